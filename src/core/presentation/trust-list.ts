/**
 * 信任列表: whose keys may sign what. Issued by the ministry, signed by a root, kept on the phone: with it a code of any province is checked
 * without a network. A JWS (docs/presentation-format.md); the form is ours.
 */
import { fromHex } from '../crypto/hex'
import { readJws, verifyJws } from '../crypto/jws'
import { type VerifyingKey, verifyingKey } from '../crypto/sm2-compact'
import type { Label } from '../label'
import { ok, type Result, refuse } from '../result'
import { type Instant, parseInstant } from '../time'

/** A compressed key in hex. */
const COMPRESSED = /^0[23][0-9a-f]{64}$/
/** A host name, with its port if it has one. */
const HOST = /^[A-Za-z0-9.-]{1,253}(?::\d{1,5})?$/

export const TRUST_LIST_TYPE = 'rtc-trust-list+jwt'

export interface TrustList {
  /** Rises with every list; a lower one than was seen before is refused. */
  readonly sequence: number
  readonly issuedAt: Instant
  /** After this moment nothing can be concluded from it. */
  readonly expiresAt: Instant
  readonly issuers: readonly TrustedIssuer[]
}

/** A province. */
export interface TrustedIssuer {
  /** 行政区划代码, six digits. */
  readonly issuer: string
  readonly name: Label
  /** Where its online codes point to, and where its status lists are. */
  readonly host: string
  readonly keys: readonly TrustedKey[]
}

export interface TrustedKey {
  readonly number: number
  /** Compressed public key, 66 hex digits. */
  readonly key: string
  readonly uses: readonly ('credential' | 'status')[]
  readonly from: Instant
  readonly until: Instant
  /** Since when it must not be trusted for anything it ever signed. */
  readonly revokedAt?: Instant
}

export type TrustListFault = 'TRUST_LIST_MALFORMED' | 'TRUST_LIST_ROOT_UNKNOWN' | 'TRUST_LIST_SIGNATURE_WRONG'

/** Reads a list that one of `roots` (compressed keys in hex, by key id) signed. Whether it is still in its term is asked when it is used. */
export function readTrustList(
  text: string,
  roots: Readonly<Record<string, string>>,
): Result<TrustList, TrustListFault> {
  const jws = readJws(text)
  if (!jws.ok || jws.value.header.typ !== TRUST_LIST_TYPE) return refuse('TRUST_LIST_MALFORMED')
  const root = Object.hasOwn(roots, jws.value.header.kid) ? roots[jws.value.header.kid] : undefined
  const key = root === undefined ? undefined : keyOf(root)
  if (!key) return refuse('TRUST_LIST_ROOT_UNKNOWN')
  if (!verifyJws(jws.value, key)) return refuse('TRUST_LIST_SIGNATURE_WRONG')
  return isTrustList(jws.value.payload) ? ok(jws.value.payload) : refuse('TRUST_LIST_MALFORMED')
}

/**
 * Whether a list may take the place of the one a phone has: its number must rise. Who could put an older list in its place could have a key
 * trusted again that was taken back.
 */
export function mayReplace(known: TrustList | undefined, next: TrustList): boolean {
  return known === undefined || next.sequence > known.sequence
}

/** Whether the key may have signed at `at`; both ends are included. */
export function isInTerm({ from, until }: TrustedKey, at: Instant): boolean {
  return from <= at && at <= until
}

export function issuerIn(list: TrustList, issuer: string): TrustedIssuer | undefined {
  return list.issuers.find((entry) => entry.issuer === issuer)
}

export function keyIn(issuer: TrustedIssuer, number: number): TrustedKey | undefined {
  return issuer.keys.find((key) => key.number === number)
}

/** The key itself; undefined when the hex names no point. */
export function keyOf(compressedHex: string): VerifyingKey | undefined {
  return COMPRESSED.test(compressedHex) ? verifyingKey(fromHex(compressedHex)) : undefined
}

/** The root signed it: the form is looked at for a slip, not for malice. Names that stand for two things would be one. */
function isTrustList(value: unknown): value is TrustList {
  if (typeof value !== 'object' || value === null) return false
  const { sequence, issuedAt, expiresAt, issuers }: { [K in keyof TrustList]?: unknown } = value
  if (!Number.isSafeInteger(sequence) || !isInstant(issuedAt) || !isInstant(expiresAt)) return false
  if (!Array.isArray(issuers) || !issuers.every(isIssuer)) return false
  return (
    areDifferent(issuers.map(({ issuer }) => issuer)) && areDifferent(issuers.map(({ host }) => host.toLowerCase()))
  )
}

function isIssuer(value: { [K in keyof TrustedIssuer]?: unknown } | null): value is TrustedIssuer {
  if (typeof value !== 'object' || value === null) return false
  const { issuer, host, name, keys } = value
  if (typeof issuer !== 'string' || !/^\d{6}$/.test(issuer)) return false
  if (typeof host !== 'string' || !HOST.test(host) || !isName(name)) return false
  return Array.isArray(keys) && keys.every(isKey) && areDifferent(keys.map(({ number }) => number))
}

function isName(value: unknown): value is Label {
  if (typeof value !== 'object' || value === null) return false
  const { zh, en }: { [K in keyof Label]?: unknown } = value
  return typeof zh === 'string' && typeof en === 'string'
}

function isKey(value: { [K in keyof TrustedKey]?: unknown } | null): value is TrustedKey {
  if (typeof value !== 'object' || value === null) return false
  const { number, key, uses, from, until, revokedAt } = value
  if (!Number.isInteger(number) || Number(number) < 0 || Number(number) > 0xff) return false
  if (typeof key !== 'string' || !COMPRESSED.test(key) || !Array.isArray(uses)) return false
  return isInstant(from) && isInstant(until) && (revokedAt === undefined || isInstant(revokedAt))
}

/** Times are compared as text: only the one form in which an instant is written will do. */
function isInstant(value: unknown): value is Instant {
  const read = typeof value === 'string' ? parseInstant(value) : undefined
  return read?.ok === true && read.value === value
}

function areDifferent(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length
}
