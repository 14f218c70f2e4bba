/** Which grants are whose: the giver's, the recipient's, and those a holder's licence is in. What is none of yours does not exist for you. */
import type { Failure } from '../../../src/core/failure'
import { ok, type Result, refuse } from '../../../src/core/result'
import type { DelegatedAct } from '../../../src/core/sharing/delegation'
import type { Instant } from '../../../src/core/time'
import type { Holder } from '../identity/actors'
import type { RelationDeps } from '../licences/operator'
import { key } from '../ports'
import type { GrantRecord, Index } from '../records'
import { type Acting, actingFor, ownName, reachesGrant } from './acting'
import type { SeenGrant } from './grant-view'
import { partiesOf, recipientsOf } from './parties'

export const NO_GRANT = refuse<Failure>({ code: 'GRANT_NOT_FOUND' })

/** The grant for its giver, or for a delegate who may do `act` for him. */
export async function givenGrant(
  deps: RelationDeps,
  holder: Holder,
  id: Index,
  acts: readonly DelegatedAct[],
  now: Instant,
): Promise<Result<{ readonly record: GrantRecord; readonly acting: Acting }, Failure>> {
  const record = await deps.store.get(key('grants', id))
  if (!record || record.giver === 'authority') return NO_GRANT
  for (const act of acts) {
    const acting = await actingFor(deps, holder, record.giver, act, now)
    if (acting.ok) return reachesGrant(acting.value, record) ? ok({ record, acting: acting.value }) : EXCEEDED
    if (acting.failure.code !== 'DELEGATION_NOT_FOUND' && act === acts.at(-1)) return acting
  }
  return NO_GRANT
}

const EXCEEDED = refuse<Failure>({ code: 'DELEGATION_EXCEEDED' })

/** The grant for its recipient. One that is being put together is shown only to who asked for it. */
export async function receivedGrant(
  deps: RelationDeps,
  holder: Holder,
  id: Index,
): Promise<Result<GrantRecord, Failure>> {
  const record = await deps.store.get(key('grants', id))
  const recipients = recipientsOf(holder, await partiesOf(deps.store, holder))
  if (!record || !recipients.includes(record.recipient)) return NO_GRANT
  const isHidden = record.asked === undefined && record.givenAt === undefined
  return isHidden ? NO_GRANT : ok(record)
}

/** The grant for whoever may see it, with what he is in it. */
export async function seenGrant(
  deps: RelationDeps,
  holder: Holder,
  id: Index,
  now: Instant,
): Promise<Result<SeenGrant, Failure>> {
  const record = await deps.store.get(key('grants', id))
  if (!record) return NO_GRANT
  if (record.giver !== 'authority' && ownName(holder, record.giver)) return ok({ id, record, role: 'giver' })
  const received = await receivedGrant(deps, holder, id)
  if (received.ok) return ok({ id, record, role: 'recipient' })
  const acting = await givenGrant(deps, holder, id, ['see', 'grant', 'answer', 'withdraw'], now)
  return acting.ok ? ok({ id, record, role: 'giver' }) : holderOf(deps, holder, id, record)
}

/** A holder whose licence somebody else included. */
async function holderOf(
  { store }: RelationDeps,
  { self, represents }: Holder,
  id: Index,
  record: GrantRecord,
): Promise<Result<SeenGrant, Failure>> {
  for (const foreign of new Set([self, ...represents])) {
    const found = await store.find('grantItems', 'byIncluded', {
      ...{ equals: { grant: id, foreign }, order: 'ascending', limit: 1 },
    })
    if (found.length > 0) return ok({ id, record, role: 'holder' })
  }
  return NO_GRANT
}
