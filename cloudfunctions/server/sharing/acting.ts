/** In whose name somebody acts: his own, a company's he may act for, or by delegation. */
import type { Failure } from '../../../src/core/failure'
import { ok, type Result } from '../../../src/core/result'
import type { DelegatedAct } from '../../../src/core/sharing/delegation'
import { CATEGORIES } from '../../../src/core/sharing/fields'
import type { Instant } from '../../../src/core/time'
import type { Holder } from '../identity/actors'
import type { RelationDeps } from '../licences/operator'
import { principalsOf } from '../licences/owned-licence'
import type { GrantRecord, Index } from '../records'
import { delegationFor, type StoredDelegation } from './delegations'

export interface Acting {
  readonly giver: Index
  readonly giverName: string
  readonly giverKind: 'person' | 'company'
  /** The person who acts. */
  readonly actorName: string
  /** Absent when he acts in his own name or for a company he represents. */
  readonly delegation?: StoredDelegation
}

export async function actingFor(
  deps: RelationDeps,
  holder: Holder,
  giver: Index,
  act: DelegatedAct,
  now: Instant,
): Promise<Result<Acting, Failure>> {
  const own = ownName(holder, giver)
  const actorName = holder.identity.name
  if (own) return ok({ giver, giverName: own.name, giverKind: own.kind, actorName })
  const delegation = await delegationFor(deps, principalsOf(holder), giver, act, now)
  if (!delegation.ok) return delegation
  const { principalName, representative } = delegation.value.record
  const place = { collection: 'delegations', id: delegation.value.id, field: 'principalName' } as const
  const giverKind = representative === undefined ? 'person' : 'company'
  const giverName = deps.cipher.open(place, principalName)
  return ok({ giver, giverName, giverKind, actorName, delegation: delegation.value })
}

/** The name of one the holder may act for without any delegation. */
export function ownName(
  { self, represents, identity }: Holder,
  principal: Index,
): { readonly name: string; readonly kind: 'person' | 'company' } | undefined {
  if (principal === self) return { name: identity.name, kind: 'person' }
  const company = identity.represents[represents.indexOf(principal)]
  return company && { name: company.name, kind: 'company' }
}

/** Whether what was delegated reaches this grant: one begun under the same delegation, or one over delegated categories only. */
export function reachesGrant({ delegation }: Acting, { terms, delegation: begunUnder }: GrantRecord): boolean {
  if (!delegation || begunUnder === delegation.id) return true
  const { scope } = delegation.record
  if (!('categories' in scope)) return false
  return CATEGORIES.every((category) => terms.fields[category] === undefined || scope.categories.includes(category))
}
