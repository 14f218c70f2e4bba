/** SM2-with-SM3 as the project's interfaces use it: DER, base64, user id 1234567812345678. */
import { randomBytes } from 'node:crypto'
import { sm2, sm3 } from 'sm-crypto-v2'
import type { KeyPair } from './keys'

const USER_ID = '1234567812345678'

export function sign(text: string, { privateKey, publicKey }: KeyPair): string {
  const hex = sm2.doSignature(text, privateKey, { hash: true, der: true, userId: USER_ID, publicKey })
  return Buffer.from(hex, 'hex').toString('base64')
}

/** Headers of a signed request; `path` is the full public path. */
export function signedHeaders(method: string, path: string, body: string, key: KeyPair): Record<string, string> {
  const timestamp = new Date().toISOString()
  const nonce = randomBytes(16).toString('base64url')
  const text = [method, path, timestamp, nonce, digest(body)].join('\n')
  return { 'X-Key-Id': key.keyId, 'X-Timestamp': timestamp, 'X-Nonce': nonce, 'X-Signature': sign(text, key) }
}

/** Value of `X-Signature` on a reply. */
export function replySignature(status: number, nonce: string, body: string, key: KeyPair): string {
  return sign([status, nonce, digest(body)].join('\n'), key)
}

function digest(body: string): string {
  return sm3(Buffer.from(body, 'utf8'))
}
