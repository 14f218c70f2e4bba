/** Finds which rejections have been corrected since. Nobody notes it when the correcting event comes: that would cost every event a look. */
import { isCorrected } from '../../../src/core/licence/correction'
import { type Found, key, type Store } from '../ports'
import type { RejectionRecord } from '../records'

/** Marks those that are corrected, and gives those still open. At most 100. */
export async function settleRejections(
  store: Store,
  found: readonly Found<RejectionRecord>[],
): Promise<readonly Found<RejectionRecord>[]> {
  const open = await openAmong(store, found)
  const corrected = found.filter((each) => !open.includes(each))
  await Promise.all(corrected.map(({ id, record }) => markCorrected(store, id, record)))
  return open
}

/** Unless it was rejected once more in between. */
export function markCorrected(store: Store, id: string, { attempts }: RejectionRecord): Promise<boolean> {
  return store.compareAndSet(key('rejections', id), { state: 'open', attempts }, { state: 'corrected' })
}

async function openAmong(
  store: Store,
  found: readonly Found<RejectionRecord>[],
): Promise<readonly Found<RejectionRecord>[]> {
  const licences = await store.getMany('licences', distinct(found.map(({ record }) => record.licence)))
  const events = await store.getMany('events', distinct(found.map(({ record }) => record.eventId)))
  return found.filter(({ record }) => {
    const { licence, eventId, revision, revisionThen, wasIdTaken } = record
    return !isCorrected({
      ...(revision === undefined ? {} : { revision }),
      revisionThen,
      revisionNow: licence === undefined ? 0 : (licences.get(licence)?.revision ?? 0),
      isIdTakenNow: eventId !== undefined && events.has(eventId),
      wasIdTakenThen: wasIdTaken,
    })
  })
}

function distinct<T>(ids: readonly (T | undefined)[]): readonly T[] {
  return [...new Set(ids)].filter((id) => id !== undefined)
}
