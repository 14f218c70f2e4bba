/** Keeps the wallet fresh while there is a network. Nothing waits for it, and nobody is told: without it the phone shows what it carries. */
import type { LicenceSummary } from '../contract/licence'
import type { RenewedCredential, RenewedCredentials } from '../contract/presentation'
import { fromHex, toHex } from '../core/crypto/hex'
import { compactPublicKey, PRIVATE_KEY_BYTES, signCompact } from '../core/crypto/sm2-compact'
import type { Failure } from '../core/failure'
import { deviceKeyMessage, MOST_CREDENTIALS } from '../core/presentation/device-key'
import { epochOf } from '../core/time'
import { call } from './call'
import { now } from './clock'
import { cloudNow, learnCloudTime } from './cloud-time'
import { randomBytes } from './random'
import { type Carried, canCarry, carriedOf, carry, drop, ownWallet, wallet } from './wallet'

/** After a refusal: the cloud answers thirty an hour. Where nobody answers nothing is counted, and it is asked again as soon as there is a network. */
const NOT_AGAIN_FOR_MS = 150_000

let renewing: Promise<void> | undefined
let refusedAt = Number.NEGATIVE_INFINITY

/**
 * Takes over what a list has just told: what is no longer to be shown goes, what is new or due is fetched, and so is what is carried besides. One at a
 * time; never rejects.
 */
export function renewWallet(listed: readonly LicenceSummary[]): Promise<void> {
  if (!canCarry()) return Promise.resolve()
  drop(listed.filter((summary) => !isToBeCarried(summary)).map(({ id }) => id))
  renewing ??= renewDue(listed)
    .catch(() => undefined)
    .finally(() => {
      renewing = undefined
    })
  return renewing
}

/** In force and activated: nothing else is shown without a network. */
export function isToBeCarried({ status, activated }: LicenceSummary): boolean {
  return status === 'inForce' && activated
}

async function renewDue(listed: readonly LicenceSummary[]): Promise<void> {
  const due = dueOf(listed)
  if (due.length === 0 || epochOf(now()) - refusedAt < NOT_AGAIN_FOR_MS) return
  const { key } = await ownWallet()
  const askedAt = now()
  const request = await signedRequest(key, due)
  const outcome = await call('credentials', 'renewCredentials', request)
  if (!outcome.ok) {
    if (outcome.failure.code !== 'UNREACHABLE') refusedAt = epochOf(askedAt)
    return
  }
  learnCloudTime(outcome.value.now, askedAt)
  takeOver(key, due, outcome.value)
}

/** The listed ones first: they are what the person looks at. */
function dueOf(listed: readonly LicenceSummary[]): readonly LicenceSummary[] {
  const ids = new Set(listed.map(({ id }) => id))
  const others = (wallet()?.carried ?? []).map(({ summary }) => summary).filter(({ id }) => !ids.has(id))
  const all = [...listed.filter(isToBeCarried).slice(0, MOST_CREDENTIALS), ...others]
  return all.filter(isDue).slice(0, MOST_CREDENTIALS)
}

/** A licence that reads otherwise than it did has a new version: the old one's credential would show what was. */
function isDue(summary: LicenceSummary): boolean {
  const have = carriedOf(summary.id)
  return have === undefined || cloudNow() >= have.renewAt || JSON.stringify(summary) !== JSON.stringify(have.summary)
}

async function signedRequest(key: string, due: readonly LicenceSummary[]) {
  const privateKey = fromHex(key)
  const deviceKey = toHex(compactPublicKey(privateKey))
  const licences = due.map(({ id }) => id)
  const at = now()
  const message = deviceKeyMessage(deviceKey, at, licences)
  return {
    deviceKey,
    at,
    licences,
    signature: toHex(signCompact(message, privateKey, await randomBytes(PRIVATE_KEY_BYTES))),
  }
}

function takeOver(key: string, due: readonly LicenceSummary[], { items }: RenewedCredentials): void {
  const summaryOf = new Map(due.map((summary) => [summary.id, summary]))
  const fetched = items.flatMap((item): Carried[] => {
    const summary = summaryOf.get(item.licence)
    return summary && isCredential(item) ? [{ ...item, summary }] : []
  })
  carry(key, fetched)
  drop(items.filter((item) => !isCredential(item) && isForGood(item.failure)).map(({ licence }) => licence))
}

function isCredential(item: RenewedCredentials['items'][number]): item is RenewedCredential {
  return 'credential' in item
}

/** The cloud could not rather than would not: what is carried stays. */
function isForGood({ code }: Failure): boolean {
  return code !== 'BUSY' && code !== 'INTERNAL'
}
