/**
 * What a person carries: his own certificates first, then the permits of each company he may act for. A company's vehicles are not among them,
 * however many there are: they are listed as its fleet.
 */
import type * as v from 'valibot'
import type { LicenceList, listRequest } from '../../../src/contract/holder'
import type { Failure } from '../../../src/core/failure'
import type { LicenceCategory } from '../../../src/core/licence/licence-category'
import { ok, type Result } from '../../../src/core/result'
import type { Holder } from '../identity/actors'
import { nextInRuns, readRunsCursor } from '../page-cursor'
import type { Clock, FieldCipher, Store } from '../ports'
import type { Index } from '../records'
import { principalsOf } from './owned-licence'
import { pageOfRuns, type Run } from './runs'
import { summariesOf } from './summary'

export interface ListingDeps {
  readonly store: Store
  readonly clock: Clock
  readonly cipher: FieldCipher
}

/** Most companies have one permit or two. */
const ABREAST = 10

const OWN: readonly LicenceCategory[] = ['practitioner', 'business', 'transport']

export async function listLicences(
  deps: ListingDeps,
  holder: Holder,
  { cursor }: v.InferOutput<typeof listRequest>,
): Promise<Result<LicenceList, Failure>> {
  const runs = runsOf(holder)
  const start = readRunsCursor(cursor, runs.length)
  if (!start.ok) return start
  const { found, next } = await pageOfRuns(deps.store, runs, start.value, ABREAST)
  const asOf = deps.clock.now()
  return ok({ items: await summariesOf(deps, found, asOf), asOf, ...nextInRuns(next) })
}

function runsOf(holder: Holder): readonly Run[] {
  const [self, ...companies] = principalsOf(holder)
  const own = OWN.flatMap((category) => (self ? [runOf(self, category)] : []))
  return [...own, ...companies.map((company) => runOf(company, 'business'))]
}

function runOf(holderIndex: Index, category: LicenceCategory): Run {
  return { index: 'byHolder', equals: { holderIndex, category } }
}
