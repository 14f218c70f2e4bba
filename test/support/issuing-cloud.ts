/** The cloud's `credentials` as far as one phone sees it: it checks that the phone has its key, and signs what the phone may show. */
import type { RenewedCredentials } from '../../src/contract/presentation'
import { toBase64Url } from '../../src/core/crypto/base64'
import { fromHex } from '../../src/core/crypto/hex'
import { verifyCompact, verifyingKey } from '../../src/core/crypto/sm2-compact'
import type { Failure } from '../../src/core/failure'
import { deviceKeyMessage } from '../../src/core/presentation/device-key'
import { ok } from '../../src/core/result'
import { after, epochOf, type Instant, instantOf } from '../../src/core/time'
import { madeCredential } from './offline-code'

const DAY_MS = 24 * 3_600_000
const RENEW_AFTER_MS = 6 * 3_600_000

interface Asked {
  readonly deviceKey: string
  readonly signature: string
  readonly at: Instant
  readonly licences: readonly string[]
}

/** The answer to `credentials.renewCredentials` at the cloud's time `now`; the licences of `refused` are not given one. */
export function renewed(
  request: Readonly<Record<string, unknown>>,
  now: Instant,
  refused: Readonly<Record<string, Failure>> = {},
) {
  const { deviceKey, signature, at, licences } = askedIn(request)
  const key = verifyingKey(fromHex(deviceKey))
  if (!key || !verifyCompact(deviceKeyMessage(deviceKey, at, licences), fromHex(signature), key)) {
    throw new Error('the phone did not prove that it has its key')
  }
  const issuedAt = instantOf(Math.floor(epochOf(now) / 1000) * 1000)
  const value: RenewedCredentials = {
    now,
    items: licences.map((licence) => {
      const failure = refused[licence]
      if (failure) return { licence, failure }
      const credential = toBase64Url(madeCredential({ content: { issuedAt, deviceKey: fromHex(deviceKey) } }))
      return {
        licence,
        credential,
        issuedAt,
        expiresAt: after(issuedAt, DAY_MS),
        renewAt: after(issuedAt, RENEW_AFTER_MS),
      }
    }),
  }
  return ok(value)
}

function askedIn({ deviceKey, signature, at, licences }: Readonly<Record<string, unknown>>): Asked {
  return {
    deviceKey: String(deviceKey),
    signature: String(signature),
    at: String(at) as Instant,
    licences: Array.isArray(licences) ? licences.map(String) : [],
  }
}
