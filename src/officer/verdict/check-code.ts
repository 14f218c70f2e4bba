/** One check, by whichever way the code and the network allow: on this phone, by the cloud as an officer, or by the cloud as anyone. */
import { call, type Obstacle } from '../../client/call'
import { now } from '../../client/clock'
import type { PublicVerdict, Verdict } from '../../contract/officer'
import { readScanned, type Scanned } from '../../core/presentation/read-scanned'
import type { Instant } from '../../core/time'
import { type Judged, judge } from '../judge'
import type { PendingVerification } from '../pending-verification'
import { keptTrust } from '../trust-store'

/** Texts that nobody can be asked about: nothing to check, but something to say. */
export type Foreign = Exclude<Scanned, { readonly kind: 'offlineCode' | 'onlineCode' | 'onlineCodeElsewhere' }>

export type Checked =
  /** `arrivedAt` is the phone's own time, from which it counts the verdict's age. */
  | { readonly state: 'decided'; readonly verdict: Verdict; readonly arrivedAt: Instant }
  /** The little that anyone learns. `hindrance`: why it is no more. */
  | {
      readonly state: 'public'
      readonly verdict: PublicVerdict
      readonly arrivedAt: Instant
      readonly hindrance: Obstacle
    }
  | { readonly state: 'offline'; readonly judged: Judged; readonly code: string; readonly requestId: string }
  | { readonly state: 'foreign'; readonly scanned: Foreign }
  | { readonly state: 'refused'; readonly obstacle: Obstacle }
  /** No answer, or none for now: the same request may be sent again and is not a second use. */
  | { readonly state: 'unanswered'; readonly obstacle: Obstacle }

const UNANSWERED: ReadonlySet<Obstacle['code']> = new Set<Obstacle['code']>([
  'UNREACHABLE',
  'BUSY',
  'INTERNAL',
  'MINISTRY_UNREACHABLE',
])

/** Refusals that are about who asks and not about the code: then anyone's answer is to be had. */
const FOR_OFFICERS_ONLY: ReadonlySet<Obstacle['code']> = new Set<Obstacle['code']>([
  'SHIFT_REQUIRED',
  'OFFICER_NOT_REGISTERED',
  'OFFICER_TERM_ENDED',
  'IDENTITY_NOT_PROVEN',
  'IDENTITY_REQUIRED',
])

export async function checkCode(pending: PendingVerification): Promise<Checked> {
  const scanned = readScanned(pending.code, { ownHost: ownHost(), trust: keptTrust()?.list })
  switch (scanned.kind) {
    case 'offlineCode':
      return {
        state: 'offline',
        judged: judge(scanned.text, pending.requestId),
        code: scanned.text,
        requestId: pending.requestId,
      }
    case 'onlineCode':
    case 'onlineCodeElsewhere':
      return askCloud(pending)
    case 'onlineCodeUnknown':
      return askOfUnknown(pending, scanned)
    default:
      return { state: 'foreign', scanned }
  }
}

/** The cloud's trust list may be newer than this phone's. Where it cannot be asked, the phone's own says what the code is. */
async function askOfUnknown(
  pending: PendingVerification,
  scanned: Extract<Scanned, { readonly kind: 'onlineCodeUnknown' }>,
): Promise<Checked> {
  const checked = await askCloud(pending)
  return !scanned.trustMissing && knowsNoMore(checked) ? { state: 'foreign', scanned } : checked
}

function knowsNoMore(checked: Checked): boolean {
  if (checked.state !== 'unanswered' && checked.state !== 'refused') return false
  return checked.obstacle.code === 'UNREACHABLE' || checked.obstacle.code === 'CODE_HOST_UNKNOWN'
}

async function askCloud({ code, requestId, place }: PendingVerification): Promise<Checked> {
  const outcome = await call('officer', 'verify', { code, requestId, ...(place === undefined ? {} : { place }) })
  if (outcome.ok) return { state: 'decided', verdict: outcome.value, arrivedAt: now() }
  if (FOR_OFFICERS_ONLY.has(outcome.failure.code)) return askAsAnyone(code, requestId, outcome.failure)
  return withoutVerdict(outcome.failure)
}

async function askAsAnyone(code: string, requestId: string, hindrance: Obstacle): Promise<Checked> {
  const outcome = await call('officer', 'checkCode', { code, requestId })
  return outcome.ok
    ? { state: 'public', verdict: outcome.value, arrivedAt: now(), hindrance }
    : withoutVerdict(outcome.failure)
}

function withoutVerdict(obstacle: Obstacle): Checked {
  return { state: UNANSWERED.has(obstacle.code) ? 'unanswered' : 'refused', obstacle }
}

/** In the browser the pages come from the host that the codes point to. In small letters. */
export function ownHost(): string {
  return (process.env.TARO_ENV === 'h5' ? window.location.host : (process.env.PUBLIC_HOST ?? '')).toLowerCase()
}
