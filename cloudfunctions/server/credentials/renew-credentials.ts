/** 签发离线凭证: for each licence in force that its holder has activated, what his phone may show for a day without a network. */
import type * as v from 'valibot'
import type {
  RefusedCredential,
  RenewedCredential,
  RenewedCredentials,
  renewCredentialsRequest,
} from '../../../src/contract/presentation'
import { toBase64Url } from '../../../src/core/crypto/base64'
import { fromHex } from '../../../src/core/crypto/hex'
import type { Failure } from '../../../src/core/failure'
import {
  type CredentialContent,
  credentialMessage,
  encodeCredential,
  endOf,
  joined,
} from '../../../src/core/presentation/credential'
import { ok, type Result } from '../../../src/core/result'
import { after, epochOf, instantOf } from '../../../src/core/time'
import type { Holder } from '../identity/actors'
import { inParallel } from '../in-parallel'
import type { IssuerKey } from '../ports'
import type { Index } from '../records'
import { type CertifyingDeps, certify } from './certify'
import { type DeviceDeps, proveDevice } from './device'

export interface RenewingDeps extends DeviceDeps, CertifyingDeps {
  readonly issuerKey: IssuerKey
}

/** A phone that has a network renews long before the end: a day without one is then covered from any moment. */
const RENEW_AFTER_MS = 6 * 3_600_000
const WIDTH = 4

export async function renewCredentials(
  deps: RenewingDeps,
  holder: Holder,
  request: v.InferOutput<typeof renewCredentialsRequest>,
): Promise<Result<RenewedCredentials, Failure>> {
  const device = await proveDevice(deps, holder.person, request)
  if (!device.ok) return device
  const deviceKey = fromHex(request.deviceKey)
  // Ids that are nobody's are refused like those of others.
  const licences = [...new Set(request.licences)] as Index[]
  const items = await inParallel(licences, WIDTH, (licence) => renewOne(deps, holder, { licence, deviceKey }))
  return ok({ now: deps.clock.now(), items })
}

async function renewOne(
  deps: RenewingDeps,
  holder: Holder,
  wanted: { readonly licence: Index; readonly deviceKey: Uint8Array },
): Promise<RenewedCredential | RefusedCredential> {
  const { licence } = wanted
  const now = instantOf(Math.floor(epochOf(deps.clock.now()) / 1000) * 1000)
  const content = await certify(deps, holder, { ...wanted, now })
  if (!content.ok) return { licence, failure: content.failure }
  return {
    licence,
    credential: signed(deps.issuerKey, content.value),
    issuedAt: now,
    expiresAt: endOf(content.value),
    renewAt: after(now, RENEW_AFTER_MS),
  }
}

function signed(issuerKey: IssuerKey, content: CredentialContent): string {
  const encoded = encodeCredential(content)
  return toBase64Url(joined(encoded, issuerKey.sign(credentialMessage(encoded))))
}
