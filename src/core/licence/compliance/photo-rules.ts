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
    group: 'validity',
    severity: 'error',
    field: 'photo',
    holds: ({ photo }) => absentOr(photo, (text) => decodedLength(text) <= MAX_BYTES),
    message: { zh: '照片过大，解码后应不超过 50 KB', en: 'The photo is too large; decoded it must be at most 50 KB' },
  },
  {
    id: 'PHOTO_BASE64',
    clause: CLAUSE,
    group: 'validity',
    severity: 'error',
    field: 'photo',
    holds: ({ photo }) => absentOr(photo, isBase64),
    message: { zh: '照片编码不符，应为规范的 base64', en: 'The photo is badly encoded; it must be canonical base64' },
  },
  {
    id: 'PHOTO_FORMAT',
    clause: CLAUSE,
    group: 'truth',
    severity: 'error',
    field: 'photo',
    holds: ({ photo }) => absentOr(photo, (text) => MAGIC.some((magic) => text.startsWith(magic))),
    message: { zh: '照片格式不符，应为 JPEG 或 PNG', en: 'The photo is of another format; it must be a JPEG or a PNG' },
  },
]
