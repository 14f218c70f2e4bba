/** `POST /mirror/redrive`: held and rejected events are read again by the rules and on the state of now. One result each. */
import * as v from 'valibot'
import type { Failure } from '../../../src/core/failure'
import { isTypeCode, type TypeCode } from '../../../src/core/licence/kinds'
import { ok, type Result } from '../../../src/core/result'
import { licenceIdOf } from '../licences/sealed-licence'
import { cursorText, readCursor } from '../page-cursor'
import type { Busy, Cursor } from '../ports'
import type { Index } from '../records'
import type { MirroringDeps } from './arrival'
import type { Outcome } from './event-outcome'
import type { Province } from './province'
import { redriveHeld, redriveRejection } from './redrive-one'
import { WAITING_LISTS } from './waiting-lists'
import { type WireFinding, wireFinding } from './wire-finding'

/** A call must end within the function's time even when each of them releases others. */
const MOST_AT_ONCE = 20

const reference = v.pipe(v.string(), v.regex(/^(held|rejections):[0-9a-f]{64}(:\d{1,7})?$/))

export const redriveRequest = v.union([
  v.strictObject({ ids: v.pipe(v.array(reference), v.minLength(1), v.maxLength(MOST_AT_ONCE)) }),
  v.strictObject({
    licence: v.strictObject({
      typeCode: v.custom<TypeCode>((text) => typeof text === 'string' && isTypeCode(text)),
      number: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
    }),
    cursor: v.optional(v.string()),
  }),
  v.strictObject({ state: v.picklist(['held', 'rejected']), cursor: v.optional(v.string()) }),
])

export interface RedriveResult {
  readonly id: string
  readonly eventId?: string
  /** `settled`: nothing of it waits any more. */
  readonly outcome: Outcome | 'settled'
  readonly findings: readonly WireFinding[]
}

export interface Redriven {
  readonly results: readonly RedriveResult[]
  readonly next?: string
}

export async function redrive(
  deps: MirroringDeps,
  _province: Province,
  request: v.InferOutput<typeof redriveRequest>,
): Promise<Result<Redriven, Failure>> {
  if ('ids' in request) return redriveAll(deps, request.ids)
  const after = readCursor(request.cursor)
  if (!after.ok) return after
  const page = await ('licence' in request
    ? heldOf(deps, licenceIdOf(deps.index, request.licence.typeCode, request.licence.number), after.value)
    : waitingIn(deps, request.state, after.value))
  return redriveAll(deps, page.ids, page.after)
}

interface Page {
  readonly ids: readonly string[]
  readonly after?: Cursor
}

async function heldOf({ store }: MirroringDeps, licence: Index, after: Cursor | undefined): Promise<Page> {
  const found = await store.find('held', 'byLicence', {
    equals: { licence },
    order: 'ascending',
    limit: MOST_AT_ONCE,
    ...(after ? { after } : {}),
  })
  const last = found.length === MOST_AT_ONCE ? found.at(-1) : undefined
  return { ids: found.map(({ id }) => `held:${id}`), ...(last ? { after: last.cursor } : {}) }
}

async function waitingIn(deps: MirroringDeps, list: 'held' | 'rejected', from: Cursor | undefined): Promise<Page> {
  const { items, after } = await WAITING_LISTS[list](deps, MOST_AT_ONCE, from)
  return { ids: items.map(({ kind, id }) => `${kind}:${id}`), ...(after ? { after } : {}) }
}

/** One after the other: several may be of one licence. */
async function redriveAll(
  deps: MirroringDeps,
  ids: readonly string[],
  after?: Cursor,
): Promise<Result<Redriven, Busy>> {
  const results: RedriveResult[] = []
  for (const id of ids) {
    const result = await redriveOne(deps, id)
    if (!result.ok) return result
    results.push(result.value)
  }
  return ok({ results, ...(after ? { next: cursorText(after) } : {}) })
}

async function redriveOne(deps: MirroringDeps, id: string): Promise<Result<RedriveResult, Busy>> {
  const [, kind, name = ''] = /^(held|rejections):(.*)$/.exec(id) ?? []
  const driven = kind === 'held' ? await redriveHeld(deps, name) : await redriveRejection(deps, name)
  if (!driven.ok) return driven
  const { findings, ...rest } = driven.value
  return ok({ id, ...rest, findings: findings.map(wireFinding) })
}
