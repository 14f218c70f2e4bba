/**
 * 离线核验: what may be concluded from an offline code without a network, from the trust list and the status lists that the phone has. Pure: the
 * same facts give the same verdict on any phone and on the command line.
 */
import { fromHex } from '../crypto/hex'
import { type VerifyingKey, verifyCompact, verifyingKey } from '../crypto/sm2-compact'
import type { TypeCode } from '../licence/kinds'
import { civilDateOf, epochOf, type Instant } from '../time'
import {
  type CredentialContent,
  type CredentialSubject,
  credentialMessage,
  endOf,
  type StatusReference,
} from './credential'
import { type ProofFault, proofMessage, type ReadProof, readProof } from './proof'
import { issuerIn, keyIn, type TrustedIssuer, type TrustedKey, type TrustList } from './trust-list'

/** Both phones' clocks may be off by this much together. */
export const CLOCK_TOLERANCE_MS = 3 * 60_000
/** Older statuses make a verdict `stale`. Ours. */
export const STATUS_MAX_AGE_MS = 24 * 3_600_000

/** `invalid`: the code or the licence is not good, by a signature or by the issuer's word. */
export type InvalidReason = 'issuerSignatureWrong' | 'deviceSignatureWrong' | 'ended' | 'suspended' | 'expired'
/** `stale`: everything is right but old. */
export type StaleReason = 'credentialOld' | 'statusOld'
/** `undetermined`: could not be checked, and why. */
export type UndeterminedReason =
  | 'unreadable'
  | 'versionUnknown'
  | 'typeUnknown'
  | 'notOurs'
  | 'trustMissing'
  | 'trustOld'
  | 'issuerUnknown'
  | 'keyUnknown'
  | 'keyOutOfTerm'
  | 'keyRevoked'
  | 'ownClockSlow'
  | 'theirClockSlow'
  | 'codeOld'
  | 'codeAhead'
  | 'alreadyScanned'
export type ProofReason = InvalidReason | StaleReason | UndeterminedReason

/** Things to know that do not change the verdict. */
export type ProofNotice = 'listMissing' | 'subjectCut'

export interface ProofVerdict {
  readonly verdict: 'valid' | 'invalid' | 'stale' | 'undetermined'
  /** Absent when valid. */
  readonly reason?: ProofReason
  readonly notices: readonly ProofNotice[]
  /** By how many milliseconds a clock seems to be off, or the code is old, where the reason is about that. */
  readonly byMs?: number
  /** The latest moment of which the licence's status is known. */
  readonly statusAsOf?: Instant
  /** When the code was made, by the shower's phone. */
  readonly shownAt?: Instant
  /** Only when the issuer's signature is right: nothing else may be believed. */
  readonly shown?: ShownLicence
}

/** What the credential says of the licence. */
export interface ShownLicence {
  readonly issuer: TrustedIssuer
  readonly typeCode: TypeCode
  readonly subject: CredentialSubject
  readonly validUntil?: CredentialContent['validUntil']
  readonly version: number
  readonly issuedAt: Instant
  readonly expiresAt: Instant
}

/** What the checking phone has. */
export interface CheckingMeans {
  /** The phone's time, put right by what it knows of the cloud's. */
  readonly now: Instant
  /** Signature checked when it was fetched; undefined: none was ever fetched. */
  readonly trust: TrustList | undefined
  /** What the newest list says, whose signature was checked when it was fetched; undefined: there is none. */
  readonly statusOf: (
    issuer: string,
    reference: StatusReference,
  ) => { readonly status: number; readonly asOf: Instant } | undefined
  /** When this very code was checked before on this phone. */
  readonly scannedBefore: (proof: ReadProof) => Instant | undefined
  /** The key, with its table of multiples if the phone keeps one. */
  readonly keyFor?: (compressedHex: string) => VerifyingKey | undefined
}

const FAULTS: Readonly<Record<ProofFault, UndeterminedReason>> = {
  PREFIX_WRONG: 'notOurs',
  TOO_LONG: 'unreadable',
  UNREADABLE: 'unreadable',
  VERSION_UNKNOWN: 'versionUnknown',
  TYPE_UNKNOWN: 'typeUnknown',
}

/** Judges a scanned text. Never throws. */
export function judgeProof(text: string, means: CheckingMeans): ProofVerdict {
  const read = readProof(text)
  if (!read.ok) return undetermined(FAULTS[read.failure])
  return judgeRead(read.value, means)
}

