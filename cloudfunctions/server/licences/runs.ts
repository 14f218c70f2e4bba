/**
 * A list that is served by one stretch of an index after another. A page goes on where the last one stopped, reads a bounded number of
 * records, and may therefore come back short, or empty, with more to come.
 */
import { PAGE_SIZE, type RunsCursor } from '../page-cursor'
import type { Find, Found, Store } from '../ports'
import type { IndexName, LicenceRecord } from '../records'

/** One stretch of an index, ascending, and which of its records belong to the list. */
export interface Run {
  readonly index: IndexName<'licences'>
  readonly equals: Find<LicenceRecord>['equals']
  readonly from?: string
  readonly upTo?: string
  readonly wanted?: (found: Found<LicenceRecord>) => boolean
}

export interface PageOfRuns {
  readonly found: readonly Found<LicenceRecord>[]
  /** Absent when there is nothing after it. */
  readonly next?: RunsCursor
}

/** Where records are passed over a page may have to read more than it shows. */
const BLOCK = 100
const MOST_READ = 500

interface Block {
  readonly run: Run
  readonly number: number
  readonly records: readonly Found<LicenceRecord>[]
  /** Whether the run may go on behind it. */
  readonly open: boolean
}

/** A page from `start` on. `abreast` runs are read at a time: more than one only where most are known to be short. */
export async function pageOfRuns(
  store: Store,
  runs: readonly Run[],
  start: RunsCursor,
  abreast = 1,
): Promise<PageOfRuns> {
  const found: Found<LicenceRecord>[] = []
  let place = start
  for (let read = 0; place.run < runs.length && found.length < PAGE_SIZE && read < MOST_READ; ) {
    const blocks: readonly Block[] = await blocksFrom(store, runs, place, abreast)
    read += blocks.reduce((sum, { records }) => sum + records.length, 0)
    place = taken(blocks, found)
  }
  return { found, ...(place.run < runs.length ? { next: place } : {}) }
}

function blocksFrom(store: Store, runs: readonly Run[], { run: first, after }: RunsCursor, abreast: number) {
  const some = runs.slice(first, first + abreast)
  return Promise.all(some.map((run, index) => blockOf(store, run, first + index, index === 0 ? after : undefined)))
}

async function blockOf(store: Store, run: Run, number: number, after: RunsCursor['after']): Promise<Block> {
  const { index, wanted, ...stretch } = run
  const limit = wanted ? BLOCK : PAGE_SIZE
  const query = { ...stretch, order: 'ascending', limit, ...(after ? { after } : {}) } as const
  const records = await store.find('licences', index, query)
  return { run, number, records, open: records.length === limit }
}

/** Moves what is wanted into `found` until it is a page. The place to go on from. */
function taken(blocks: readonly Block[], found: Found<LicenceRecord>[]): RunsCursor {
  let run = 0
  for (const block of blocks) {
    const within = takenOf(block, found)
    if (within) return within
    run = block.number + 1
    if (found.length === PAGE_SIZE) break
  }
  return { run }
}

/** The place within this block's run to go on from; undefined when the run is used up. */
function takenOf({ run, number, records, open }: Block, found: Found<LicenceRecord>[]): RunsCursor | undefined {
  for (const [position, each] of records.entries()) {
    if (run.wanted?.(each) ?? true) found.push(each)
    const usedUp = !open && position + 1 === records.length
    if (found.length === PAGE_SIZE && !usedUp) return { run: number, after: each.cursor }
  }
  const last = records.at(-1)
  return open && last ? { run: number, after: last.cursor } : undefined
}
