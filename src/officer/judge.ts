/** 离线核验 on this phone: core judges; here is what it judges by. Works without any network. */
import { cloudNow, isCloudTimeKnown } from '../client/cloud-time'
import { readProof } from '../core/presentation/proof'
import { judgeProof, type ProofReason, type ProofVerdict } from '../core/presentation/proof-verdict'
import type { Instant } from '../core/time'
import { rememberScanned, scannedBefore } from './scanned-before'
import { keptTrust, keyFor, statusOf } from './trust-store'

export interface Judged {
  readonly verdict: ProofVerdict
  readonly at: Instant
  /** When the trust list was fetched; absent: none ever was. */
  readonly trustAsOf?: Instant
}

/** `requestId` names the check: judged again with newer material, its own code is none that was seen before. */
export function judge(code: string, requestId: string): Judged {
  const at = cloudNow()
  const trust = keptTrust()
  const verdict = judgeProof(code, {
    now: at,
    isTimeKnown: isCloudTimeKnown(),
    trust: trust?.list,
    statusOf,
    scannedBefore: ({ signed }) => scannedBefore(signed, requestId),
    keyFor,
  })
  const read = readProof(code)
  // A code that says nothing believable is not remembered: anybody could fill the memory with such.
  if (read.ok && verdict.shown) rememberScanned(read.value.signed, requestId, at)
  return { verdict, at, ...(trust ? { trustAsOf: trust.fetchedAt } : {}) }
}

const WANTS_MORE: ReadonlySet<ProofReason> = new Set<ProofReason>([
  'trustMissing',
  'trustOld',
  'issuerUnknown',
  'keyUnknown',
  'statusOld',
  'ownClockSlow',
  'codeAhead',
  'codeOld',
  'theirClockSlow',
])

/** Whether newer trust material, or the cloud's time, could make the verdict another one. */
export function wantsMore({ verdict: { reason, notices } }: Judged): boolean {
  return notices.includes('listMissing') || (reason !== undefined && WANTS_MORE.has(reason))
}
