/** 我的加注件: of all the holder may act for, or of one licence, newest first. */
import type * as v from 'valibot'
import type { CopyView, listCopiesRequest } from '../../../src/contract/copies'
import type { Page } from '../../../src/contract/reply'
import type { Failure } from '../../../src/core/failure'
import { ok, type Result } from '../../../src/core/result'
import type { Holder } from '../identity/actors'
import { principalsOf } from '../licences/owned-licence'
import { nextOf, PAGE_SIZE, readCursor } from '../page-cursor'
import type { Clock, Cursor, Found, Store } from '../ports'
import type { CopyRecord, Index } from '../records'
import { copyViewOf, type ViewingDeps } from './copy-view'

interface ListingDeps extends ViewingDeps {
  readonly store: Store
  readonly clock: Clock
}

export async function listCopies(
  deps: ListingDeps,
  holder: Holder,
  { licence, cursor }: v.InferOutput<typeof listCopiesRequest>,
): Promise<Result<Page<CopyView>, Failure>> {
  const after = readCursor(cursor)
  if (!after.ok) return after
  const ofOne = licence as Index | undefined
  const pages = await Promise.all(principalsOf(holder).map((each) => pageOf(deps.store, each, ofOne, after.value)))
  const page = pages.flat().sort(newestFirst).slice(0, PAGE_SIZE)
  const now = deps.clock.now()
  return ok({ items: page.map(({ id, record }) => copyViewOf(deps, id, record, now)), ...nextOf(page) })
}

function pageOf(store: Store, holderIndex: Index, licence: Index | undefined, after: Cursor | undefined) {
  const page = { order: 'descending', limit: PAGE_SIZE, ...(after ? { after } : {}) } as const
  return licence === undefined
    ? store.find('copies', 'byHolder', { ...page, equals: { holderIndex } })
    : store.find('copies', 'byLicence', { ...page, equals: { holderIndex, licence } })
}

function newestFirst(a: Found<CopyRecord>, b: Found<CopyRecord>): number {
  if (a.record.requestedAt !== b.record.requestedAt) return a.record.requestedAt < b.record.requestedAt ? 1 : -1
  return a.id < b.id ? 1 : -1
}
