/** 照片: a small JPEG or PNG in base64 that can really be shown (JT/T 1290: photo; the size is the one other ministries set). */
import { decodedLength, fromBase64 } from '../../crypto/base64'
import { type ImageHeader, imageHeaderOf } from '../image-header'
import type { LicenceKind } from '../kinds'
import type { Rule } from './rule'

/** Whether a picture of a known format can be decoded to its last pixel. Given from outside: decoders are no part of the core. */
export type DecodesPhoto = (format: ImageHeader['format'], bytes: Uint8Array) => boolean

/** A photo as far as it could be read. What follows from an earlier fault is not looked at. */
export interface Photo {
  readonly text: string
  readonly kind: LicenceKind | undefined
  /** Undefined when it is too large or no base64. */
  readonly bytes: Uint8Array | undefined
  /** Undefined when it is no picture, too. */
  readonly header: ImageHeader | undefined
  /** False only when its size in pixels is right and it still does not decode. */
  readonly decodes: boolean
}

/** 50 KB, decoded. */
const MAX_BYTES = 50 * 1024

/** Pixels a side: below the first nobody is recognised, above the second 50 KB can only be a trap for the decoder. */
const LEAST_PIXELS = 32
const MOST_PIXELS = 2000

const CLAUSE = 'JT/T 1290-2019; docs/interfaces.md §2'

export const PHOTO_RULES: readonly Rule<Photo>[] = [
  {
    id: 'PHOTO_SIZE',
    clause: CLAUSE,
    group: 'validity',
    severity: 'error',
    field: 'photo',
    holds: ({ text }) => isSmall(text),
    message: {
      zh: '照片过大，解码后应不超过 50 KB',
      en: 'The photo is too large; decoded it must be at most 50 KB',
    },
  },
  {
    id: 'PHOTO_BASE64',
    clause: CLAUSE,
    group: 'validity',
    severity: 'error',
    field: 'photo',
    holds: ({ text, bytes }) => !isSmall(text) || bytes !== undefined,
    message: { zh: '照片编码不符，应为规范的 base64', en: 'The photo is badly encoded; it must be canonical base64' },
  },
  {
    id: 'PHOTO_FORMAT',
    clause: CLAUSE,
    group: 'truth',
    severity: 'error',
    field: 'photo',
    holds: ({ bytes, header }) => bytes === undefined || header !== undefined,
    message: { zh: '照片格式不符，应为 JPEG 或 PNG', en: 'The photo is of another format; it must be a JPEG or a PNG' },
  },
  {
    id: 'PHOTO_PIXELS',
    clause: 'JT/T 1290-2019; ours',
    group: 'validity',
    severity: 'error',
    field: 'photo',
    holds: ({ header }) => header === undefined || isShowable(header),
    message: {
      zh: '照片像素不符，每边应为 32 至 2000 像素',
      en: 'The photo has too few or too many pixels; each side must have 32 to 2000',
    },
  },
  {
    id: 'PHOTO_DECODES',
    clause: CLAUSE,
    group: 'truth',
    severity: 'error',
    field: 'photo',
    holds: ({ decodes }) => decodes,
    message: {
      zh: '照片已损坏，不能解码，应为完整的 JPEG 或 PNG 文件',
      en: 'The photo is damaged and cannot be decoded; it must be a whole JPEG or PNG file',
    },
  },
  {
    id: 'PHOTO_UPRIGHT',
    clause: 'JT/T 1290-2019; GA 461; ours',
    group: 'validity',
    severity: 'warning',
    field: 'photo',
    holds: ({ header }) => header === undefined || header.height >= header.width,
    message: {
      zh: '照片横向，不像证件照；应为竖向的免冠照片',
      en: 'The photo is wider than high; it should be an upright portrait',
    },
  },
  {
    id: 'PHOTO_UNEXPECTED',
    clause: 'JT/T 1290/1291/1292-2019 照面; ours',
    group: 'validity',
    severity: 'warning',
    field: 'photo',
    holds: ({ kind }) => kind === undefined || kind.design.portrait,
    message: {
      zh: '本类证照照面不印照片，应只在从业资格证中上报',
      en: 'This type of licence shows no photo; it should come with practitioner certificates only',
    },
  },
]

/** The photo as the rules look at it. Decoded only when it is small enough in bytes and in pixels. */
export function photoOf(text: string, kind: LicenceKind | undefined, decodesPhoto: DecodesPhoto): Photo {
  const bytes = isSmall(text) ? fromBase64(text) : undefined
  const header = bytes && imageHeaderOf(bytes)
  const decodes = !bytes || !header || !isShowable(header) || decodesPhoto(header.format, bytes)
  return { text, kind, bytes, header, decodes }
}

function isSmall(text: string): boolean {
  return decodedLength(text) <= MAX_BYTES
}

function isShowable({ width, height }: ImageHeader): boolean {
  return [width, height].every((side) => side >= LEAST_PIXELS && side <= MOST_PIXELS)
}
