/** JSON signed by SM2 in the compact form of JWS, as docs/presentation-format.md has it; written here from the document alone. */
import { sm2 } from 'sm-crypto-v2'
import type { SigningKey } from './signature'

const USER_ID = '1234567812345678'

export function signJws(typ: string, kid: string, payload: unknown, key: SigningKey): string {
  const signed = `${part({ alg: 'SM2-SM3', kid, typ })}.${part(payload)}`
  return `${signed}.${signCompact(Buffer.from(signed), key).toString('base64url')}`
}

/** SM2 with SM3, 64 bytes: r, then s. */
export function signCompact(message: Uint8Array, { privateKey, publicKey }: SigningKey): Buffer {
  return Buffer.from(sm2.doSignature(message, privateKey, { hash: true, userId: USER_ID, publicKey }), 'hex')
}

/** A new pair. */
export function newKey(): SigningKey {
  return sm2.generateKeyPairHex()
}

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
