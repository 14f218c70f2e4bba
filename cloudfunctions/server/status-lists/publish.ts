/**
 * 发布状态列表: takes up what events have marked, reads the truth from the licences, and publishes lists that say so. A mark only says where to
 * look: to be killed between any two steps, or to run twice at once, does no harm. Of two runs that make the same list one wins, by its number.
 */
import { type StatusList, setStatus } from '../../../src/core/presentation/status-list'
import type { Instant } from '../../../src/core/time'
import { inParallel } from '../in-parallel'
import { type Found, type Key, key, type Store } from '../ports'
import type { StatusChangeRecord, StatusListRecord } from '../records'
import { entriesOf, freshEntries } from './entries'
import { listLengths, referenceText } from './indexes'
import { listedStatus } from './listed-status'
import { keyIdOf, type PublishingDeps, signedList } from './signed-list'

/** What one run takes on: some seconds' work. The rest waits for the next. */
const MOST_CHANGES = 1000
const PAGE = 500
const WIDTH = 8
/** The store's own bound. */
const MOST_READ = 100

const NOTHING: PublishingDone = { lists: 0, changes: 0 }

type Change = Found<StatusChangeRecord>

/** How many lists were published, and how many changes with them. */
export interface PublishingDone {
  readonly lists: number
  readonly changes: number
}

export async function publishStatusLists(deps: PublishingDeps): Promise<PublishingDone> {
  const begun = deps.clock.now()
  const { changes, asOf } = await waitingChanges(deps, begun)
  // Read after the changes: the places they name have been handed out by then.
  const lengths = await listLengths(deps.store)
  const done: PublishingDone[] = []
  for (const [list, length] of lengths.entries()) {
    const own = changes.filter(({ record }) => record.list === list)
    done.push(await publishOne(deps, { list, length, asOf, begun }, own))
  }
  const sum = (count: (each: PublishingDone) => number) => done.reduce((total, each) => total + count(each), 0)
  return { lists: sum(({ lists }) => lists), changes: sum((each) => each.changes) }
}

/** The oldest first. `asOf`: everything that happened up to then is among them or was before. */
async function waitingChanges({ store }: PublishingDeps, begun: Instant) {
  const changes: Change[] = []
  for (;;) {
    const last = changes.at(-1)
    const page = await store.find('statusChanges', 'byTurn', {
      equals: { state: 'waiting' },
      order: 'ascending',
      limit: PAGE,
      ...(last ? { after: last.cursor } : {}),
    })
    if (changes.length >= MOST_CHANGES) return { changes, asOf: page[0]?.record.at ?? begun }
    changes.push(...page)
    if (page.length < PAGE) return { changes, asOf: begun }
  }
}

interface Task {
  readonly list: number
  readonly length: number
  readonly asOf: Instant
  readonly begun: Instant
}

async function publishOne(deps: PublishingDeps, task: Task, changes: readonly Change[]): Promise<PublishingDone> {
  const at: Key<'statusLists'> = key('statusLists', `${deps.issuerKey.issuer}:${task.list}`)
  const stored = await deps.store.get(at)
  if (stored && changes.length === 0 && !isDue(deps, stored, task)) return NOTHING
  const entries = stored ? entriesOf(deps.deflate, stored.token, task.length) : freshEntries(task.length)
  await enter(deps.store, entries, changes)
  const changed = changes.map(({ record }) => record.index)
  const next = signedList(deps, { list: task.list, asOf: task.asOf, entries, changed, before: stored })
  if (!(await put(deps, at, stored, next))) return NOTHING
  await inParallel(changes, WIDTH, ({ id }) => markPublished(deps, id, next.seq))
  return { lists: 1, changes: changes.length }
}

/** Even when nothing changed: an old list says nothing of today, and one of a key that was exchanged has to go. */
function isDue({ issuerKey }: PublishingDeps, stored: StatusListRecord, { begun, length }: Task): boolean {
  return begun >= stored.renewAt || length > stored.length || stored.signedBy !== keyIdOf(issuerKey)
}

/** Reads the truth of each place that was marked and enters it. */
async function enter(store: Store, entries: StatusList, changes: readonly Change[]): Promise<void> {
  const licences = [...new Set(changes.map(({ record }) => record.licence))]
  const pages = Array.from({ length: Math.ceil(licences.length / MOST_READ) }, (_, page) =>
    licences.slice(page * MOST_READ, (page + 1) * MOST_READ),
  )
  const read = await inParallel(pages, WIDTH, (page) => store.getMany('licences', page))
  const found = new Map(read.flatMap((page) => [...page]))
  for (const { record } of changes) {
    setStatus(entries, record.index, listedStatus(found.get(record.licence), referenceText(record)))
  }
}

/** Whether this run's list became the list: another may have published one since `stored` was read. */
function put(
  { store }: PublishingDeps,
  at: Key<'statusLists'>,
  stored: StatusListRecord | undefined,
  next: StatusListRecord,
): Promise<boolean> {
  return stored ? store.compareAndSet(at, { seq: stored.seq }, next) : store.insert(at, next)
}

async function markPublished({ store }: PublishingDeps, id: string, seq: number): Promise<void> {
  await store.compareAndSet(key('statusChanges', id), { state: 'waiting' }, { state: 'published', seq })
}
