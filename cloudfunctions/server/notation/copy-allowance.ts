/** 申请限额: how many copies a holder may ask for. Ours: far above what anybody writes by hand, far below what fills the storage or the queue. */
import { after, type Instant } from '../../../src/core/time'
import { key, type Store } from '../ports'
import type { Index } from '../records'

/** Within {@link WINDOW_MS}, over all licences of one holder. Those who ask at the same moment may get a few more. */
export const MOST_COPIES = 200
const WINDOW_MS = 24 * 60 * 60_000

/** When the holder of `licence` may ask again; undefined: now. Nothing of it may be told to anybody but the holder. */
export async function mayAskAgainAt(store: Store, licence: Index, now: Instant): Promise<Instant | undefined> {
  const record = await store.get(key('licences', licence))
  if (!record) return undefined
  const asked = { equals: { holderIndex: record.holderIndex }, from: after(now, 1 - WINDOW_MS) }
  const count = await store.count('copies', 'byHolder', { ...asked, limit: MOST_COPIES })
  if (count < MOST_COPIES) return undefined
  const [oldest] = await store.find('copies', 'byHolder', { ...asked, order: 'ascending', limit: 1 })
  return oldest && after(oldest.record.requestedAt, WINDOW_MS)
}
