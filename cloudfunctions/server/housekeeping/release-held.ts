/** Looks again at held events. Normally the event that closes the gap releases them; this finds those whose release was cut short. */

import type { MirroringDeps } from '../mirroring/arrival'
import { secondLook } from '../mirroring/held-writes'
import { releaseHeld } from '../mirroring/mirror-event'
import type { Clock, Found } from '../ports'
import { key } from '../ports'
import type { HeldRecord } from '../records'

const MOST_HELD = 200

/** How many events were released. Each one looked at goes to the back of the queue, so that none that waits for long starves the rest. */
export async function releaseAllHeld(deps: MirroringDeps): Promise<number> {
  const due = await deps.store.find('held', 'byState', {
    equals: { state: 'waiting' },
    order: 'ascending',
    upTo: deps.clock.now(),
    limit: MOST_HELD,
  })
  let released = 0
  for (const found of due) released += await releaseOne(deps, deps.clock, found)
  return released
}

async function releaseOne(deps: MirroringDeps, clock: Clock, { id, record }: Found<HeldRecord>): Promise<number> {
  const nextAt = secondLook(clock.now())
  await deps.store.compareAndSet(key('held', id), { state: 'waiting', nextAt: record.nextAt }, { nextAt })
  const result = await releaseHeld(deps, record.licence)
  return result.ok ? result.value : 0
}
