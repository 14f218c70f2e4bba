/** In whose name somebody may act now: his own, his companies', and whoever delegated to him. */
import type { GrantGiver } from '../../../src/contract/sharing'
import { DELEGATED_ACTS, mayAct } from '../../../src/core/sharing/delegation'
import type { Holder } from '../identity/actors'
import { inParallel } from '../in-parallel'
import { principalsOf } from '../licences/owned-licence'
import type { Index } from '../records'
import { ownName } from './acting'
import { representativesOf, stored } from './delegations'
import type { GivingDeps } from './draft-grant'

export interface Giver extends GrantGiver {
  readonly id: Index
}

const MOST_DELEGATORS = 100
const ABREAST = 8

export async function givers(deps: GivingDeps, holder: Holder): Promise<readonly Giver[]> {
  const principals = principalsOf(holder)
  const own = principals.flatMap((id): Giver[] => {
    const named = ownName(holder, id)
    return named
      ? [{ id, name: named.name, kind: named.kind === 'person' ? 'self' : 'company', acts: DELEGATED_ACTS }]
      : []
  })
  const found = await Promise.all(
    principals.map((delegate) =>
      deps.store.find('delegations', 'byDelegate', {
        equals: { delegate },
        order: 'descending',
        limit: MOST_DELEGATORS,
      }),
    ),
  )
  // What a driver lends to his employer is used with the employer's own fleet, not as somebody to act for.
  const personal = found
    .flat()
    .map(stored)
    .filter(({ record }) => record.delegate === holder.self)
  const lent = await inParallel(personal, ABREAST, async ({ id, record }): Promise<Giver[]> => {
    const representatives = await representativesOf(deps, record.principal)
    const now = deps.clock.now()
    const acts = DELEGATED_ACTS.filter((act) => mayAct(record, act, representatives, now).ok)
    const name = deps.cipher.open({ collection: 'delegations', id, field: 'principalName' }, record.principalName)
    return acts.length > 0 ? [{ id: record.principal, name, kind: 'delegator', delegation: id, acts }] : []
  })
  return [...own, ...lent.flat()]
}
