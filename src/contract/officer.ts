/** What an officer asks of the `officer` function. */
import * as v from 'valibot'
import type { TypeCode } from '../core/licence/kinds'
import type { LicenceStatus } from '../core/licence/status'
import type { ProofReason } from '../core/presentation/proof-verdict'
import type { CivilDate, Instant } from '../core/time'
import { instant } from './instant'
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
/** `since`: only what was checked at or after this moment, such as the beginning of the shift. */
export const verificationsRequest = v.strictObject({
  cursor: v.optional(v.pipe(v.string(), v.maxLength(400))),
  since: v.optional(instant),
})

/** 上岗: the officer proves himself once for a shift, with a one-time code of the identity provider. */
export const startShiftRequest = v.strictObject({ code: v.pipe(v.string(), v.regex(/^\d{8}$/)) })

const requestId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,64}$/))
const place = v.optional(v.pipe(v.string(), v.trim(), v.maxLength(60)))

/** Anyone who scans: learns the least, and the code is used up all the same. */
export const checkCodeRequest = v.strictObject({
  code: v.pipe(v.string(), v.minLength(1), v.maxLength(2000)),
  requestId,
})

export const OUTCOMES = ['accepted', 'refused'] as const
/** Why an officer did not accept a licence that was shown. */
export const REFUSAL_GROUNDS = [
  'notInForce',
  'notTheHolder',
  'notTheVehicle',
  'outOfScope',
  'couldNotCheck',
  'other',
] as const

/** 记录情况: what the officer did with the verdict; noted once, and seen by the holder. */
export const noteOutcomeRequest = v.strictObject({
  /** {@link VerificationLine.id} */
  verification: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  outcome: v.picklist(OUTCOMES),
  ground: v.optional(v.picklist(REFUSAL_GROUNDS)),
  words: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200))),
})

/** Checks made without a network, told when there is one again. The cloud checks each code itself before it writes a word. */
export const reportOfflineRequest = v.strictObject({
  checks: v.pipe(
    v.array(
      v.strictObject({
        requestId,
        /** The text scanned, `RTC1:…`. */
        code: v.pipe(v.string(), v.minLength(1), v.maxLength(600)),
        at: instant,
        /** What the officer's phone concluded. */
        verdict: v.picklist(['valid', 'invalid', 'stale', 'undetermined']),
        reason: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z]{1,40}$/))),
        place,
        outcome: v.optional(v.picklist(OUTCOMES)),
        ground: v.optional(v.picklist(REFUSAL_GROUNDS)),
        words: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200))),
      }),
    ),
    v.minLength(1),
    v.maxLength(20),
  ),
})

export interface OfficerMe {
  readonly name: string
  readonly agency: string
  readonly officerNumber: string
  /** 执法证 valid until, inclusive; absent when the province gave no term. */
  readonly termEnds?: CivilDate
  /** Present while he is on shift: only then does he see more than anyone. */
  readonly shift?: Shift
}

export interface Shift {
  readonly startedAt: Instant
  /** Twelve hours later at most. */
  readonly endsAt: Instant
}

/** Four verdicts. "Could not check" is never "invalid". */
export type VerdictKind = 'valid' | 'invalid' | 'stale' | 'undetermined'

/** What the officer reads at arm's length. */
export interface Verdict {
  /** Names the check, to note its outcome. */
  readonly verification: string
  /** Who answered: this province's own record, or another province's through the ministry. */
  readonly source: VerdictSource
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

export type VerdictSource =
  | { readonly kind: 'province' }
  | { readonly kind: 'ministry'; readonly issuer: string; readonly issuerName: Bilingual }

/** What anyone learns who scans a code: article 9 needs no more of him. */
export interface PublicVerdict {
  readonly verdict: VerdictKind
  readonly reason?: Verdict['reason']
  readonly checkedAt: Instant
  readonly statusAsOf: Instant
  readonly legalBasis: readonly Bilingual[]
  readonly typeCode: TypeCode
  /** Of `faceLines` for the public: the holder masked, and the term. */
  readonly lines: readonly FaceLine[]
}

export interface VerificationLine {
  readonly id: string
  readonly at: Instant
  /** Absent when the code told nothing that could be believed. */
  readonly typeCode?: TypeCode
  readonly verdict: VerdictKind
  readonly reason?: Verdict['reason'] | ProofReason
  /** How it was checked. */
  readonly means: 'online' | 'offline' | 'ministry'
  readonly place?: string
  readonly outcome?: (typeof OUTCOMES)[number]
  readonly ground?: (typeof REFUSAL_GROUNDS)[number]
  readonly words?: string
}

/** `noted`: it stands in the holder's record; `kept`: another province's, or nothing to be believed: only in the officer's. */
export interface OfflineReport {
  readonly requestId: string
  readonly outcome: 'noted' | 'kept'
}

export interface OfficerRoutes {
  officerMe: { request: v.InferInput<typeof officerMeRequest>; value: OfficerMe }
  verify: { request: v.InferInput<typeof verifyRequest>; value: Verdict }
  listVerifications: { request: v.InferInput<typeof verificationsRequest>; value: Page<VerificationLine> }
}

/** Routes of `officer` about his shift, and about what became of a check. */
export interface RoundRoutes {
  startShift: { request: v.InferInput<typeof startShiftRequest>; value: OfficerMe }
  endShift: { request: v.InferInput<typeof officerMeRequest>; value: OfficerMe }
  checkCode: { request: v.InferInput<typeof checkCodeRequest>; value: PublicVerdict }
  noteOutcome: { request: v.InferInput<typeof noteOutcomeRequest>; value: VerificationLine }
  reportOffline: {
    request: v.InferInput<typeof reportOfflineRequest>
    value: { readonly items: readonly OfflineReport[] }
  }
}
