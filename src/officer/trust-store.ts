/**
 * 信任资料: what this phone keeps to check codes without a network: the trust list with its roots, and the status lists, each as its issuer signed
 * it. Every signature is checked again when it is read from storage: what was damaged there is as if it had never been fetched.
 */
import { keep, kept } from '../client/storage'
import { prepared, type VerifyingKey } from '../core/crypto/sm2-compact'
import type { StatusReference } from '../core/presentation/credential'
import { mayReplaceStatusList, statusFrom } from '../core/presentation/read-status-list'
import { issuerIn, keyOf, mayReplace, readTrustList, type TrustList } from '../core/presentation/trust-list'
import type { Instant } from '../core/time'
import { type ReadStatus, readStatus, type StatusTokens } from './read-status'

export interface KeptTrust {
  readonly list: TrustList
  /** When the cloud last gave it, by the cloud's time. */
  readonly fetchedAt: Instant
}

/** One status list that is kept, as far as is known without opening it. */
export interface KeptStatus {
  readonly issuer: string
  readonly list: number
  /** Of the whole list; changes are asked for since then. */
  readonly base: number
  /** With the changes. */
  readonly seq: number
  readonly asOf: Instant
  readonly length: number
}

interface TrustText {
  readonly roots: Readonly<Record<string, string>>
  readonly trustList: string
  readonly fetchedAt: Instant
}

/** WeChat: 1 MB a key, 10 MB together; the officer's own records need little of the rest. */
export const LONGEST_TOKENS = 900_000
export const MOST_TEXT = 6_000_000

const TRUST_KEY = 'trust'
const INDEX_KEY = 'trust-status'

/** Lists that were opened since the start: each takes 256 KB of memory, and a roadside sees few provinces. */
const MOST_OPEN = 6
const opened = new Map<string, { readonly tokens: StatusTokens; readonly read: ReadStatus }>()
const keys = new Map<string, VerifyingKey>()
let trusted: { readonly text: TrustText; readonly trust: KeptTrust } | undefined

export function keptTrust(): KeptTrust | undefined {
  const text = trusted?.text ?? kept<TrustText>(TRUST_KEY)
  if (text === undefined || trusted?.text === text) return trusted?.trust
  const list = listIn(text)
  if (list) trusted = { text, trust: { list, fetchedAt: text.fetchedAt } }
  return trusted?.trust
}

/** Keeps a trust list of the cloud's. One older than the kept one, or that no root signed, changes nothing. */
export function takeTrust(text: TrustText): void {
  const list = listIn(text)
  const before = keptTrust()?.list
  const isSame = text.trustList === trusted?.text.trustList
  if (!list || !(isSame || mayReplace(before, list))) return
  keep(TRUST_KEY, text)
  // Whoever signed them may no longer be trusted.
  opened.clear()
  trusted = { text, trust: { list, fetchedAt: text.fetchedAt } }
}

function listIn(text: TrustText): TrustList | undefined {
  try {
    const read = readTrustList(text.trustList, text.roots)
    return read.ok ? read.value : undefined
  } catch {
    return undefined
  }
}

export function keptStatuses(): readonly KeptStatus[] {
  const index = kept<unknown>(INDEX_KEY)
  return Array.isArray(index) ? index.filter(isKeptStatus) : []
}

/** Keeps a list with its changes. False when they are not what their issuer signed, are older than what is kept, or find no room. */
export function takeStatus(issuer: string, list: number, tokens: StatusTokens): boolean {
  const read = open(issuer, list, tokens)
  const others = keptStatuses().filter((each) => each.issuer !== issuer || each.list !== list)
  const length = tokens.whole.length + (tokens.changes?.length ?? 0)
  const room = MOST_TEXT - others.reduce((sum, each) => sum + each.length, 0)
  if (!read || length > Math.min(LONGEST_TOKENS, room)) return false
  if (!mayReplaceStatusList(openKept(issuer, list)?.known, read.known)) return false
  const { seq, asOf } = read.known
  keep(nameOf(issuer, list), tokens)
  keep(INDEX_KEY, [...others, { issuer, list, base: read.base, seq, asOf, length }])
  remember(nameOf(issuer, list), tokens, read)
  return true
}

/** The tokens as they are kept, to add changes to the whole list. */
export function keptTokens(issuer: string, list: number): StatusTokens | undefined {
  const tokens = opened.get(nameOf(issuer, list))?.tokens ?? kept<unknown>(nameOf(issuer, list))
  return isTokens(tokens) ? tokens : undefined
}

/** What the kept list says of a licence; undefined when there is no list that can be believed, or none so long. */
export function statusOf(
  issuer: string,
  reference: StatusReference,
): { readonly status: number; readonly asOf: Instant } | undefined {
  const read = openKept(issuer, reference.list)
  return read && statusFrom(read.known, reference.index)
}

/** A key by its compressed hex; with its table of multiples once {@link prepareKey} has made it. */
export function keyFor(hex: string): VerifyingKey | undefined {
  const known = keys.get(hex)
  if (known) return known
  const key = keyOf(hex)
  if (key) keys.set(hex, key)
  return key
}

const preparedKeys = new Set<string>()

/** Some 50 ms for a key that many codes will be checked with. */
export function prepareKey(hex: string): void {
  const key = keyFor(hex)
  if (!key || preparedKeys.has(hex)) return
  preparedKeys.add(hex)
  keys.set(hex, prepared(key))
}

function openKept(issuer: string, list: number): ReadStatus | undefined {
  const name = nameOf(issuer, list)
  const known = opened.get(name)
  if (known) return known.read
  const tokens = keptTokens(issuer, list)
  const read = tokens && open(issuer, list, tokens)
  if (tokens && read) remember(name, tokens, read)
  return read
}

function open(issuer: string, list: number, tokens: StatusTokens): ReadStatus | undefined {
  const trust = keptTrust()?.list
  const trustedIssuer = trust && issuerIn(trust, issuer)
  return trustedIssuer && readStatus(tokens, { issuer: trustedIssuer, list, keyFor })
}

function remember(name: string, tokens: StatusTokens, read: ReadStatus): void {
  opened.delete(name)
  opened.set(name, { tokens, read })
  const [oldest] = opened.keys()
  if (opened.size > MOST_OPEN && oldest !== undefined) opened.delete(oldest)
}

function nameOf(issuer: string, list: number): string {
  return `status:${issuer}:${list}`
}

function isTokens(value: unknown): value is StatusTokens {
  if (typeof value !== 'object' || value === null) return false
  const { whole, changes }: { whole?: unknown; changes?: unknown } = value
  return typeof whole === 'string' && (changes === undefined || typeof changes === 'string')
}

function isKeptStatus(value: unknown): value is KeptStatus {
  if (typeof value !== 'object' || value === null) return false
  const { issuer, list, base, seq, asOf, length }: { [K in keyof KeptStatus]?: unknown } = value
  const isNumber = (each: unknown) => Number.isInteger(each)
  return typeof issuer === 'string' && typeof asOf === 'string' && [list, base, seq, length].every(isNumber)
}
