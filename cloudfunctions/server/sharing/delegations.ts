/** 委托 as they are stored: found by who acts for whom, and judged by what the company's permits say today. */
import type { Failure } from '../../../src/core/failure'
import { type Result, refuse } from '../../../src/core/result'
import { type DelegatedAct, type Delegation, isInScope, mayAct } from '../../../src/core/sharing/delegation'
import type { Instant } from '../../../src/core/time'
import { permitsOf, type RelationDeps } from '../licences/operator'
import type { Found } from '../ports'
import type { DelegationRecord, Index } from '../records'

/** A delegation with its id. */
export interface StoredDelegation {
  readonly id: Index
  readonly record: DelegationRecord
}

/** More than anybody gives to one delegate. */
const MOST_OF_PAIR = 50

/** 法定代表人 that the company's permits name, each as an opaque index. Ended permits name nobody any more. */
export async function representativesOf(deps: RelationDeps, company: Index): Promise<readonly Index[]> {
  const permits = await permitsOf(deps, company)
  const named = permits.flatMap(({ licence: { state, face } }) =>
    (state === 'inForce' || state === 'suspended') && typeof face.legalRepresentative === 'string'
      ? [representativeIndex(deps, company, face.legalRepresentative)]
      : [],
  )
  return [...new Set(named)]
}

export function representativeIndex({ index }: Pick<RelationDeps, 'index'>, company: Index, name: string): Index {
  return index.of('representative', `${company}\n${name}`)
}

/** All that `principal` ever delegated to one of `delegates`, the latest first. */
export async function delegationsBetween(
  { store }: Pick<RelationDeps, 'store'>,
  delegates: readonly Index[],
  principal: Index,
): Promise<readonly StoredDelegation[]> {
  const found = await Promise.all(
    delegates.map((delegate) =>
      store.find('delegations', 'byPair', {
        ...{ equals: { delegate, principal }, order: 'descending', limit: MOST_OF_PAIR },
      }),
    ),
  )
  return found.flat().map(stored)
}

/** The one that allows `act` now, or why none does. */
export async function delegationFor(
  deps: RelationDeps,
  delegates: readonly Index[],
  principal: Index,
  act: DelegatedAct,
  now: Instant,
): Promise<Result<StoredDelegation, Failure>> {
  const all = await delegationsBetween(deps, delegates, principal)
  if (all.length === 0) return refuse({ code: 'DELEGATION_NOT_FOUND' })
  const representatives = await representativesOf(deps, principal)
  const judged = all.map((each) => ({ each, may: mayAct(each.record, act, representatives, now) }))
  const allowed = judged.find(({ may }) => may.ok)
  if (allowed) return { ok: true, value: allowed.each }
  const [first] = judged
  return first && !first.may.ok ? first.may : refuse({ code: 'DELEGATION_NOT_FOUND' })
}

/** Whether a licence is within what was delegated. */
export function reachesLicence(
  { record }: { readonly record: Pick<Delegation, 'scope'> },
  licence: Parameters<typeof isInScope>[1],
) {
  return isInScope(record, licence)
}

export function stored({ id, record }: Found<DelegationRecord>): StoredDelegation {
  // Ids of this collection are made with the keyed index only.
  return { id: id as Index, record }
}
