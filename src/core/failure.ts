/**
 * Every refusal the product can give, once. A failure carries a stable code and the few facts its sentence needs; it never
 * carries personal data. Sentences for people are in `contract/all-messages.ts`: a code without one does not compile.
 */
import type { LicenceStatus } from './licence/status'
import type { DelegationState, GrantState } from './sharing/states'
import type { CivilDate, Instant } from './time'

export type Failure =
  // who is asking
  | { readonly code: 'IDENTITY_REQUIRED' }
  | { readonly code: 'IDENTITY_NOT_PROVEN' }
  | { readonly code: 'IDENTITY_CODE_WRONG' }
  | { readonly code: 'IDENTITY_ATTEMPTS_EXCEEDED'; readonly minutes: number }
  | { readonly code: 'IDENTITY_PROVIDER_UNREACHABLE' }
  | { readonly code: 'OFFICER_NOT_REGISTERED' }
  | { readonly code: 'OFFICER_TERM_ENDED'; readonly ended: CivilDate }
  | { readonly code: 'SHIFT_REQUIRED' }
  | { readonly code: 'SHIFT_PERSON_OTHER' }
  | { readonly code: 'TOO_MANY_CHECKS'; readonly minutes: number }
  // how it was asked
  | { readonly code: 'ROUTE_UNKNOWN' }
  | { readonly code: 'REQUEST_INVALID'; readonly field: string }
  | { readonly code: 'MALFORMED_JSON' }
  | { readonly code: 'PAYLOAD_TOO_LARGE' }
  | { readonly code: 'METHOD_NOT_ALLOWED' }
  | { readonly code: 'SIGNATURE_INVALID' }
  | { readonly code: 'REQUEST_STALE' }
  | { readonly code: 'REQUEST_REPLAYED' }
  | { readonly code: 'TOO_MANY_EVENTS'; readonly limit: number }
  // licences
  | { readonly code: 'LICENCE_NOT_FOUND' }
  | { readonly code: 'LICENCE_NOT_IN_FORCE'; readonly status: LicenceStatus }
  | { readonly code: 'LICENCE_NOT_ACTIVATED' }
  // showing and verifying
  | { readonly code: 'CODE_MALFORMED' }
  | { readonly code: 'CODE_UNKNOWN' }
  | { readonly code: 'CODE_EXPIRED' }
  | { readonly code: 'CODE_USED' }
  | { readonly code: 'CODE_OUTDATED' }
  | { readonly code: 'CODE_SESSION_ENDED' }
  | { readonly code: 'CODE_HOST_UNKNOWN' }
  | { readonly code: 'CODE_OFFLINE' }
  | { readonly code: 'MINISTRY_UNREACHABLE' }
  | { readonly code: 'DEVICE_SIGNATURE_WRONG' }
  | { readonly code: 'CREDENTIALS_TOO_MANY'; readonly minutes: number }
  | { readonly code: 'VERIFICATION_NOT_FOUND' }
  | { readonly code: 'OUTCOME_NOTED' }
  | { readonly code: 'OUTCOME_GROUND_MISSING' }
  | { readonly code: 'ACTIVITY_NOT_FOUND' }
  | { readonly code: 'OBJECTION_MADE' }
  | { readonly code: 'OBJECTION_NOT_POSSIBLE' }
  | { readonly code: 'STATUS_LIST_UNKNOWN' }
  // annotated copies
  | { readonly code: 'COPY_TEXT_LENGTH'; readonly field: CopyText; readonly most: number }
  | { readonly code: 'COPY_TEXT_UNPRINTABLE'; readonly field: CopyText; readonly character: string }
  | { readonly code: 'COPY_CHARACTER_NOT_DRAWN'; readonly field: CopyText; readonly character: string }
  | { readonly code: 'COPY_TERM_PAST' }
  | { readonly code: 'COPY_TERM_TOO_LONG'; readonly latest: CivilDate }
  | { readonly code: 'COPY_LICENCE_ENDS_FIRST'; readonly latest: CivilDate }
  | { readonly code: 'COPIES_TOO_MANY'; readonly most: number; readonly from: Instant }
  | { readonly code: 'COPY_CODE_MALFORMED' }
  | { readonly code: 'COPY_NOT_FOUND' }
  | { readonly code: 'COPY_NOT_READY' }
  | { readonly code: 'COPY_FAILED' }
  | { readonly code: 'COPY_EXPIRED' }
  | { readonly code: 'COPY_WITHDRAWN' }
  | { readonly code: 'LINK_SPENT' }
  // granting use to others
  | { readonly code: 'GRANT_NOT_FOUND' }
  | { readonly code: 'GRANT_STATE'; readonly state: GrantState }
  | { readonly code: 'GRANT_NOT_ACTIVE'; readonly state: GrantState }
  | { readonly code: 'GRANT_PURPOSE_OTHER' }
  | { readonly code: 'GRANT_USED_UP' }
  | { readonly code: 'GRANT_LICENCE_NOT_IN' }
  | { readonly code: 'GRANT_LICENCE_WITHDRAWN' }
  | { readonly code: 'GRANT_LICENCE_CHANGED' }
  | { readonly code: 'GRANT_FIELD_NOT_GRANTED'; readonly field: string }
  | { readonly code: 'GRANT_FIELD_UNKNOWN'; readonly field: string }
  | { readonly code: 'GRANT_FIELDS_NONE' }
  | { readonly code: 'GRANT_TERM_PAST' }
  | { readonly code: 'GRANT_TERM_TOO_LONG'; readonly latest: CivilDate }
  | { readonly code: 'GRANT_USES'; readonly most: number }
  | { readonly code: 'GRANT_WORDS_MISSING' }
  | { readonly code: 'GRANT_WORDS_LONG'; readonly most: number }
  | { readonly code: 'GRANT_WORDS_UNSEEN' }
  | { readonly code: 'GRANT_TO_SELF' }
  | { readonly code: 'GRANT_LICENCES_TOO_MANY'; readonly most: number }
  | { readonly code: 'GRANT_EMPTY' }
  | { readonly code: 'GRANT_BEYOND_REQUEST'; readonly what: GrantPart }
  | { readonly code: 'GRANT_COPIES_NOT_ALLOWED' }
  | { readonly code: 'REQUEST_BEYOND_PURPOSE'; readonly field: string }
  | { readonly code: 'REQUESTS_UNANSWERED'; readonly most: number }
  | { readonly code: 'REQUESTS_TOO_MANY'; readonly most: number; readonly days: number }
  | { readonly code: 'PARTY_NOT_FOUND' }
  | { readonly code: 'PARTY_NOT_REGISTERED' }
  | { readonly code: 'PARTY_SUSPENDED' }
  | { readonly code: 'CALLS_TOO_MANY'; readonly minutes: number }
  | { readonly code: 'PERSON_NOT_FOUND' }
  | { readonly code: 'DELEGATION_NOT_FOUND' }
  | { readonly code: 'DELEGATION_NOT_YOURS' }
  | { readonly code: 'DELEGATION_TO_SELF' }
  | { readonly code: 'DELEGATION_NOT_ACTIVE'; readonly state: DelegationState }
  | { readonly code: 'DELEGATION_EXCEEDED' }
  // the person's own rights
  | { readonly code: 'ERASURE_NOT_FOUND' }
  | { readonly code: 'ERASURE_TOO_EARLY' }
  | { readonly code: 'ERASURE_ANSWERED' }
  // only we can act: the person waits or tells us the trace id
  | { readonly code: 'BUSY' }
  | { readonly code: 'INTERNAL'; readonly traceId: string }

/** 授权内容 by its parts. */
export type GrantPart = 'purpose' | 'fields' | 'until' | 'uses' | 'copies'

/** What a holder writes on a copy. */
export type CopyText = 'purpose' | 'recipient'

export type FailureCode = Failure['code']

/** The failure with this code, for tables keyed by code. */
export type FailureOf<C extends FailureCode> = Extract<Failure, { readonly code: C }>
