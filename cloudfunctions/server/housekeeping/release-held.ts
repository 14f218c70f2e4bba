/**
 * Looks again at held events. Normally the event that closes the gap releases them; this finds those whose release was cut short, and
 * those that wait too long.
 */
import { alertOfHeld, raise } from '../mirroring/alerts'
import type { MirroringDeps } from '../mirroring/arrival'
import { releaseHeldAt } from '../mirroring/release'
import { secondLook } from '../mirroring/waiting-times'
import { type Found, key } from '../ports'
import type { HeldRecord } from '../records'
import { eachInTurn, sumOf } from './each-in-turn'

const MOST_HELD = 200

/** How many events were released, and how many began to be an alert. */
export async function releaseAllHeld(
  deps: MirroringDeps,
): Promise<{ readonly released: number; readonly alerts: number }> {
  const due = await deps.store.find('held', 'byTurn', {
    equals: {},
    order: 'ascending',
    upTo: deps.clock.now(),
    limit: MOST_HELD,
  })
  const looks = await eachInTurn(deps.random, due, (found) => lookAt(deps, found))
  return { released: sumOf(looks, 'released'), alerts: sumOf(looks, 'alerts') }
}

/** To the back of the queue first, so that none that waits for long, or makes us fail, starves the rest. */
async function lookAt(deps: MirroringDeps, { id, record }: Found<HeldRecord>) {
  const nextAt = secondLook(deps.clock.now())
  await deps.store.compareAndSet(key('held', id), { nextAt: record.nextAt }, { nextAt })
  const result = await releaseHeldAt(deps, record.licence, record.revision)
  return { released: result.ok ? result.value : 0, alerts: await alertIfLate(deps, id) }
}

async function alertIfLate(deps: MirroringDeps, id: string): Promise<number> {
  const held = await deps.store.get(key('held', id))
  if (!held || held.expiresAt > deps.clock.now()) return 0
  const raised = await raise(deps, alertOfHeld(held))
  return raised.ok && raised.value ? 1 : 0
}
