/**
 * 证照状态: the legal states a licence can be in, and what it is at a given moment. JT/T 415 5.5.2 knows only 有效 and 无效;
 * the finer list is ours (docs/decisions.md), with one mapping down to the standards' lists.
 */
import { type CivilDate, civilDateOf, type Instant } from '../time'

/** States that an act of the authority brings about. They are stored. */
export const LEGAL_STATES = ['inForce', 'suspended', 'superseded', 'cancelled', 'annulled', 'revoked'] as const
export type LegalState = (typeof LEGAL_STATES)[number]

/**
 * What becomes of a version when the next one is made: superseded (已换发), unless the licence had ended before it was issued anew. A licence
 * as it stands is never superseded; only its earlier versions are.
 */
export function stateWhenFollowed(state: LegalState): LegalState {
  return state === 'inForce' || state === 'suspended' ? 'superseded' : state
}

/** The status of a version: what it became when it was followed, or for the latest one the status of the licence itself. */
export function statusOfVersion(followed: LegalState | undefined, current: LicenceStatus): LicenceStatus {
  return followed ?? current
}

/** Legal states plus the two that only the calendar brings about; those are computed, never stored. */
export type LicenceStatus = LegalState | 'expired' | 'notYetValid'

/** What the calendar needs to know of a licence. Days are inclusive: a licence is good on its last day. */
export interface Term {
  readonly state: LegalState
  readonly validFrom?: CivilDate | undefined
  readonly validUntil?: CivilDate | undefined
}

/** The status at `now`, in China's calendar. An act of the authority outweighs the calendar: a revoked licence stays revoked. */
export function statusAt(term: Term, now: Instant): LicenceStatus {
  if (term.state !== 'inForce') return term.state
  const today = civilDateOf(now)
  if (term.validUntil !== undefined && today > term.validUntil) return 'expired'
  if (term.validFrom !== undefined && today < term.validFrom) return 'notYetValid'
  return 'inForce'
}
