/**
 * 委托: a holder lets somebody act for him (经办人, family; an employer that includes its drivers' certificates). Scope, acts and period are fixed
 * when it is given. A delegate cannot delegate: the acts that can be delegated do not contain it.
 */
import type { Failure } from '../failure'
import type { LicenceCategory } from '../licence/licence-category'
import { ok, type Result, refuse } from '../result'
import { type CivilDate, civilDateOf, daysAfter, type Instant, parseCivilDate } from '../time'
import type { DelegationState } from './states'

/** What can be delegated: to see the licences, to grant their use, to answer requests, to withdraw grants. */
export const DELEGATED_ACTS = ['see', 'grant', 'answer', 'withdraw'] as const
export type DelegatedAct = (typeof DELEGATED_ACTS)[number]

/** Which licences: named ones, or all of some categories, those to come included. */
export type DelegationScope =
  | { readonly licences: readonly string[] }
  | { readonly categories: readonly LicenceCategory[] }

export interface Delegation {
  /** Who gave it, in whose name it is used: an opaque index. */
  readonly principal: string
  /** Who acts: a person, or a company through whoever may act for it. */
  readonly delegate: string
  readonly scope: DelegationScope
  readonly acts: readonly DelegatedAct[]
  readonly from: CivilDate
  /** Its last day, inclusive. */
  readonly until: CivilDate
  readonly withdrawnAt?: Instant
  /** The company's legal representative when it was given, as an opaque index; none for a person's own. */
  readonly representative?: string
}

/** Longest period. Ours: a power of attorney for a year is usual. */
export const LONGEST_DELEGATION_DAYS = 366
export const MOST_SCOPED = 100

/** `representatives`: those the company's permits name now; a company without permits has none, and nothing to compare. */
export function delegationStateAt(
  { from, until, withdrawnAt, representative }: Delegation,
  representatives: readonly string[],
  now: Instant,
): DelegationState {
  if (withdrawnAt !== undefined) return 'withdrawn'
  const hasChanged = representatives.length > 0 && !representatives.includes(representative ?? '')
  if (representative !== undefined && hasChanged) return 'representativeChanged'
  const today = civilDateOf(now)
  if (today > until) return 'expired'
  return today < from ? 'notYet' : 'active'
}

/** Whether the delegate may do `act` now, for what licence is decided by {@link isInScope}. */
export function mayAct(
  delegation: Delegation,
  act: DelegatedAct,
  representatives: readonly string[],
  now: Instant,
): Result<true, Failure> {
  const state = delegationStateAt(delegation, representatives, now)
  if (state !== 'active') return refuse({ code: 'DELEGATION_NOT_ACTIVE', state })
  return delegation.acts.includes(act) ? ok(true) : refuse({ code: 'DELEGATION_EXCEEDED' })
}

export function isInScope(
  { scope }: Pick<Delegation, 'scope'>,
  licence: { readonly id: string; readonly category: LicenceCategory },
): boolean {
  return 'licences' in scope ? scope.licences.includes(licence.id) : scope.categories.includes(licence.category)
}

/** Delegation as somebody put it together. */
export interface DelegationWish {
  readonly principal: string
  readonly delegate: string
  readonly scope: DelegationScope
  readonly acts: readonly DelegatedAct[]
  readonly from?: string | undefined
  readonly until: string
}

export type DelegationTerms = Pick<Delegation, 'scope' | 'acts' | 'from' | 'until'>

/** `principals`: everybody the giver may act for: delegating to oneself means nothing. */
export function readDelegation(
  { delegate, principal, scope, acts, from, until }: DelegationWish,
  principals: readonly string[],
  now: Instant,
): Result<DelegationTerms, Failure> {
  if (!principals.includes(principal)) return refuse({ code: 'DELEGATION_NOT_YOURS' })
  if (principals.includes(delegate)) return refuse({ code: 'DELEGATION_TO_SELF' })
  const today = civilDateOf(now)
  const first = parseCivilDate(from ?? today)
  const last = parseCivilDate(until)
  if (!first.ok) return refuse({ code: 'REQUEST_INVALID', field: 'from' })
  if (!last.ok) return refuse({ code: 'REQUEST_INVALID', field: 'until' })
  if (last.value < today || last.value < first.value || first.value < today) return refuse({ code: 'GRANT_TERM_PAST' })
  const latest = daysAfter(first.value, LONGEST_DELEGATION_DAYS)
  if (last.value > latest) return refuse({ code: 'GRANT_TERM_TOO_LONG', latest })
  const each = DELEGATED_ACTS.filter((act) => acts.includes(act))
  return ok({ scope, acts: each, from: first.value, until: last.value })
}
