/** A delegation as its two sides see it. */
import type * as v from 'valibot'
import type { Page } from '../../../src/contract/reply'
import type { DelegationView, listDelegationsRequest } from '../../../src/contract/sharing'
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import { ok, type Result } from '../../../src/core/result'
import { delegationStateAt } from '../../../src/core/sharing/delegation'
import type { Instant } from '../../../src/core/time'
import type { Holder } from '../identity/actors'
import { inParallel } from '../in-parallel'
import { principalsOf } from '../licences/owned-licence'
import { cursorText, PAGE_SIZE, readCursor } from '../page-cursor'
import type { FieldCipher, Found } from '../ports'
import type { DelegationRecord, Index, Sealed } from '../records'
import { representativesOf, type StoredDelegation, stored } from './delegations'
import type { GivingDeps } from './draft-grant'

const ABREAST = 8

export async function listDelegations(
  deps: GivingDeps,
  holder: Holder,
  { list, cursor }: v.InferOutput<typeof listDelegationsRequest>,
): Promise<Result<Page<DelegationView>, Failure>> {
  const start = readCursor(cursor)
  if (!start.ok) return start
  const query = { order: 'descending', limit: PAGE_SIZE, ...given({ after: start.value }) } as const
  const pages = await Promise.all(
    principalsOf(holder).map((each) =>
      list === 'given'
        ? deps.store.find('delegations', 'byPrincipal', { ...query, equals: { principal: each } })
        : deps.store.find('delegations', 'byDelegate', { ...query, equals: { delegate: each } }),
    ),
  )
  const page = pages.flat().sort(newestFirst).slice(0, PAGE_SIZE)
  const role = list === 'given' ? 'principal' : 'delegate'
  const now = deps.clock.now()
  const last = page.at(-1)
  const more = last && page.length === PAGE_SIZE ? { next: cursorText(last.cursor) } : {}
  return ok({
    items: await inParallel(page.map(stored), ABREAST, (each) => delegationView(deps, each, role, now)),
    ...more,
  })
}

/** What somebody is in a delegation; undefined: nothing. */
export function roleOf(
  holder: Holder,
  { principal, delegate: to }: DelegationRecord,
): DelegationView['role'] | undefined {
  if (principalsOf(holder).includes(principal)) return 'principal'
  return principalsOf(holder).includes(to) ? 'delegate' : undefined
}

export async function delegationView(
  deps: GivingDeps,
  { id, record }: StoredDelegation,
  role: DelegationView['role'],
  now: Instant,
): Promise<DelegationView> {
  const { principal, principalName, delegateName, scope, acts, from, until, at, withdrawnAt } = record
  const representatives = await representativesOf(deps, principal)
  return {
    ...{ id, role, acts, from, until, at, state: delegationStateAt(record, representatives, now) },
    principal: openDelegationName(deps.cipher, id, 'principalName', principalName),
    delegate: openDelegationName(deps.cipher, id, 'delegateName', delegateName),
    scope: 'licences' in scope ? { licences: scope.licences.length } : scope,
    ...given({ withdrawnAt }),
  }
}

/** A name in the record. */
export function openDelegationName(
  cipher: FieldCipher,
  id: Index,
  field: 'principalName' | 'delegateName',
  sealed: Sealed,
): string {
  return cipher.open(delegationPlace(id, field), sealed)
}

/** Where a name is sealed. */
export function delegationPlace(id: string, field: string) {
  return { collection: 'delegations', id, field } as const
}

function newestFirst(a: Found<DelegationRecord>, b: Found<DelegationRecord>): number {
  if (a.record.at !== b.record.at) return a.record.at < b.record.at ? 1 : -1
  return a.id < b.id ? 1 : -1
}
