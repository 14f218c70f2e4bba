/** 照片: a small JPEG or PNG in base64 (JT/T 1290: photo; the size is the one other ministries set). Only the first bytes are looked at. */
import { decodedLength, isBase64 } from '../../crypto/base64'
import type { Draft } from '../draft'
import { absentOr, type Rule } from './rule'

/** 50 KB, decoded. */
const MAX_BYTES = 50 * 1024

/** How the first bytes of each format look in base64: FF D8 FF, and the eight bytes of PNG. */
const MAGIC = ['/9j/', 'iVBORw0KGgo']

const CLAUSE = 'JT/T 1290-2019; docs/interfaces.md §2'

export const PHOTO_RULES: readonly Rule<Draft>[] = [
  {
    id: 'PHOTO_SIZE',
    clause: CLAUSE,
    severity: 'error',
    field: 'photo',
    holds: ({ photo }) => absentOr(photo, (text) => decodedLength(text) <= MAX_BYTES),
    message: '照片过大，解码后最多 50 KB',
  },
  {
    id: 'PHOTO_BASE64',
    clause: CLAUSE,
    severity: 'error',
    field: 'photo',
    holds: ({ photo }) => absentOr(photo, isBase64),
    message: '照片不是规范的 base64',
  },
  {
    id: 'PHOTO_FORMAT',
    clause: CLAUSE,
    severity: 'error',
    field: 'photo',
    holds: ({ photo }) => absentOr(photo, (text) => MAGIC.some((magic) => text.startsWith(magic))),
    message: '照片不是 JPEG 或 PNG',
  },
]
