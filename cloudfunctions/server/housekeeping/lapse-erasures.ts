/** Writes down which deletion requests nobody answered in time, and tells who asked. */
import { ok } from '../../../src/core/result'
import { erasureStateAt } from '../../../src/core/sharing/erasure'
import { type Clock, type FieldCipher, key, type Store } from '../ports'
import type { Index } from '../records'
import { lapsedErasure } from '../rights/erasures'

const PAGE = 200

interface LapsingDeps {
  readonly store: Store
  readonly clock: Clock
  readonly cipher: FieldCipher
}

/** How many lapsed. */
export async function lapseErasures({ store, clock, cipher }: LapsingDeps): Promise<number> {
  const now = clock.now()
  const query = { equals: { state: 'asked' }, order: 'ascending', upTo: now, limit: PAGE } as const
  const found = await store.find('erasures', 'byEnd', query)
  let lapsed = 0
  for (const { id } of found) {
    const at = key('erasures', id)
    const outcome = await store.transact<number, never>([at], (read) => {
      const record = read.get(at)
      if (record?.state !== 'asked' || erasureStateAt(record, now) !== 'lapsed') return ok({ writes: [], value: 0 })
      // Ids of this collection are ids of grants.
      return ok({ writes: lapsedErasure(cipher, id as Index, record, now), value: 1 })
    })
    if (outcome.ok) lapsed += outcome.value
  }
  return lapsed
}
