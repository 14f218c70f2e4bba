/**
 * The fleets a person may look at: of each company he acts for that has vehicles, whether or not its permit is known here, and his own when he
 * is an operator himself. Without a permit his vehicles stand among his licences and need no list of their own.
 */
import type { FleetEntry } from '../../../src/contract/holder'
import type { Failure } from '../../../src/core/failure'
import { ok, type Result } from '../../../src/core/result'
import type { Holder } from '../identity/actors'
import { inParallel } from '../in-parallel'
import type { Store } from '../ports'
import { fleetSize } from './fleet-overview'
import { type Operator, operatorsOf } from './operator'

/** The identity provider names at most fifty companies. */
const ABREAST = 10

export async function listFleets(
  { store }: { readonly store: Store },
  holder: Holder,
): Promise<Result<{ readonly items: readonly FleetEntry[] }, Failure>> {
  const entries = await inParallel(operatorsOf(holder), ABREAST, (operator) => entryOf(store, operator))
  return ok({ items: entries.flat() })
}

async function entryOf(store: Store, { index, name, natural }: Operator): Promise<readonly FleetEntry[]> {
  const size = await fleetSize(store, index)
  const known = size.vehicles > 0 && (!natural || (await holdsPermit(store, index)))
  return known ? [{ operator: index, name, size }] : []
}

async function holdsPermit(store: Store, operator: Operator['index']): Promise<boolean> {
  const equals = { holderIndex: operator, category: 'business' } as const
  return (await store.count('licences', 'byHolder', { equals, limit: 1 })) > 0
}
