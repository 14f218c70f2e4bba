/** SM2-with-SM3 as the project's interfaces use it: DER, base64, user id 1234567812345678. */
import { randomBytes } from 'node:crypto'
import { sm2, sm3 } from 'sm-crypto-v2'

const USER_ID = '1234567812345678'

export interface SigningKey {
  /** 64 hex characters. */
  readonly privateKey: string
  /** Uncompressed point, 130 hex characters from 04. */
  readonly publicKey: string
}

/** A signing key that others know by its name. */
export interface NamedKey extends SigningKey {
  readonly keyId: string
}

/** DER. A text is signed as UTF-8. */
export function signBytes(message: Uint8Array | string, { privateKey, publicKey }: SigningKey): Uint8Array {
  return Buffer.from(sm2.doSignature(message, privateKey, { hash: true, der: true, userId: USER_ID, publicKey }), 'hex')
}

export function sign(text: string, key: SigningKey): string {
  return Buffer.from(signBytes(text, key)).toString('base64')
}

/** Headers of a signed request; `path` is the full public path. */
export function signedHeaders(method: string, path: string, body: string, key: NamedKey): Record<string, string> {
  const timestamp = new Date().toISOString()
  const nonce = randomBytes(16).toString('base64url')
  const text = [method, path, timestamp, nonce, digest(body)].join('\n')
  return { 'X-Key-Id': key.keyId, 'X-Timestamp': timestamp, 'X-Nonce': nonce, 'X-Signature': sign(text, key) }
}

/** Value of `X-Signature` on a reply. */
export function replySignature(status: number, nonce: string, body: string, key: SigningKey): string {
  return sign([status, nonce, digest(body)].join('\n'), key)
}

function digest(body: string): string {
  return sm3(Buffer.from(body, 'utf8'))
}
