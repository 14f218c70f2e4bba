/** 用证记录: what happened to the holder's licences and those of the companies he may act for, newest first. */
import type * as v from 'valibot'
import type { ActivityLine, activityRequest } from '../../../src/contract/holder'
import type { Page } from '../../../src/contract/reply'
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import { ok, type Result } from '../../../src/core/result'
import type { Holder } from '../identity/actors'
import { cursorText, nextOf, PAGE_SIZE, readCursor } from '../page-cursor'
import type { Cursor, Found, Store } from '../ports'
import type { AuditRecord } from '../records'
import { type ActivityDeps, activityLines } from './activity-lines'
import { entriesAfter, isOf } from './entries'
import { hiddenAmong, hiddenBy } from './hidden-entries'
import { manyOf } from './many'

/** Where many lines are hidden a page may come back short, or empty, with more to come. */
const MOST_READ = 500

interface Entries {
  readonly found: readonly Found<AuditRecord>[]
  readonly hidden: ReadonlySet<string>
  readonly next?: string
}

export async function listActivity(
  deps: ActivityDeps,
  holder: Holder,
  { cursor, hidden = false }: v.InferOutput<typeof activityRequest>,
): Promise<Result<Page<ActivityLine>, Failure>> {
  const after = readCursor(cursor)
  if (!after.ok) return after
  const entries = await (hidden ? hiddenEntries : shownEntries)(deps.store, holder, after.value)
  const items = await activityLines(deps, entries.found, entries.hidden)
  return ok({ items, ...given({ next: entries.next }) })
}

async function shownEntries(store: Store, holder: Holder, start: Cursor | undefined): Promise<Entries> {
  const hidden = new Set<string>()
  const found: Found<AuditRecord>[] = []
  let after = start
  for (let read = 0; read < MOST_READ; read += PAGE_SIZE) {
    const block = await entriesAfter(store, holder, PAGE_SIZE, after)
    const unwanted = await hiddenAmong(store, holder, block)
    for (const entry of block) {
      after = entry.cursor
      if (!unwanted.has(entry.id)) found.push(entry)
      if (found.length === PAGE_SIZE) return { found, hidden, next: cursorText(after) }
    }
    if (block.length < PAGE_SIZE) return { found, hidden }
  }
  return { found, hidden, ...(after ? { next: cursorText(after) } : {}) }
}

/** In the order in which they were hidden, the latest first: their places in the trail may be years apart. */
async function hiddenEntries(store: Store, holder: Holder, after: Cursor | undefined): Promise<Entries> {
  const page = await hiddenBy(store, holder, { limit: PAGE_SIZE, ...given({ after }) })
  const entries = await manyOf(
    store,
    'audit',
    page.map(({ record }) => record.entry),
  )
  const found = page.flatMap(({ cursor, record: { entry } }) => {
    const record = entries.get(entry)
    // He may act for the company no more.
    return record && isOf(holder, record) ? [{ id: entry, record, cursor }] : []
  })
  return { found, hidden: new Set(found.map(({ id }) => id)), ...nextOf(page) }
}
