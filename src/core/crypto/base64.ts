/** base64 (RFC 4648, section 4) and base64url (section 5), strict. Written here because the phone's runtime has neither `atob` nor `Buffer`. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
/** What each character writes, by its code. */
const VALUES = Uint8Array.from({ length: 128 }, (_, code) => Math.max(0, ALPHABET.indexOf(String.fromCharCode(code))))
const FORM = /^[A-Za-z0-9+/]*={0,2}$/

/** base64 of `bytes`, padded. */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let index = 0; index < bytes.length; index += 3) text += quartet(bytes.subarray(index, index + 3))
  return text
}

/** The bytes that `text` writes; undefined unless it is exactly how {@link toBase64} would write them. */
export function fromBase64(text: string): Uint8Array | undefined {
  if (!isBase64(text)) return undefined
  const bytes = new Uint8Array(decodedLength(text))
  for (let index = 0; index < text.length; index += 4) {
    const at = (index / 4) * 3
    const bits = bitsAt(text, index)
    // A typed array drops what is written past its end, which is what the padding asks for.
    bytes[at] = bits >> 16
    bytes[at + 1] = bits >> 8
    bytes[at + 2] = bits
  }
  return isLastExact(text, bytes) ? bytes : undefined
}

/** base64url without padding (RFC 4648, section 5). */
export function toBase64Url(bytes: Uint8Array): string {
  return toBase64(bytes).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}

/** undefined unless it is exactly how {@link toBase64Url} would write it. */
export function fromBase64Url(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) return undefined
  return fromBase64(
    text
      .replace(/-/g, '+')
      .replace(/_/g, '/')
      .padEnd(Math.ceil(text.length / 4) * 4, '='),
  )
}

/** How many bytes a base64 text of right form writes, without decoding it. */
export function decodedLength(text: string): number {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  return (text.length / 4) * 3 - padding
}

/** Whether `text` has the form of padded base64. */
export function isBase64(text: string): boolean {
  return text.length % 4 === 0 && FORM.test(text)
}

function quartet([first = 0, second, third]: Uint8Array): string {
  const bits = (first << 16) | ((second ?? 0) << 8) | (third ?? 0)
  const [a, b, c, d] = [bits >> 18, (bits >> 12) & 63, (bits >> 6) & 63, bits & 63].map((six) => ALPHABET.charAt(six))
  return `${a}${b}${second === undefined ? '=' : c}${third === undefined ? '=' : d}`
}

/** The 24 bits that four characters write. Padding writes zeros. */
function bitsAt(text: string, index: number): number {
  let bits = 0
  for (let at = index; at < index + 4; at++) bits = (bits << 6) | (VALUES[text.charCodeAt(at)] ?? 0)
  return bits
}

/** Only the last four characters can hold bits that no byte takes. */
function isLastExact(text: string, bytes: Uint8Array): boolean {
  return text.endsWith(toBase64(bytes.subarray(Math.max(0, text.length / 4 - 1) * 3)))
}
