/** 申请限额: how many copies one may ask for. Ours: far above what anybody needs, far below what fills the storage or the queue. */
import { after, type Instant } from '../../../src/core/time'
import { key, type Store } from '../ports'
import type { CopyRecord, Index } from '../records'

/** Within a day, over all licences of one holder. Those who ask at the same moment may get a few more. */
export const MOST_COPIES = 200
/** Of one recipient under grants, over all licences. The platform counts no further at once. */
export const MOST_GRANTED_COPIES = 1000
const WINDOW_MS = 24 * 60 * 60_000

/** When the holder of `licence` may ask again; undefined: now. Nothing of it may be told to anybody but the holder. */
export async function holdersNextCopyAt(store: Store, licence: Index, now: Instant): Promise<Instant | undefined> {
  const record = await store.get(key('licences', licence))
  return record && nextCopyAt(store, record.holderIndex, MOST_COPIES, now)
}

/** When `askedBy`, who may have `most` in a day, may ask again; undefined: now. */
export async function nextCopyAt(
  store: Store,
  askedBy: NonNullable<CopyRecord['askedBy']>,
  most: number,
  now: Instant,
): Promise<Instant | undefined> {
  const asked = { equals: { askedBy }, from: after(now, 1 - WINDOW_MS) }
  const count = await store.count('copies', 'byAsker', { ...asked, limit: most })
  if (count < most) return undefined
  const [oldest] = await store.find('copies', 'byAsker', { ...asked, order: 'ascending', limit: 1 })
  return oldest && after(oldest.record.requestedAt, WINDOW_MS)
}
