/** 签发密钥 in the function's environment. In production it belongs into an approved cryptographic module (密码机), behind an adapter of its own. */
import { randomBytes } from 'node:crypto'
import { fromHex } from '../../../src/core/crypto/hex'
import { signJws } from '../../../src/core/crypto/jws'
import { PRIVATE_KEY_BYTES, signCompact } from '../../../src/core/crypto/sm2-compact'
import { issuerKeyId } from '../../../src/core/presentation/status-list'
import type { IssuerKey } from '../ports'

/** `privateKey`: 64 hex digits. Throws RangeError when it is no private key: at the start, not at the first signature. */
export function localIssuerKey(setting: {
  readonly issuer: string
  readonly number: number
  readonly privateKey: string
}): IssuerKey {
  const { issuer, number } = setting
  const privateKey = fromHex(setting.privateKey)
  const random = () => randomBytes(PRIVATE_KEY_BYTES)
  signCompact(new Uint8Array(), privateKey, random())
  return {
    issuer,
    number,
    sign: (message) => signCompact(message, privateKey, random()),
    signJws: (typ, payload) => signJws({ kid: issuerKeyId(issuer, number), typ }, payload, privateKey, random()),
  }
}