function judgeRead(proof: ReadProof, means: CheckingMeans): ProofVerdict {
  const { content } = proof.credential
  const found = trustedKey(content, means)
  if (typeof found === 'string') return undetermined(found)
  const key = (means.keyFor ?? plainKey)(found.key.key)
  if (!key) return undetermined('keyUnknown')
  if (!verifyCompact(credentialMessage(proof.credential.encoded), proof.credential.signature, key)) {
    return { verdict: 'invalid', reason: 'issuerSignatureWrong', notices: [] }
  }
  const shown = shownOf(content, found.issuer)
  const device = verifyingKey(content.deviceKey)
  if (!device || !verifyCompact(proofMessage(proof.signed), proof.signature, device)) {
    return { verdict: 'invalid', reason: 'deviceSignatureWrong', notices: [], shown }
  }
  return judgeGenuine(proof, shown, means)
}

/** Both signatures are right. What the issuer says of the licence outweighs whatever the clocks say. */
function judgeGenuine(proof: ReadProof, shown: ShownLicence, means: CheckingMeans): ProofVerdict {
  const { content } = proof.credential
  const listed = means.statusOf(content.issuer, content.status)
  // A list older than the credential knows less than the credential.
  const newer = listed && listed.asOf >= content.issuedAt ? listed : undefined
  const told = {
    shown,
    shownAt: proof.shownAt,
    statusAsOf: newer?.asOf ?? content.issuedAt,
    notices: listed ? [] : (['listMissing'] as const),
  }
  if (newer && newer.status !== 0) {
    return { ...told, verdict: 'invalid', reason: newer.status === 2 ? 'suspended' : 'ended' }
  }
  const doubt = timeDoubt(proof, means)
  if (doubt) return { ...told, ...doubt, verdict: 'undetermined' }
  if (content.validUntil !== undefined && civilDateOf(means.now) > content.validUntil) {
    return { ...told, verdict: 'invalid', reason: 'expired' }
  }
  if (means.now > endOf(content)) return { ...told, verdict: 'stale', reason: 'credentialOld' }
  const age = epochOf(means.now) - epochOf(told.statusAsOf)
  if (age > STATUS_MAX_AGE_MS) return { ...told, verdict: 'stale', reason: 'statusOld' }
  return { ...told, verdict: 'valid' }
}

/** The issuer's clock is taken for right: it is a server's. */
function timeDoubt(
  proof: ReadProof,
  { now, scannedBefore }: CheckingMeans,
): { readonly reason: UndeterminedReason; readonly byMs?: number } | undefined {
  const issuedAt = epochOf(proof.credential.content.issuedAt)
  const shownAt = epochOf(proof.shownAt)
  const here = epochOf(now)
  if (issuedAt - here > CLOCK_TOLERANCE_MS) return { reason: 'ownClockSlow', byMs: issuedAt - here }
  if (issuedAt - shownAt > CLOCK_TOLERANCE_MS) return { reason: 'theirClockSlow', byMs: issuedAt - shownAt }
  if (here - shownAt > CLOCK_TOLERANCE_MS) return { reason: 'codeOld', byMs: here - shownAt }
  if (shownAt - here > CLOCK_TOLERANCE_MS) return { reason: 'codeAhead', byMs: shownAt - here }
  const before = scannedBefore(proof)
  return before === undefined ? undefined : { reason: 'alreadyScanned', byMs: here - epochOf(before) }
}

/** Judged by the time at which the issuer signed. */
function trustedKey(
  { issuer: number, keyNumber, issuedAt }: CredentialContent,
  { trust, now }: CheckingMeans,
): { readonly issuer: TrustedIssuer; readonly key: TrustedKey } | UndeterminedReason {
  if (!trust) return 'trustMissing'
  if (now > trust.expiresAt) return 'trustOld'
  const issuer = issuerIn(trust, number)
  if (!issuer) return 'issuerUnknown'
  const key = keyIn(issuer, keyNumber)
  if (!key?.uses.includes('credential')) return 'keyUnknown'
  if (key.revokedAt !== undefined) return 'keyRevoked'
  return issuedAt < key.from || issuedAt > key.until ? 'keyOutOfTerm' : { issuer, key }
}

function plainKey(compressedHex: string): VerifyingKey | undefined {
  return verifyingKey(fromHex(compressedHex))
}

function shownOf(content: CredentialContent, issuer: TrustedIssuer): ShownLicence {
  const { typeCode, subject, validUntil, version, issuedAt } = content
  const term = validUntil === undefined ? {} : { validUntil }
  return { issuer, typeCode, subject, ...term, version, issuedAt, expiresAt: endOf(content) }
}

function undetermined(reason: UndeterminedReason): ProofVerdict {
  return { verdict: 'undetermined', reason, notices: [] }
}
