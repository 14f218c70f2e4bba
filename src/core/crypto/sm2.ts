/**
 * GB/T 32918.2-2016 SM2 signatures with SM3, user id `1234567812345678` (GB/T 35276), over sm-crypto-v2.
 * The library throws on numbers out of range, so the form is read here first and a fault inside it counts as "does not verify".
 */
import { sm2 } from 'sm-crypto-v2'
import { fromBase64, toBase64 } from './base64'
import { readSignature, writeSignature } from './sm2-signature'

const USER_ID = '1234567812345678'
/** Uncompressed point: 04, x, y. */
const PUBLIC_KEY = /^04[0-9a-f]{128}$/i

/** Whether `signature` (base64 of strict DER) is one of `publicKeyHex` over `message`. Never throws, whatever comes in. */
export function verifySm2(message: Uint8Array | string, signature: string, publicKeyHex: string): boolean {
  const der = fromBase64(signature)
  const pair = der && readSignature(der)
  if (!pair || !PUBLIC_KEY.test(publicKeyHex)) return false
  try {
    return sm2.doVerifySignature(message, pair.r + pair.s, publicKeyHex.toLowerCase(), { hash: true, userId: USER_ID })
  } catch {
    // A point off the curve, or a sum at infinity: no signature of anyone.
    return false
  }
}

/**
 * Signs `message`; base64 of DER. `privateKeyHex` is 64 hex digits; whoever signs often hands in the public key, else it
 * is worked out each time. Needs the runtime's secure randomness, and throws without it.
 */
export function signSm2(
  message: Uint8Array | string,
  privateKeyHex: string,
  publicKeyHex: string = publicKeyOf(privateKeyHex),
): string {
  const options = { hash: true, userId: USER_ID, publicKey: publicKeyHex }
  const pair = sm2.doSignature(message, privateKeyHex, options)
  return toBase64(writeSignature({ r: pair.slice(0, 64), s: pair.slice(64) }))
}

/** The public key of a private one, uncompressed hex. */
export function publicKeyOf(privateKeyHex: string): string {
  return sm2.getPublicKeyFromPrivateKey(privateKeyHex)
}
