/**
 * 状态列表 as it is taken over by whoever checks codes: the whole list as its issuer signed it, and signed changes entered into it. Everything that
 * comes in is looked at first: whose it is, whether it follows on what is there, and that it unpacks to no more than a list can be.
 */
import { fromBase64Url } from '../crypto/base64'
import { readJws, verifyJws } from '../crypto/jws'
import type { VerifyingKey } from '../crypto/sm2-compact'
import { ok, type Result, refuse } from '../result'
import { type Instant, instantOf } from '../time'
import {
  issuerKeyId,
  LIST_LENGTH,
  listBytes,
  STATUS_CHANGES_TYPE,
  STATUS_LIST_TYPE,
  type StatusList,
  setStatus,
  statusIn,
  statusListUri,
} from './status-list'
import { isInTerm, keyOf, type TrustedIssuer } from './trust-list'

/** A list that has been read, with all changes entered so far. */
export interface KnownStatusList extends StatusList {
  readonly issuer: string
  readonly list: number
  readonly seq: number
  /** It knows of everything that happened up to this moment. */
  readonly asOf: Instant
  /** After this moment its issuer no longer stands by it. */
  readonly expiresAt: Instant
}

/**
 * `OTHER`: of another list. `GAP`: the changes begin after what is known. `OLDER`: what is known is newer. `TOO_LONG`: unpacks to more than a
 * list can be.
 */
export type StatusListFault =
  | 'STATUS_LIST_MALFORMED'
  | 'STATUS_LIST_KEY_UNKNOWN'
  | 'STATUS_LIST_SIGNATURE_WRONG'
  | 'STATUS_LIST_OTHER'
  | 'STATUS_LIST_TOO_LONG'
  | 'STATUS_LIST_GAP'
  | 'STATUS_LIST_OLDER'

/** Which list is meant, by the trust list of whoever checks. */
export interface StatusListSource {
  readonly issuer: TrustedIssuer
  readonly list: number
  /** The key, with its table of multiples if one is kept. */
  readonly keyFor?: (compressedHex: string) => VerifyingKey | undefined
}

/** Unpacks zlib (RFC 1950). Must give no more than `most` bytes: it may throw, give nothing, or stop there. */
export type Inflate = (packed: Uint8Array, most: number) => Uint8Array | undefined

/** Characters of the longest token that is looked at: a million entries of eight bits that cannot be packed, in base64 twice. */
const LONGEST_TOKEN = 2_000_000
const MOST_SECONDS = 0xffffffff
const BITS = [1, 2, 4, 8] as const

interface Frame {
  readonly sub: string
  readonly iat: number
  readonly exp: number
  readonly seq: number
}

/** Reads a whole list, as it was published. */
export function readStatusList(
  token: string,
  source: StatusListSource,
  inflate: Inflate,
): Result<KnownStatusList, StatusListFault> {
  const read = claimsIn(token, STATUS_LIST_TYPE, source)
  if (!read.ok) return read
  const { status_list: { bits: width, lst } = {} } = read.value as ListPart
  const bits = BITS.find((known) => known === width)
  if (bits === undefined || typeof lst !== 'string') return refuse('STATUS_LIST_MALFORMED')
  const bytes = unpacked(lst, listBytes(LIST_LENGTH, bits), inflate)
  return bytes.ok ? ok({ ...standingOf(read.value, source), bits, bytes: bytes.value }) : bytes
}

/** Enters signed changes into a list. `known` is left as it is; it becomes longer when the list has grown since. */
export function applyStatusChanges(
  known: KnownStatusList,
  token: string,
  source: StatusListSource,
): Result<KnownStatusList, StatusListFault> {
  if (known.issuer !== source.issuer.issuer || known.list !== source.list) return refuse('STATUS_LIST_OTHER')
  const read = claimsIn(token, STATUS_CHANGES_TYPE, source)
  if (!read.ok) return read
  const { from, changes } = read.value as ChangesPart
  if (!isCount(from) || from > read.value.seq || !areChanges(changes, known.bits))
    return refuse('STATUS_LIST_MALFORMED')
  if (known.seq < from) return refuse('STATUS_LIST_GAP')
  const next = standingOf(read.value, source)
  if (next.seq < known.seq || next.asOf < known.asOf) return refuse('STATUS_LIST_OLDER')
  const last = changes.reduce((most, [index]) => Math.max(most, index), -1)
  const bytes = new Uint8Array(Math.max(known.bytes.length, listBytes(last + 1, known.bits)))
  bytes.set(known.bytes)
  const list = { ...next, bits: known.bits, bytes }
  for (const [index, status] of changes) setStatus(list, index, status)
  return ok(list)
}

