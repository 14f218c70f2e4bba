/** What the first bytes of a picture say of it: format and size in pixels. Read before anything is decoded, because a few bytes can claim gigabytes. */

export interface ImageHeader {
  readonly format: 'jpeg' | 'png'
  readonly width: number
  readonly height: number
}

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const PNG_HEADER_LENGTH = 24

/** The header of a JPEG (ISO/IEC 10918-1) or PNG (ISO/IEC 15948); undefined when the bytes begin like neither or end before their size is said. */
export function imageHeaderOf(bytes: Uint8Array): ImageHeader | undefined {
  if (PNG_SIGNATURE.every((byte, index) => bytes[index] === byte)) return pngHeader(bytes)
  return bytes[0] === 0xff && bytes[1] === 0xd8 ? jpegHeader(bytes) : undefined
}

/** The first chunk is IHDR, which begins with width and height. */
function pngHeader(bytes: Uint8Array): ImageHeader | undefined {
  if (bytes.length < PNG_HEADER_LENGTH) return undefined
  return {
    format: 'png',
    width: word(bytes, 16) * 0x10000 + word(bytes, 18),
    height: word(bytes, 20) * 0x10000 + word(bytes, 22),
  }
}

/** Segment after segment until one that begins a frame; each says its own length. */
function jpegHeader(bytes: Uint8Array): ImageHeader | undefined {
  let at = 2
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    if (isFrame(bytes[at + 1] ?? 0)) return { format: 'jpeg', height: word(bytes, at + 5), width: word(bytes, at + 7) }
    at += 2 + word(bytes, at + 2)
  }
  return undefined
}

/** SOF0 to SOF15, without the tables and restart markers that share the row. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

function word(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
}
