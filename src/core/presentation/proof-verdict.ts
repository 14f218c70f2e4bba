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
import { isCut } from './credential-text'
import { type ProofFault, proofMessage, type ReadProof, readProof } from './proof'
import { STATUS_MAX_AGE_MS } from './status-age'
import { isInTerm, issuerIn, keyIn, type TrustedIssuer, type TrustedKey, type TrustList } from './trust-list'

/** Both phones' clocks may be off by this much together. */
export const CLOCK_TOLERANCE_MS = 3 * 60_000

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
  | 'statusUnclear'
  | 'ownClockSlow'
  | 'theirClockSlow'
  | 'codeOld'
  | 'codeAhead'
  | 'alreadyScanned'
export type ProofReason = InvalidReason | StaleReason | UndeterminedReason

/** Things to know that do not change the verdict. */
export type ProofNotice = 'listMissing' | 'subjectCut'

/** What may explain a time that does not fit: the checking phone's clock, the showing phone's, or a picture of a code shown before. */
export type TimeSuspect = 'ownClock' | 'theirClock' | 'picture'

export interface ProofVerdict {
  readonly verdict: 'valid' | 'invalid' | 'stale' | 'undetermined'
  /** Absent when valid. */
  readonly reason?: ProofReason
  readonly notices: readonly ProofNotice[]
  /** By how many milliseconds a clock seems to be off, or the code is old, where the reason is about that. */
  readonly byMs?: number
  /** Only with a time that does not fit: what it may come from. Nothing else can. */
  readonly suspects?: readonly TimeSuspect[]
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
  /** The cloud's time was learnt: `now` is not in doubt. */
  readonly isTimeKnown?: boolean
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
    notices: noticesOf(content, listed !== undefined),
  }
  if (newer && newer.status !== 0) return { ...told, ...(NOT_VALID[newer.status] ?? UNCLEAR) }
  const hasEnded = content.validUntil !== undefined && civilDateOf(means.now) > content.validUntil
  if (hasEnded && means.isTimeKnown) return { ...told, verdict: 'invalid', reason: 'expired' }
  const doubt = timeDoubt(proof, told.statusAsOf, means)
  if (doubt) return { ...told, ...doubt, verdict: 'undetermined' }
  if (hasEnded) return { ...told, verdict: 'invalid', reason: 'expired' }
  if (means.now > endOf(content)) return { ...told, verdict: 'stale', reason: 'credentialOld' }
  const age = epochOf(means.now) - epochOf(told.statusAsOf)
  if (age > STATUS_MAX_AGE_MS) return { ...told, verdict: 'stale', reason: 'statusOld', byMs: age }
  const before = means.scannedBefore(proof)
  if (before === undefined) return { ...told, verdict: 'valid' }
  const byMs = epochOf(means.now) - epochOf(before)
  return { ...told, verdict: 'undetermined', reason: 'alreadyScanned', byMs }
}

type Outcome = Pick<ProofVerdict, 'verdict' | 'reason'>

/** By the list's statuses: 1 INVALID, 2 SUSPENDED. What another one means, only its issuer knows. */
const NOT_VALID: Readonly<Record<number, Outcome>> = {
  1: { verdict: 'invalid', reason: 'ended' },
  2: { verdict: 'invalid', reason: 'suspended' },
}
const UNCLEAR: Outcome = { verdict: 'undetermined', reason: 'statusUnclear' }

function noticesOf({ subject }: CredentialContent, isListed: boolean): readonly ProofNotice[] {
  return [...(isListed ? [] : (['listMissing'] as const)), ...(isCut(subject) ? (['subjectCut'] as const) : [])]
}

interface TimeDoubt {
  readonly reason: UndeterminedReason
  readonly byMs: number
  readonly suspects: readonly TimeSuspect[]
}

/** The issuer's and the ministry's clocks are taken for right, they are servers': what they signed was signed before now. */
function timeDoubt(
  proof: ReadProof,
  statusAsOf: Instant,
  { now, isTimeKnown = false, trust }: CheckingMeans,
): TimeDoubt | undefined {
  const signed = [proof.credential.content.issuedAt, statusAsOf, ...(trust ? [trust.issuedAt] : [])].map(epochOf)
  const here = epochOf(now)
  const ownSlow = Math.max(...signed) - here
  if (ownSlow > CLOCK_TOLERANCE_MS) return { reason: 'ownClockSlow', byMs: ownSlow, suspects: ['ownClock'] }
  const shownAt = epochOf(proof.shownAt)
  const theirSlow = epochOf(proof.credential.content.issuedAt) - shownAt
  if (theirSlow > CLOCK_TOLERANCE_MS) return { reason: 'theirClockSlow', byMs: theirSlow, suspects: ['theirClock'] }
  const own: readonly TimeSuspect[] = isTimeKnown ? [] : ['ownClock']
  const age = here - shownAt
  if (age > CLOCK_TOLERANCE_MS) return { reason: 'codeOld', byMs: age, suspects: ['picture', 'theirClock', ...own] }
  if (-age > CLOCK_TOLERANCE_MS) return { reason: 'codeAhead', byMs: -age, suspects: ['theirClock', ...own] }
  return undefined
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
  return isInTerm(key, issuedAt) ? { issuer, key } : 'keyOutOfTerm'
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
