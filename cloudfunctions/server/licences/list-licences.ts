/** What a person carries: his own certificates, and the permits of the companies he may act for. Fleets are listed by permit. */
import type * as v from 'valibot'
import type { LicenceList, listRequest } from '../../../src/contract/holder'
import type { Failure } from '../../../src/core/failure'
import type { LicenceCategory } from '../../../src/core/licence/licence-category'
import { ok, type Result } from '../../../src/core/result'
import type { Holder } from '../identity/actors'
import { nextOf, PAGE_SIZE, readCursor } from '../page-cursor'
import type { Clock, Cursor, FieldCipher, Found, Store } from '../ports'
import type { Index, LicenceRecord } from '../records'
import { principalsOf } from './owned-licence'
import { summariesOf } from './summary'

export interface ListingDeps {
  readonly store: Store
  readonly clock: Clock
  readonly cipher: FieldCipher
}

export async function listLicences(
  deps: ListingDeps,
  holder: Holder,
  { cursor }: v.InferOutput<typeof listRequest>,
): Promise<Result<LicenceList, Failure>> {
  const after = readCursor(cursor)
  if (!after.ok) return after
  const asOf = deps.clock.now()
  const pages = await Promise.all(principalsOf(holder).map((principal) => pageOf(deps, holder, principal, after.value)))
  const page = pages.flat().sort(byId).slice(0, PAGE_SIZE)
  return ok({ items: await summariesOf(deps, [...page].sort(byCategory), asOf), asOf, ...nextOf(page) })
}

/** In order of id, which is the same place in everybody's list: one cursor serves all. */
async function pageOf({ store }: ListingDeps, { self }: Holder, principal: Index, after: Cursor | undefined) {
  const categories: readonly LicenceCategory[] = principal === self ? CATEGORIES : ['business']
  const found = categories.map((category) =>
    store.find('licences', 'byHolder', {
      equals: { holderIndex: principal, category },
      order: 'ascending',
      limit: PAGE_SIZE,
      ...(after ? { after } : {}),
    }),
  )
  return (await Promise.all(found)).flat()
}

/** The person's own certificates first. Within a page only: the place of the next page is by id. */
const CATEGORIES: readonly LicenceCategory[] = ['practitioner', 'business', 'transport']

function byCategory(a: Found<LicenceRecord>, b: Found<LicenceRecord>): number {
  return CATEGORIES.indexOf(a.record.category) - CATEGORIES.indexOf(b.record.category)
}

function byId(a: Found<LicenceRecord>, b: Found<LicenceRecord>): number {
  return a.id < b.id ? -1 : 1
}
