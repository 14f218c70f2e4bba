/** 车队: the transport certificates of the operator whose permit it is, in order of plate. */
import type * as v from 'valibot'
import type { LicenceList, listFleetRequest } from '../../../src/contract/holder'
import type { Failure } from '../../../src/core/failure'
import { ok, type Result, refuse } from '../../../src/core/result'
import type { Holder } from '../identity/actors'
import { nextOf, PAGE_SIZE, readCursor } from '../page-cursor'
import { key } from '../ports'
import type { ListingDeps } from './list-licences'
import { principalsOf } from './owned-licence'
import { summariesOf } from './summary'

export async function listFleet(
  deps: ListingDeps,
  holder: Holder,
  { permit, cursor }: v.InferOutput<typeof listFleetRequest>,
): Promise<Result<LicenceList, Failure>> {
  const after = readCursor(cursor)
  if (!after.ok) return after
  const operator = await deps.store.get(key('licences', permit))
  const own = operator?.category === 'business' && principalsOf(holder).includes(operator.holderIndex)
  if (!own) return refuse({ code: 'LICENCE_NOT_FOUND' })
  const asOf = deps.clock.now()
  const found = await deps.store.find('licences', 'fleet', {
    equals: { holderIndex: operator.holderIndex, category: 'transport' },
    order: 'ascending',
    limit: PAGE_SIZE,
    ...(after.value ? { after: after.value } : {}),
  })
  return ok({ items: await summariesOf(deps, found, asOf), asOf, ...nextOf(found) })
}
