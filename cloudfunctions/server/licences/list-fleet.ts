/**
 * 车队: the transport certificates of an operator, by plate, or by urgency when asked for what needs attention. While vehicles come and go,
 * a vehicle that stays with the operator and keeps its place in that order is on one page, once.
 */
import type * as v from 'valibot'
import type { FleetList, listFleetRequest } from '../../../src/contract/holder'
import type { Failure } from '../../../src/core/failure'
import { plateKey } from '../../../src/core/licence/plate'
import { ok, type Result, refuse } from '../../../src/core/result'
import type { Instant } from '../../../src/core/time'
import type { Holder } from '../identity/actors'
import { nextInRuns, readRunsCursor } from '../page-cursor'
import type { Found } from '../ports'
import type { LicenceRecord } from '../records'
import { fleetOverview } from './fleet-overview'
import { type FleetQuestion, fleetRuns, isUnder, provincesOf } from './fleet-runs'
import type { ListingDeps } from './list-licences'
import { type Operator, type OwnPermit, operatorsOf, permitsOf, type RelationDeps } from './operator'
import { type PageOfRuns, pageOfRuns } from './runs'
import { summariesOf } from './summary'

export type FleetDeps = ListingDeps & RelationDeps

type Request = v.InferOutput<typeof listFleetRequest>

const NOT_YOURS = refuse<Failure>({ code: 'LICENCE_NOT_FOUND' })

export async function listFleet(
  deps: FleetDeps,
  holder: Holder,
  request: Request,
): Promise<Result<FleetList, Failure>> {
  const operator = operatorsOf(holder).find(({ index }) => index === request.operator)
  if (!operator) return NOT_YOURS
  const question = await questionOf(deps, operator, request)
  if (!question.ok) return question
  const runs = fleetRuns(question.value)
  const start = readRunsCursor(request.cursor, runs.length)
  if (!start.ok) return start
  const page = await pageOfRuns(deps.store, runs, start.value)
  return ok(await listOf(deps, question.value, page, request.cursor === undefined))
}

/** The question as `fleetRuns` takes it. */
export async function questionOf(
  deps: FleetDeps,
  operator: Operator,
  { plate: typed = '', permit: named, state, family }: Omit<Request, 'operator' | 'cursor'>,
): Promise<Result<FleetQuestion, Failure>> {
  const plate = plateKey(typed)
  const permits = await permitsOf(deps, operator.index)
  const permit = permits.find(({ id }) => id === named)
  if (named !== undefined && named !== 'none' && !permit) return NOT_YOURS
  return ok({
    operator,
    permits,
    provinces: plate === '' ? [] : await provincesOf(deps.store, operator),
    now: deps.clock.now(),
    cipher: deps.cipher,
    ...(plate === '' ? {} : { plate }),
    ...(state ? { state } : {}),
    ...(family ? { family } : {}),
    ...(named === undefined ? {} : { permit: permit ?? null }),
  })
}

async function listOf(
  deps: FleetDeps,
  { operator, permits, now, state }: FleetQuestion,
  { found, next }: PageOfRuns,
  isFirst: boolean,
): Promise<FleetList> {
  const items = await vehiclesOf(deps, found, permits, now)
  const fleet = isFirst ? { fleet: await fleetOverview(deps.store, operator, permits, now) } : {}
  // His own few are found in no order that means anything to him.
  const sorted = operator.natural && state !== 'needsAttention' ? [...items].sort(byPlate) : items
  return { items: sorted, asOf: now, ...fleet, ...nextInRuns(next) }
}

async function vehiclesOf(
  deps: FleetDeps,
  found: readonly Found<LicenceRecord>[],
  permits: readonly OwnPermit[],
  now: Instant,
): Promise<FleetList['items']> {
  const summaries = await summariesOf(deps, found, now)
  // One summary for each record found, in their order.
  const records = new Map<string, LicenceRecord>(found.map(({ id, record }) => [id, record]))
  return summaries.map((summary) => {
    const record = records.get(summary.id)
    return { ...summary, linked: record !== undefined && permits.some((permit) => isUnder(permit, record)) }
  })
}

function byPlate(a: { readonly subject: string }, b: { readonly subject: string }): number {
  return a.subject < b.subject ? -1 : 1
}
