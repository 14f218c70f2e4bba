/** A list of ours as it is published: the whole, and what changed lately, so that a phone need not fetch the whole again. */
import {
  issuerKeyId,
  STATUS_CHANGES_TYPE,
  STATUS_LIST_TYPE,
  type StatusChangesClaims,
  type StatusList,
  type StatusListClaims,
  statusIn,
  statusListUri,
  type TokenStatus,
} from '../../../src/core/presentation/status-list'
import { after, epochOf, type Instant } from '../../../src/core/time'
import type { Clock, Deflate, IssuerKey, Store } from '../ports'
import type { StatusListRecord } from '../records'
import { packed } from './entries'

export interface PublishingDeps {
  readonly store: Store
  readonly clock: Clock
  readonly deflate: Deflate
  readonly issuerKey: IssuerKey
  /** The host that lists are published at. */
  readonly publicHost: string
}

/** A list that is older than this says nothing any more. */
const LIFE_S = 24 * 3600
/** Nothing new within this much is told by a new list too: it is how lately an officer's phone can know. */
const RENEWAL_MS = 10 * 60_000
/** The timer runs three times a minute. */
const TTL_S = 60
/** The changes of a month in a province of a million licences; with more of them the whole list is the smaller one. */
const MOST_RECENT = 1000
/** Entries of one byte. */
const BY_BYTE = 4

interface NextList {
  readonly list: number
  /** Everything that happened up to then is in `entries`. */
  readonly asOf: Instant
  readonly entries: StatusList
  readonly changed: readonly number[]
  /** The list that this one follows. */
  readonly before: StatusListRecord | undefined
}

export function keyIdOf({ issuer, number }: IssuerKey): string {
  return issuerKeyId(issuer, number)
}

/** The list that follows `before`, signed. */
export function signedList(deps: PublishingDeps, next: NextList): StatusListRecord {
  const { clock, deflate, issuerKey, publicHost } = deps
  const { list, entries, before } = next
  const now = clock.now()
  const asOf = laterOf(next.asOf, before?.asOf)
  const seq = (before?.seq ?? 0) + 1
  const iat = seconds(asOf)
  const common = { sub: statusListUri(publicHost, { list }), iat, exp: seconds(now) + LIFE_S, ttl: TTL_S, seq }
  const whole: StatusListClaims = { ...common, status_list: { bits: entries.bits, lst: packed(deflate, entries) } }
  const { from, recent } = recentOf(next, seq)
  const lately: StatusChangesClaims = { ...common, from, changes: changesOf(entries, recent) }
  return {
    issuer: issuerKey.issuer,
    list,
    seq,
    token: issuerKey.signJws(STATUS_LIST_TYPE, whole),
    changes: issuerKey.signJws(STATUS_CHANGES_TYPE, lately),
    changesFrom: from,
    recent,
    asOf,
    length: lengthOf(entries),
    signedBy: keyIdOf(issuerKey),
    publishedAt: now,
    renewAt: after(now, RENEWAL_MS),
  }
}

/**
 * What the latest lists changed: whole lists of it, so that what is left out was all changed up to `from`. With a longer list it begins anew:
 * what was added to the end is no change, and has to be fetched.
 */
function recentOf(
  { before, changed, entries }: NextList,
  seq: number,
): Pick<StatusListRecord, 'recent'> & { from: number } {
  if (!before || lengthOf(entries) > before.length) return { from: seq, recent: [] }
  const all = [...before.recent, ...changed.map((index) => ({ seq, index }))]
  const tooMany = all.length - MOST_RECENT
  const from = tooMany > 0 ? (all[tooMany - 1]?.seq ?? seq) : before.changesFrom
  return { from, recent: all.filter((each) => each.seq > from) }
}

function lengthOf({ bytes }: StatusList): number {
  return bytes.length * BY_BYTE
}

/** A list never says that it knows of less than the one before: phones would not take it. */
function laterOf(asOf: Instant, before: Instant | undefined): Instant {
  return before !== undefined && before > asOf ? before : asOf
}

/** What is so now, each place once. */
function changesOf(entries: StatusList, recent: StatusListRecord['recent']): StatusChangesClaims['changes'] {
  const places = [...new Set(recent.map(({ index }) => index))].sort((a, b) => a - b)
  return places.map((index) => [index, (statusIn(entries, index) ?? 0) as TokenStatus])
}

function seconds(instant: Instant): number {
  return Math.floor(epochOf(instant) / 1000)
}
