/**
 * Encrypts whole files with SM4-CTR, then HMAC-SM3 (encrypt-then-MAC). Every file has a key of its own that is used once, so the counter may
 * begin at zero and the same file is always the same ciphertext: a write that is repeated changes nothing.
 */
import { createCipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { FileCipher, FileKey } from '../ports'

const CIPHER = 'sm4-ctr'
const CIPHER_KEY_BYTES = 16
const MAC_BYTES = 32
const KEY_BYTES = CIPHER_KEY_BYTES + MAC_BYTES
const COUNTER_START = Buffer.alloc(16)

export const fileCipher: FileCipher = {
  newKey: () => randomBytes(KEY_BYTES).toString('base64url') as FileKey,
  seal: (key, bytes) => seal(bytesOf(key), bytes),
  open: (key, sealed) => open(bytesOf(key), sealed),
  wrap: (secret, key) => seal(wrappingKeyOf(secret), bytesOf(key)).toString('base64url'),
  unwrap: (secret, wrapped) =>
    open(wrappingKeyOf(secret), Buffer.from(wrapped, 'base64url')).toString('base64url') as FileKey,
}

function bytesOf(key: FileKey): Buffer {
  const bytes = Buffer.from(key, 'base64url')
  if (bytes.length !== KEY_BYTES) throw new Error('a file key is malformed')
  return bytes
}

function seal(key: Buffer, bytes: Uint8Array): Buffer {
  const ciphertext = crypted(key, bytes)
  return Buffer.concat([ciphertext, macOf(key, ciphertext)])
}

function open(key: Buffer, sealed: Uint8Array): Buffer {
  const whole = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
  const ciphertext = whole.subarray(0, -MAC_BYTES)
  const intact = whole.length >= MAC_BYTES && timingSafeEqual(whole.subarray(-MAC_BYTES), macOf(key, ciphertext))
  if (!intact) throw new Error('a file was altered, or is under another key')
  return crypted(key, ciphertext)
}

/** Counter mode: encrypting and decrypting are the same. */
function crypted(key: Buffer, bytes: Uint8Array): Buffer {
  const cipher = createCipheriv(CIPHER, key.subarray(0, CIPHER_KEY_BYTES), COUNTER_START)
  return Buffer.concat([cipher.update(bytes), cipher.final()])
}

function macOf(key: Buffer, ciphertext: Buffer): Buffer {
  return createHmac('sm3', key.subarray(CIPHER_KEY_BYTES)).update(ciphertext).digest()
}

/** 48 bytes out of the secret by HMAC-SM3 in two blocks, as HKDF expands (RFC 5869). */
function wrappingKeyOf(secret: Uint8Array): Buffer {
  const block = (number: number) => createHmac('sm3', secret).update(`file key ${number}`).digest()
  return Buffer.concat([block(1), block(2)]).subarray(0, KEY_BYTES)
}
