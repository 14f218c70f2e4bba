/** UTF-8, written and read strictly. Here because not every phone's runtime has `TextEncoder`. */

/** The UTF-8 of `text`. A lone surrogate becomes U+FFFD. */
export function utf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3)
  let end = 0
  for (let at = 0; at < text.length; at++) {
    const point = text.codePointAt(at) ?? 0
    if (point > 0xffff) at += 1
    end = write(bytes, end, point >= 0xd800 && point <= 0xdfff ? 0xfffd : point)
  }
  return bytes.slice(0, end)
}

/** The text that `bytes` write; undefined when they are not UTF-8: overlong forms, surrogates and what is cut short included. */
export function fromUtf8(bytes: Uint8Array): string | undefined {
  let text = ''
  for (let at = 0; at < bytes.length; ) {
    const length = lengthOf(bytes[at] ?? 0)
    const point = length === 0 ? undefined : pointAt(bytes, at, length)
    if (point === undefined) return undefined
    text += String.fromCodePoint(point)
    at += length
  }
  return text
}

/** Where the next character goes. */
function write(bytes: Uint8Array, at: number, point: number): number {
  if (point < 0x80) {
    bytes[at] = point
    return at + 1
  }
  const more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3
  bytes[at] = (0xff << (7 - more)) | (point >> (6 * more))
  for (let next = 1; next <= more; next++) bytes[at + next] = 0x80 | ((point >> (6 * (more - next))) & 63)
  return at + more + 1
}

function lengthOf(first: number): number {
  if (first < 0x80) return 1
  if (first < 0xc2) return 0
  if (first < 0xe0) return 2
  if (first < 0xf0) return 3
  return first < 0xf5 ? 4 : 0
}

const LEAST = [0, 0, 0x80, 0x800, 0x10000]

function pointAt(bytes: Uint8Array, at: number, length: number): number | undefined {
  if (length === 1) return bytes[at]
  let point = (bytes[at] ?? 0) & (0x7f >> length)
  for (let next = at + 1; next < at + length; next += 1) {
    const byte = bytes[next] ?? 0
    if ((byte & 0xc0) !== 0x80) return undefined
    point = point * 64 + (byte & 63)
  }
  const isSurrogate = point >= 0xd800 && point <= 0xdfff
  return point < (LEAST[length] ?? 0) || point > 0x10ffff || isSurrogate ? undefined : point
}
