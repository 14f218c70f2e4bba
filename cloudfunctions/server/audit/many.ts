/** Records by id, more than one reading of the store brings. */
import type { Store } from '../ports'
import type { CollectionName, Records } from '../records'

const MOST_IDS = 100

export async function manyOf<C extends CollectionName>(
  store: Store,
  collection: C,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Records[C]>> {
  const wanted = [...new Set(ids)]
  const parts = Array.from({ length: Math.ceil(wanted.length / MOST_IDS) }, (_, part) =>
    store.getMany(collection, wanted.slice(part * MOST_IDS, (part + 1) * MOST_IDS)),
  )
  return new Map((await Promise.all(parts)).flatMap((found) => [...found]))
}
