/** One licence of a holder, in whose record it is noted that somebody asked for him: of the type that was asked for, or of any. */
import { kindOf, TYPE_CODES, type TypeCode } from '../../../src/core/licence/kinds'
import type { Store } from '../ports'
import type { Index } from '../records'

/** Of a company's vehicles the first few tell as well as all. */
const MOST_LOOKED_AT = 50

export async function licenceOfHolder(
  { store }: { readonly store: Store },
  holderIndex: Index,
  type: TypeCode | undefined,
): Promise<Index | undefined> {
  const categories = [...new Set((type === undefined ? TYPE_CODES : [type]).map((each) => kindOf(each).category))]
  for (const category of categories) {
    const equals = { holderIndex, category }
    const found = await store.find('licences', 'byHolder', { equals, order: 'ascending', limit: MOST_LOOKED_AT })
    const one = found.find(({ record }) => type === undefined || record.typeCode === type)
    // Ids of this collection are made by `licenceIdOf` only.
    if (one) return one.id as Index
  }
  return undefined
}
