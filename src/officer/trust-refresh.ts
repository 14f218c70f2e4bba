/** Keeps the phone's trust material fresh while there is a network. Nothing waits for it: without it the phone judges by what it has. */
import { call } from '../client/call'
import { now } from '../client/clock'
import { cloudNow, learnCloudTime } from '../client/cloud-time'
import type { TrustMaterial } from '../contract/presentation'
import { epochOf } from '../core/time'
import type { StatusTokens } from './read-status'
import { type KeptStatus, keptStatuses, keptTokens, keptTrust, prepareKey, takeStatus, takeTrust } from './trust-store'

/** Lists are published within a minute of a change. */
const AT_MOST_EVERY_MS = 30_000
/** An unchanged list is signed anew with a later moment: asked for when the kept one is this old. */
const OLD_MS = 10 * 60_000
/** Each takes 50 ms of a weak phone. */
const MOST_PREPARED = 4

const watchers = new Set<() => void>()
let refreshing: Promise<void> | undefined
let refreshedAt = 0
let version = 0

/** One at a time. `now`: even if the last time was a moment ago, because something was missing. Never throws. */
export function refreshTrust(urgent = false): Promise<void> {
  const since = epochOf(now()) - refreshedAt
  if (!urgent && since >= 0 && since < AT_MOST_EVERY_MS) return refreshing ?? Promise.resolve()
  refreshing ??= refresh().finally(() => {
    refreshing = undefined
  })
  return refreshing
}

export function onTrust(tell: () => void): () => void {
  watchers.add(tell)
  return () => watchers.delete(tell)
}

/** Another number: something was taken. */
export function trustVersion(): number {
  return version
}

async function refresh(): Promise<void> {
  const askedAt = now()
  const outcome = await call('public', 'trust', {})
  if (!outcome.ok) return
  refreshedAt = epochOf(askedAt)
  const { now: cloud, roots, trustList, lists } = outcome.value
  learnCloudTime(cloud, askedAt)
  if (trustList !== undefined) takeTrust({ roots, trustList, fetchedAt: cloud })
  changed()
  for (const told of lists) if (await refreshStatus(told)) changed()
  prepareSoon()
}

function changed(): void {
  version += 1
  for (const tell of watchers) tell()
}

type ToldList = TrustMaterial['lists'][number]

/** Whether something newer was taken. */
async function refreshStatus({ issuer, list, seq }: ToldList): Promise<boolean> {
  const have = keptStatuses().find((each) => each.issuer === issuer && each.list === list)
  if (have && have.seq >= seq && !isOld(have)) return false
  const tokens = have && (await withChanges(have))
  if (tokens && takeStatus(issuer, list, tokens)) return true
  const whole = await call('public', 'statusList', { issuer, list })
  return whole.ok && takeStatus(issuer, list, { whole: whole.value.token })
}

async function withChanges({ issuer, list, base }: KeptStatus): Promise<StatusTokens | undefined> {
  const kept = keptTokens(issuer, list)
  if (!kept) return undefined
  const outcome = await call('public', 'statusChanges', { issuer, list, from: base })
  const changes = outcome.ok ? outcome.value.token : undefined
  return changes === undefined ? undefined : { whole: kept.whole, changes }
}

function isOld({ asOf }: KeptStatus): boolean {
  return epochOf(cloudNow()) - epochOf(asOf) > OLD_MS
}

/** After the page has been drawn, one key at a time: the next code of a province whose lists are here is checked faster. */
function prepareSoon(): void {
  const here = new Set(keptStatuses().map(({ issuer }) => issuer))
  const issuers = keptTrust()?.list.issuers.filter(({ issuer }) => here.has(issuer)) ?? []
  const keys = issuers.flatMap((each) => each.keys).filter(({ uses }) => uses.includes('credential'))
  for (const [index, { key }] of keys.slice(0, MOST_PREPARED).entries()) {
    setTimeout(() => prepareKey(key), 200 * (index + 1))
  }
}
