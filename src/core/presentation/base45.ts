/** base45 (RFC 9285): bytes in the 45 characters that a QR code packs two to eleven bits. */

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'

/** Three characters for two bytes, two for the last one alone. */
export function toBase45(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 2) {
    const isPair = at + 1 < bytes.length
    const number = isPair ? (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0) : (bytes[at] ?? 0)
    text +=
      letter(number % 45) + letter(Math.floor(number / 45) % 45) + (isPair ? letter(Math.floor(number / 2025)) : '')
  }
  return text
}

/** The bytes that `text` writes; undefined when it is not exactly what {@link toBase45} would write. */
export function fromBase45(text: string): Uint8Array | undefined {
  if (text.length % 3 === 1) return undefined
  const bytes: number[] = []
  for (let at = 0; at < text.length; at += 3) {
    const [a = -1, b = -1, c] = [...text.slice(at, at + 3)].map((character) => ALPHABET.indexOf(character))
    if (a < 0 || b < 0 || (c !== undefined && c < 0)) return undefined
    const number = a + b * 45 + (c ?? 0) * 2025
    if (number > (c === undefined ? 0xff : 0xffff)) return undefined
    bytes.push(...(c === undefined ? [number] : [number >> 8, number & 255]))
  }
  return Uint8Array.from(bytes)
}

function letter(value: number): string {
  return ALPHABET.charAt(value)
}
