/** A phone that shows without a network: its key, what it asks the cloud for, and the codes it makes. */
import { randomBytes } from 'node:crypto'
import type { RenewedCredential } from '../../src/contract/presentation'
import { fromBase64Url } from '../../src/core/crypto/base64'
import { toHex } from '../../src/core/crypto/hex'
import { compactPublicKey, signCompact } from '../../src/core/crypto/sm2-compact'
import { deviceKeyMessage } from '../../src/core/presentation/device-key'
import { makeProof } from '../../src/core/presentation/proof'
import { type Instant, instantOf } from '../../src/core/time'

export const now = (): Instant => instantOf(Date.now())

export interface Phone {
  readonly openid: string
  readonly privateKey: Uint8Array
  readonly deviceKey: string
}

export function phoneOf(openid: string): Phone {
  const privateKey = randomBytes(32)
  return { openid, privateKey, deviceKey: toHex(compactPublicKey(privateKey)) }
}

/** What the phone asks for, `bent` in what it says after it has signed. */
export function renewal({ privateKey, deviceKey }: Phone, licences: readonly string[], at: Instant = now(), bent = {}) {
  const message = deviceKeyMessage(deviceKey, at, licences)
  const signature = toHex(signCompact(message, privateKey, randomBytes(32)))
  return { deviceKey, signature, at, licences: [...licences], ...bent }
}

export function bytesOf({ credential }: Pick<RenewedCredential, 'credential'>): Uint8Array {
  const bytes = fromBase64Url(credential)
  if (!bytes) throw new Error('a credential is no base64url')
  return bytes
}

/** The text in the QR code. */
export function shown(phone: Phone, credential: Pick<RenewedCredential, 'credential'>, at: Instant = now()): string {
  return makeProof(bytesOf(credential), at, phone.privateKey, randomBytes(40))
}
