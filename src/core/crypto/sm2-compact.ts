/**
 * GB/T 32918.2-2016 SM2 with SM3 for codes that must be short and phones that must be quick: signatures are 64 bytes, r then s; public keys 33
 * bytes, compressed (02 or 03, then x); private keys 32 bytes. User id `1234567812345678`.
 */
import { sm2 } from 'sm-crypto-v2'
import { fromHex, toHex } from './hex'

const USER_ID = '1234567812345678'
export const SIGNATURE_BYTES = 64
export const PUBLIC_KEY_BYTES = 33
export const PRIVATE_KEY_BYTES = 32

/** A public key that has been found to lie on the curve. */
export interface VerifyingKey {
  /** Compressed. */
  readonly bytes: Uint8Array
}

/** Reads a compressed public key; undefined when it names no point of the curve. */
export function verifyingKey(bytes: Uint8Array): VerifyingKey | undefined {
  if (bytes.length !== PUBLIC_KEY_BYTES || (bytes[0] !== 2 && bytes[0] !== 3)) return undefined
  try {
    return sm2.verifyPublicKey(toHex(bytes)) ? { bytes } : undefined
  } catch {
    return undefined
  }
}

/** The same key with a table of its multiples: worth its 50 ms for a key that many signatures are checked with. */
export function prepared(key: VerifyingKey): VerifyingKey {
  return key
}

/** Whether `signature` is one of `key` over `message`. Never throws, whatever comes in. */
export function verifyCompact(message: Uint8Array, signature: Uint8Array, key: VerifyingKey): boolean {
  if (signature.length !== SIGNATURE_BYTES) return false
  try {
    const publicKey = toHex(key.bytes)
    return sm2.doVerifySignature(message, toHex(signature), publicKey, { hash: true, userId: USER_ID })
  } catch {
    return false
  }
}

/**
 * Signs `message`. `random`: 32 unpredictable bytes, of this signature alone; the core makes none itself. Throws RangeError for a private key
 * that is none.
 */
export function signCompact(message: Uint8Array, privateKey: Uint8Array, random: Uint8Array): Uint8Array {
  if (random.length !== PRIVATE_KEY_BYTES) throw new RangeError('32 random bytes are needed')
  return fromHex(sm2.doSignature(message, toHex(privateKey), { hash: true, userId: USER_ID }))
}

/** The compressed public key of a private one. Throws RangeError for a private key that is none. */
export function compactPublicKey(privateKey: Uint8Array): Uint8Array {
  return fromHex(sm2.compressPublicKeyHex(sm2.getPublicKeyFromPrivateKey(toHex(privateKey))))
}
