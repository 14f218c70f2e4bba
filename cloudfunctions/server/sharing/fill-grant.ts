/**
 * 选证: which licences a grant is about, one result for each, in pages that no limit of the platform is reached by. A page that was repeated, or
 * cut short, includes nothing twice; whoever was interrupted goes on with the next one.
 */
import type * as v from 'valibot'
import type { FillLine, fillGrantRequest, GrantFill, LeftOut } from '../../../src/contract/sharing'
import type { Failure } from '../../../src/core/failure'
import { statusAt } from '../../../src/core/licence/status'
import { ok, type Result } from '../../../src/core/result'
import { mayInclude } from '../../../src/core/sharing/access'
import type { Instant } from '../../../src/core/time'
import { manyOf } from '../audit/many'
import type { Holder } from '../identity/actors'
import { inParallel } from '../in-parallel'
import { fleetRuns } from '../licences/fleet-runs'
import { questionOf } from '../licences/list-fleet'
import { pageOfRuns } from '../licences/runs'
import { nextInRuns, readRunsCursor } from '../page-cursor'
import type { GrantRecord, Index, LicenceRecord } from '../records'
import type { Acting } from './acting'
import { delegationFor, reachesLicence } from './delegations'
import type { GivingDeps } from './draft-grant'
import { type Included, include, itemKey } from './include'
import { givenGrant } from './seen-grant'

type Request = v.InferOutput<typeof fillGrantRequest>

/** Licences that were picked, whatever they are. */
interface Picked {
  readonly ids: readonly Index[]
  readonly records: ReadonlyMap<string, LicenceRecord>
  readonly next?: string
}

export async function fillGrant(
  deps: GivingDeps,
  holder: Holder,
  { grant, pick }: Request,
): Promise<Result<GrantFill, Failure>> {
  const now = deps.clock.now()
  const id = grant as Index
  const given = await givenGrant(deps, holder, id, ['grant', 'answer'], now)
  if (!given.ok) return given
  const { record, acting } = given.value
  const picked = await ('licences' in pick
    ? pickedByHand(deps, pick.licences as Index[])
    : pickedFromFleet(deps, acting, pick, now))
  if (!picked.ok) return picked
  const { ids, records, next } = picked.value
  const already = await manyOf(
    deps.store,
    'grantItems',
    ids.map((licence) => itemKey(id, licence).id),
  )
  const judge = await judging(deps, acting, record, records, now)
  const lines = ids.map(
    (licence): FillLine => (already.has(itemKey(id, licence).id) ? { licence, outcome: 'already' } : judge(licence)),
  )
  const wanted = lines.flatMap(({ licence, outcome }): Included[] => {
    const found = records.get(licence)
    return outcome === 'included' && found ? [{ id: licence as Index, record: found }] : []
  })
  const filled = await include(deps, { grant: id, state: 'drafted', now }, wanted)
  if (!filled.ok) return filled
  return ok({ results: lines, size: filled.value.size, ...(next === undefined ? {} : { next }) })
}

async function pickedByHand(deps: GivingDeps, licences: readonly Index[]): Promise<Result<Picked, Failure>> {
  const ids = [...new Set(licences)]
  return ok({ ids, records: await manyOf(deps.store, 'licences', ids) })
}

async function pickedFromFleet(
  deps: GivingDeps,
  { giver, giverName, giverKind }: Acting,
  { fleet, cursor }: Extract<Request['pick'], { readonly fleet: unknown }>,
  now: Instant,
): Promise<Result<Picked, Failure>> {
  const operator = { index: giver, name: giverName, natural: giverKind === 'person' }
  const question = await questionOf({ ...deps, clock: { now: () => now } }, operator, fleet)
  if (!question.ok) return question
  const runs = fleetRuns(question.value)
  const start = readRunsCursor(cursor, runs.length)
  if (!start.ok) return start
  const { found, next } = await pageOfRuns(deps.store, runs, start.value)
  // Ids of this collection are made by `licenceIdOf` only.
  const ids = found.map(({ id }) => id as Index)
  return ok({ ids, records: new Map(found.map(({ id, record }) => [id, record])), ...nextInRuns(next) })
}

/** What becomes of each: whose it is and whether the delegation reaches it, then how it stands. */
async function judging(
  deps: GivingDeps,
  acting: Acting,
  { terms }: GrantRecord,
  records: ReadonlyMap<string, LicenceRecord>,
  now: Instant,
): Promise<(licence: Index) => FillLine> {
  const others = [...new Set([...records.values()].map(({ holderIndex }) => holderIndex))].filter(
    (each) => each !== acting.giver,
  )
  const lent = await lentTo(deps, acting, others, now)
  return (licence) => {
    const record = records.get(licence)
    if (!record || !isReached(acting, lent, licence, record)) return leftOut(licence, { code: 'notYours' })
    const may = mayInclude(terms, record, now)
    if (may.ok) return { licence, outcome: 'included' }
    const status = statusAt(record, now)
    return leftOut(licence, status === 'inForce' ? { code: 'noFields' } : { code: 'notInForce', status })
  }
}

type Lent = ReadonlyMap<Index, Parameters<typeof reachesLicence>[0]>

/** Drivers who agreed to be included: each delegated it to the giver himself, who must act in person. */
async function lentTo(deps: GivingDeps, acting: Acting, holders: readonly Index[], now: Instant): Promise<Lent> {
  if (acting.delegation) return new Map()
  const found = await inParallel(holders, 8, async (holder) => {
    const delegation = await delegationFor(deps, [acting.giver], holder, 'grant', now)
    return delegation.ok ? ([[holder, delegation.value]] as const) : []
  })
  return new Map(found.flat())
}

function isReached(
  { giver, delegation }: Acting,
  lent: Lent,
  id: Index,
  { holderIndex, category }: LicenceRecord,
): boolean {
  const by = holderIndex === giver ? delegation : lent.get(holderIndex)
  if (!by) return holderIndex === giver
  return reachesLicence(by, { id, category })
}

function leftOut(licence: Index, reason: LeftOut): FillLine {
  return { licence, outcome: 'leftOut', reason }
}
