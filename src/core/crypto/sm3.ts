/** GB/T 32905-2016 SM3, and the keyed form of it (HMAC, RFC 2104 with SM3), over sm-crypto-v2. */
import { sm3 } from 'sm-crypto-v2'

/** The digest of bytes, or of the UTF-8 of a text, as 64 lower-case hex digits. */
export function sm3Hex(message: Uint8Array | string): string {
  return sm3(message)
}

/** The keyed digest as 64 lower-case hex digits. `key` is bytes, so that hex and text cannot be mistaken for each other. */
export function hmacSm3Hex(key: Uint8Array, message: Uint8Array | string): string {
  return sm3(message, { key })
}
