/** `POST /mirror/status`: what waits for the province, in pages; and how many files wait for its seal. */
import * as v from 'valibot'
import type { Failure } from '../../../src/core/failure'
import { ok, type Result, refuse } from '../../../src/core/result'
import { cursorText, readCursor } from '../page-cursor'
import type { Cursor } from '../ports'
import { type Backlogs, backlogs } from '../sealing/backlog'
import type { MirroringDeps } from './arrival'
import type { Province } from './province'
import { itemOf, type WaitingItem } from './waiting-item'
import { type ListName, WAITING_LISTS, type Waiting } from './waiting-lists'

/** What is most urgent first. */
const LISTS = ['alert', 'rejected', 'held'] as const satisfies readonly ListName[]

const LARGEST_PAGE = 100
/** Counting on costs, and says nothing new: there is much to do. */
const COUNTED = 200

export const mirrorStatusRequest = v.strictObject({
  state: v.optional(v.picklist([...LISTS, 'all']), 'all'),
  cursor: v.optional(v.pipe(v.string(), v.maxLength(500))),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LARGEST_PAGE)), 50),
})

export interface MirrorStatus {
  readonly items: readonly WaitingItem[]
  readonly next?: string
  /** With the first page: `"3"`, or `"200+"`. */
  readonly counts?: { readonly [L in ListName]: string }
  /** With the first page: files to be sealed, and those that will not come. */
  readonly files?: Backlogs
}

/** A place in the row of lists that is being told. */
interface Position {
  readonly list: ListName
  readonly after?: Cursor
}

export async function mirrorStatus(
  deps: MirroringDeps,
  _province: Province,
  { state, cursor, limit }: v.InferOutput<typeof mirrorStatusRequest>,
): Promise<Result<MirrorStatus, Failure>> {
  const lists = state === 'all' ? LISTS : [state]
  const position = readPosition(lists, cursor)
  if (!position.ok) return position
  const counts = cursor === undefined ? { counts: await countsOf(deps), files: await backlogs(deps.store) } : {}
  return ok({ ...(await pageFrom(deps, lists, position.value, limit)), ...counts })
}

/** A page holds items of one list; empty lists are passed over. */
async function pageFrom(
  deps: MirroringDeps,
  lists: readonly ListName[],
  position: Position,
  limit: number,
): Promise<MirrorStatus> {
  const { items, after } = await WAITING_LISTS[position.list](deps, limit, position.after)
  const next = after ? { list: position.list, after } : firstOf(lists[lists.indexOf(position.list) + 1])
  if (items.length === 0 && next) return pageFrom(deps, lists, next, limit)
  return { items: await itemsOf(deps, items), ...(next ? { next: positionText(next) } : {}) }
}

function firstOf(list: ListName | undefined): Position | undefined {
  return list && { list }
}

async function itemsOf({ store, cipher }: MirroringDeps, waiting: readonly Waiting[]): Promise<readonly WaitingItem[]> {
  const ids = waiting.flatMap(({ kind, record }) => (kind === 'held' ? [record.licence] : []))
  const licences = await store.getMany('licences', [...new Set(ids)])
  return waiting.map((each) => itemOf(cipher, each, licences.get(each.record.licence ?? '')))
}

async function countsOf(deps: MirroringDeps): Promise<{ readonly [L in ListName]: string }> {
  return {
    alert: await countOf(deps, 'alert'),
    rejected: await countOf(deps, 'rejected'),
    held: await countOf(deps, 'held'),
  }
}

async function countOf(deps: MirroringDeps, list: ListName): Promise<string> {
  let count = 0
  let after: Cursor | undefined
  do {
    const page = await WAITING_LISTS[list](deps, LARGEST_PAGE, after)
    count += page.items.length
    after = page.after
  } while (after && count <= COUNTED)
  return count > COUNTED ? `${COUNTED}+` : String(count)
}

function positionText({ list, after }: Position): string {
  return `${list}.${after ? cursorText(after) : ''}`
}

function readPosition(lists: readonly ListName[], text: string | undefined): Result<Position, Failure> {
  const [first] = lists
  const [name, place] = text?.split('.') ?? [first]
  const list = lists.find((each) => each === name)
  if (!list) return refuse({ code: 'REQUEST_INVALID', field: 'cursor' })
  const after = readCursor(place === '' ? undefined : place)
  if (!after.ok) return after
  return ok(after.value ? { list, after: after.value } : { list })
}
