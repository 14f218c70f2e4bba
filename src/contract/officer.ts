/** What an officer asks of the `officer` function. */
import * as v from 'valibot'
import type { TypeCode } from '../core/licence/kinds'
import type { LicenceStatus } from '../core/licence/status'
import type { CivilDate, Instant } from '../core/time'
import type { FaceLine, ReviewLine } from './licence'
import type { Bilingual, Page } from './reply'

export const officerMeRequest = v.strictObject({})
export const verifyRequest = v.strictObject({
  /** The text read from the QR code, or pasted. */
  code: v.pipe(v.string(), v.minLength(1), v.maxLength(2000)),
  /** Chosen by the phone, so that a repeat after a lost reply gets the same answer and is not a second use. */
  requestId: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,64}$/)),
  place: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(60))),
})
export const verificationsRequest = v.strictObject({ cursor: v.optional(v.pipe(v.string(), v.maxLength(400))) })

export interface OfficerMe {
  readonly name: string
  readonly agency: string
  readonly officerNumber: string
}

/** Four verdicts. "Could not check" is never "invalid". */
export type VerdictKind = 'valid' | 'invalid' | 'stale' | 'undetermined'

/** What the officer reads at arm's length. */
export interface Verdict {
  readonly verdict: VerdictKind
  /** Why it is not `valid`: the licence's status, or that its holder has not activated it. */
  readonly reason?: Exclude<LicenceStatus, 'inForce'> | 'notActivated'
  /** The authority's own words for the state, when it gave some. */
  readonly stateReason?: string
  readonly stateSince?: Instant
  /** The last day of its term, inclusive. */
  readonly validUntil?: CivilDate
  readonly checkedAt: Instant
  /** When the province last told us about this licence. */
  readonly statusAsOf: Instant
  readonly legalBasis: readonly Bilingual[]
  readonly typeCode: TypeCode
  readonly lines: readonly FaceLine[]
  readonly annualReview?: ReviewLine
  readonly integrityAssessment?: ReviewLine
  /** Things to know that do not change the verdict, such as an overdue review. */
  readonly warnings: readonly Bilingual[]
  readonly photo?: string
}

export interface VerificationLine {
  readonly id: string
  readonly at: Instant
  readonly typeCode: TypeCode
  readonly verdict: VerdictKind
  readonly place?: string
}

export interface OfficerRoutes {
  officerMe: { request: v.InferInput<typeof officerMeRequest>; value: OfficerMe }
  verify: { request: v.InferInput<typeof verifyRequest>; value: Verdict }
  listVerifications: { request: v.InferInput<typeof verificationsRequest>; value: Page<VerificationLine> }
}