/** Whether a list may take the place of one that is known: of two that were published, the later. */
export function mayReplaceStatusList(known: KnownStatusList | undefined, next: KnownStatusList): boolean {
  return known === undefined || (next.seq >= known.seq && next.asOf >= known.asOf)
}

/** What the list says at `index`; undefined where it has no entry. */
export function statusFrom(
  known: KnownStatusList,
  index: number,
): { readonly status: number; readonly asOf: Instant } | undefined {
  const status = statusIn(known, index)
  return status === undefined ? undefined : { status, asOf: known.asOf }
}

function claimsIn(
  token: string,
  typ: string,
  { issuer, list, keyFor = keyOf }: StatusListSource,
): Result<Frame, StatusListFault> {
  const jws = token.length > LONGEST_TOKEN ? undefined : readJws(token)
  if (!jws?.ok || jws.value.header.typ !== typ) return refuse('STATUS_LIST_MALFORMED')
  const { header, payload } = jws.value
  const named = issuer.keys.find(({ number }) => issuerKeyId(issuer.issuer, number) === header.kid)
  const key = named?.uses.includes('status') && named.revokedAt === undefined ? keyFor(named.key) : undefined
  if (!named || !key) return refuse('STATUS_LIST_KEY_UNKNOWN')
  if (!verifyJws(jws.value, key)) return refuse('STATUS_LIST_SIGNATURE_WRONG')
  if (!isFrame(payload)) return refuse('STATUS_LIST_MALFORMED')
  if (!isInTerm(named, instantOf(payload.iat * 1000))) return refuse('STATUS_LIST_KEY_UNKNOWN')
  return payload.sub === statusListUri(issuer.host, { list }) ? ok(payload) : refuse('STATUS_LIST_OTHER')
}

function unpacked(lst: string, most: number, inflate: Inflate): Result<Uint8Array, StatusListFault> {
  const packed = fromBase64Url(lst)
  if (!packed) return refuse('STATUS_LIST_MALFORMED')
  try {
    const bytes = inflate(packed, most + 1)
    if (!bytes) return refuse('STATUS_LIST_MALFORMED')
    return bytes.length > most ? refuse('STATUS_LIST_TOO_LONG') : ok(bytes)
  } catch {
    return refuse('STATUS_LIST_MALFORMED')
  }
}

function standingOf({ seq, iat, exp }: Frame, { issuer: { issuer }, list }: StatusListSource) {
  return { issuer, list, seq, asOf: instantOf(iat * 1000), expiresAt: instantOf(exp * 1000) }
}

interface ListPart {
  readonly status_list?: { readonly bits?: unknown; readonly lst?: unknown }
}

interface ChangesPart {
  readonly from?: unknown
  readonly changes?: unknown
}

function isFrame(value: unknown): value is Frame {
  if (typeof value !== 'object' || value === null) return false
  const { sub, iat, exp, seq }: { [K in keyof Frame]?: unknown } = value
  return typeof sub === 'string' && isTime(iat) && isTime(exp) && exp >= iat && isCount(seq)
}

function areChanges(value: unknown, bits: number): value is readonly (readonly [index: number, status: number])[] {
  if (!Array.isArray(value)) return false
  return value.every((change) => {
    if (!Array.isArray(change) || change.length !== 2) return false
    const [index, status]: readonly unknown[] = change
    return isCount(index) && index < LIST_LENGTH && isCount(status) && status < 2 ** bits
  })
}

function isTime(value: unknown): value is number {
  return isCount(value) && value <= MOST_SECONDS
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}
