/** Rules on the photo: real pictures, made by the encoders, and then broken. */
import { encode } from 'jpeg-js'
import { PNG } from 'pngjs'
import { type Example, licence, lorry, practitioner } from './example'

/** A picture of a slope from dark to light: something to decode, and small. */
function pixels(width: number, height: number): Buffer {
  return Buffer.from(
    Uint8Array.from({ length: width * height * 4 }, (_, at) => ((at % (width * 4)) / 8 + at / width / 16) & 255),
  )
}

function jpeg(width: number, height: number): Buffer {
  return encode({ data: pixels(width, height), width, height }, 60).data
}

function png(width: number, height: number): Buffer {
  const picture = new PNG({ width, height })
  picture.data = pixels(width, height)
  return PNG.sync.write(picture)
}

/** The JPEG with a comment that makes it `bytes` long. */
function jpegOf(bytes: number): Buffer {
  const whole = jpeg(64, 80)
  const comment = Buffer.alloc(bytes - whole.length)
  comment.writeUInt16BE(0xfffe, 0)
  comment.writeUInt16BE(comment.length - 2, 2)
  return Buffer.concat([whole.subarray(0, 2), comment, whole.subarray(2)])
}

/** The PNG whose header claims another size, with the header's own checksum made right again. */
function pngClaiming(width: number, height: number): Buffer {
  const bytes = png(64, 80)
  const claimed = png(width, 1)
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  claimed.copy(bytes, 29, 29, 33)
  return bytes
}

/** A byte changed so that nothing about its place survives. */
function flipped(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes)
  changed[at] = (changed[at] ?? 0) ^ 0xff
  return changed
}

/** The Huffman table's counts all at their highest: more codes than there can be. */
function withoutTables(bytes: Buffer): Buffer {
  const table = bytes.indexOf(Buffer.from([0xff, 0xc4]))
  return Buffer.from(bytes).fill(0xff, table + 5, table + 21)
}

const END = Buffer.from([0xff, 0xd9])
const portrait = jpeg(96, 128)
const drawing = png(64, 80)
const scan = portrait.indexOf(Buffer.from([0xff, 0xda]))

const photo = (bytes: Buffer) => licence({ photo: bytes.toString('base64') })
const of = practitioner
const decodes = { rule: 'PHOTO_DECODES', field: 'photo', of, keeps: photo(portrait) }

export const PHOTO_EXAMPLES: readonly Example[] = [
  {
    rule: 'PHOTO_SIZE',
    field: 'photo',
    of,
    what: 'a photo of 50 KB and one byte',
    breaks: photo(jpegOf(51_201)),
    keeps: photo(jpegOf(51_200)),
  },
  {
    rule: 'PHOTO_BASE64',
    field: 'photo',
    of,
    what: 'a photo with a data URL before it',
    breaks: licence({ photo: `data:image/jpeg;base64,${portrait.toString('base64')}` }),
    keeps: photo(portrait),
  },
  {
    rule: 'PHOTO_BASE64',
    field: 'photo',
    of,
    what: 'bits in the last character that no byte takes',
    breaks: licence({ photo: '/9j/4AB=' }),
    keeps: licence({ photo: '/9j/4AA=' }),
  },
  {
    rule: 'PHOTO_FORMAT',
    field: 'photo',
    of,
    what: 'a GIF',
    breaks: photo(Buffer.from('GIF89a')),
    keeps: photo(drawing),
  },
  {
    rule: 'PHOTO_FORMAT',
    field: 'photo',
    of,
    what: 'a JPEG that ends before it says its size',
    breaks: photo(portrait.subarray(0, 20)),
    keeps: photo(portrait),
  },
  {
    rule: 'PHOTO_PIXELS',
    field: 'photo',
    of,
    what: 'a PNG of a few bytes that claims four gigapixels',
    breaks: photo(pngClaiming(65_535, 65_535)),
    keeps: photo(drawing),
  },
  {
    rule: 'PHOTO_PIXELS',
    field: 'photo',
    of,
    what: 'a photo 31 pixels wide',
    breaks: photo(jpeg(31, 40)),
    keeps: photo(jpeg(32, 40)),
  },
  {
    rule: 'PHOTO_PIXELS',
    field: 'photo',
    of,
    what: 'a photo 2001 pixels high',
    breaks: photo(jpeg(32, 2001)),
    keeps: photo(jpeg(32, 2000)),
  },
  { ...decodes, what: 'a JPEG cut in the middle', breaks: photo(portrait.subarray(0, portrait.length >> 1)) },
  {
    ...decodes,
    what: 'a JPEG cut in the middle and closed again',
    breaks: photo(Buffer.concat([portrait.subarray(0, (scan + portrait.length) >> 1), END])),
  },
  { ...decodes, what: 'a JPEG without its pixels', breaks: photo(portrait.subarray(0, scan)) },
  { ...decodes, what: 'a JPEG whose Huffman tables are wrong', breaks: photo(withoutTables(portrait)) },
  { ...decodes, what: 'a PNG with a wrong checksum', breaks: photo(flipped(drawing, 50)), keeps: photo(drawing) },
  { ...decodes, what: 'a PNG cut in its pixels', breaks: photo(drawing.subarray(0, 60)), keeps: photo(drawing) },
  { ...decodes, what: 'a PNG that claims more rows than it has', breaks: photo(pngClaiming(64, 90)) },
  {
    rule: 'PHOTO_UPRIGHT',
    field: 'photo',
    of,
    what: 'a photo wider than high',
    breaks: photo(jpeg(97, 96)),
    keeps: photo(jpeg(96, 96)),
  },
  {
    rule: 'PHOTO_UNEXPECTED',
    field: 'photo',
    of: lorry,
    what: 'a photo of a lorry',
    breaks: photo(portrait),
  },
]
