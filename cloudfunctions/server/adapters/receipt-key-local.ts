/** 凭证密钥 in the function's environment. In production it belongs into an approved cryptographic module (密码机), behind an adapter of its own. */
import { publicKeyOf, signSm2 } from '../../../src/core/crypto/sm2'
import type { ReceiptKey } from '../ports'

/** `privateKey`: 64 hex digits. Throws when it is no private key: at the start, not at the first signature. */
export function localReceiptKey({
  keyId,
  privateKey,
}: {
  readonly keyId: string
  readonly privateKey: string
}): ReceiptKey {
  const publicKey = publicKeyOf(privateKey)
  return { keyId, publicKey, sign: (text) => signSm2(text, privateKey, publicKey) }
}
