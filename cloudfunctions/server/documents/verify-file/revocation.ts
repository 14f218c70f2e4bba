/**
 * 吊销列表 (RFC 5280 section 5, with SM2 and SM3). What a revocation means for files sealed before it is ours (docs/file-verification.md): the time
 * of sealing is the sealer's own word, so after a key was lost, or nobody says why it was revoked, nothing sealed with it is good any more;
 * after any other reason what was sealed before stays good.
 */
import { toHex } from '../../../../src/core/crypto/hex'
import { sameBytes } from './bytes'
import { type Certificate, expectSm2WithSm3, readExtensions, readName, refuseUnknownCritical } from './certificate'
import type { Chain } from './chain'
import { contextTag, type Der, DerFault, expectTag, explicit, Members, readDer, TAG } from './der'
import { integerBytes, smallInteger, time, wholeBytes } from './der-values'
import { Flaw } from './flaw'
import { OID } from './oid'
import { verifiesAsBefore } from './sm'

interface RevocationList {
  readonly tbs: Uint8Array
  readonly signature: Uint8Array
  readonly issuer: Uint8Array
  readonly thisUpdate: string
  readonly nextUpdate: string
  /** By hex serial. */
  readonly revoked: ReadonlyMap<string, Revocation>
}

interface Revocation {
  readonly since: string
  /** CRLReason; 0 when the list does not say. */
  readonly reason: number
}

const VERSION_2 = 1
/** affiliationChanged, superseded, cessationOfOperation, certificateHold, privilegeWithdrawn: the key itself was not lost. */
const KEY_WAS_SAFE: readonly number[] = [3, 4, 5, 6, 9]
const REMOVE_FROM_LIST = 8
const UNDERSTOOD: readonly string[] = [OID.crlNumber, OID.authorityKeyIdentifier]
const REASON_VALUE = 0x0a

/**
 * Whether every certificate of the chain but the trusted one was checked against a list that is still fresh at `now`. Throws a flaw when one was
 * revoked in a way that counts for a file sealed at `at`. A list that is too old, not signed by the issuer or not readable says nothing.
 */
export function isRevocationChecked(chain: Chain, lists: readonly Uint8Array[], at: string, now: string): boolean {
  const readable = lists.flatMap(readList)
  return chain.slice(0, -1).every((certificate, index) => {
    const list = newestFor(chain[index + 1], readable, now)
    const revocation = list?.revoked.get(certificate.serial)
    if (revocation && counts(revocation, at)) throw new Flaw('CERTIFICATE_REVOKED', certificate.subject.text)
    return list !== undefined
  })
}

function counts({ since, reason }: Revocation, at: string): boolean {
  return reason !== REMOVE_FROM_LIST && (!KEY_WAS_SAFE.includes(reason) || since <= at)
}

function newestFor(
  issuer: Certificate | undefined,
  lists: readonly RevocationList[],
  now: string,
): RevocationList | undefined {
  if (!issuer?.allows('crlSign')) return undefined
  return lists
    .filter((list) => sameBytes(list.issuer, issuer.subject.der) && list.thisUpdate <= now && now <= list.nextUpdate)
    .sort((one, other) => (one.thisUpdate < other.thisUpdate ? 1 : -1))
    .find((list) => verifiesAsBefore(list.tbs, list.signature, issuer.publicKey))
}

const read = new WeakMap<Uint8Array, readonly RevocationList[]>()

/** What is read once is kept as long as the caller keeps the bytes. */
function readList(der: Uint8Array): readonly RevocationList[] {
  const known = read.get(der) ?? readOrNone(der)
  read.set(der, known)
  return known
}

function readOrNone(der: Uint8Array): readonly RevocationList[] {
  try {
    return [readRevocationList(der)]
  } catch {
    return []
  }
}

/** Reads a complete list of version 2. Throws {@link DerFault}; so it does for a list that covers only a part or only changes. */
export function readRevocationList(der: Uint8Array): RevocationList {
  const outer = new Members(readDer(der))
  const tbs = outer.next(TAG.sequence)
  expectSm2WithSm3(outer.any())
  const signature = wholeBytes(outer.any())
  outer.end()
  return { tbs: tbs.bytes, signature, ...readTbs(tbs) }
}

function readTbs(value: Der): Omit<RevocationList, 'tbs' | 'signature'> {
  const tbs = new Members(value)
  if (smallInteger(tbs.any()) !== VERSION_2) throw new DerFault('not version 2')
  expectSm2WithSm3(tbs.any())
  const issuer = readName(tbs.any()).der
  const thisUpdate = time(tbs.any())
  const nextUpdate = time(tbs.any())
  const entries = tbs.optional(TAG.sequence)
  const extensions = tbs.optional(contextTag(0))
  tbs.end()
  // Critical extensions that are not understood are those of partial and of delta lists.
  if (extensions) refuseUnknownCritical(readExtensions(explicit(extensions)), UNDERSTOOD)
  return { issuer, thisUpdate, nextUpdate, revoked: new Map(entries ? new Members(entries).rest().map(readEntry) : []) }
}

function readEntry(value: Der): readonly [serial: string, revocation: Revocation] {
  const entry = new Members(value)
  const serial = toHex(integerBytes(entry.any()))
  const since = time(entry.any())
  const extensions = entry.optional(TAG.sequence)
  entry.end()
  if (!extensions) return [serial, { since, reason: 0 }]
  const found = readExtensions(extensions)
  refuseUnknownCritical(found, [OID.reasonCode])
  const reason = found.get(OID.reasonCode)
  return [serial, { since, reason: reason ? reasonOf(reason.value) : 0 }]
}

function reasonOf(der: Uint8Array): number {
  const { content } = expectTag(readDer(der), REASON_VALUE)
  return content.length === 1 ? (content[0] ?? 0) : 0
}
