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

export function issuerIn(list: TrustList, issuer: string): TrustedIssuer | undefined {
  return list.issuers.find((entry) => entry.issuer === issuer)
}

export function keyIn(issuer: TrustedIssuer, number: number): TrustedKey | undefined {
  return issuer.keys.find((key) => key.number === number)
}

/** The key itself; undefined when the hex names no point. */
export function keyOf(compressedHex: string): VerifyingKey | undefined {
  return /^0[23][0-9a-f]{64}$/.test(compressedHex) ? verifyingKey(fromHex(compressedHex)) : undefined
}

/** The root signed it: the form is looked at for a slip, not for malice. */
function isTrustList(value: unknown): value is TrustList {
  if (typeof value !== 'object' || value === null) return false
  const { sequence, issuedAt, expiresAt, issuers }: { [K in keyof TrustList]?: unknown } = value
  if (!Number.isInteger(sequence) || !isInstant(issuedAt) || !isInstant(expiresAt)) return false
  return Array.isArray(issuers) && issuers.every(isIssuer)
}

function isIssuer(value: { [K in keyof TrustedIssuer]?: unknown } | null): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { issuer, host, name, keys } = value
  if (typeof issuer !== 'string' || !/^\d{6}$/.test(issuer) || typeof host !== 'string') return false
  return typeof name === 'object' && name !== null && Array.isArray(keys) && keys.every(isKey)
}

function isKey(value: { [K in keyof TrustedKey]?: unknown } | null): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { number, key, uses, from, until, revokedAt } = value
  if (!Number.isInteger(number) || typeof key !== 'string' || !Array.isArray(uses)) return false
  return isInstant(from) && isInstant(until) && (revokedAt === undefined || isInstant(revokedAt))
}

function isInstant(value: unknown): value is Instant {
  return typeof value === 'string' && parseInstant(value).ok
}
