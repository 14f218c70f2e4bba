/** Looks again at rejected events: which have been corrected, and which nobody has corrected for too long. */
import { alertOfRejection, raise } from '../mirroring/alerts'
import type { MirroringDeps } from '../mirroring/arrival'
import { settleRejections } from '../mirroring/settle-rejections'
import { nextCheck } from '../mirroring/waiting-times'
import { type Found, key } from '../ports'
import type { RejectionRecord } from '../records'
import { eachInTurn, sumOf } from './each-in-turn'

const PAGE = 100

/** How many of those looked at were corrected, and how many began to be an alert. */
export async function reviewRejections(
  deps: MirroringDeps,
): Promise<{ readonly corrected: number; readonly alerts: number }> {
  const now = deps.clock.now()
  const due = await deps.store.find('rejections', 'byTurn', {
    equals: { state: 'open' },
    order: 'ascending',
    upTo: now,
    limit: PAGE,
  })
  await Promise.all(due.map((found) => putBack(deps, found)))
  const open = await settleRejections(deps.store, due)
  const alerts = await eachInTurn(deps.random, open, (found) => alertIfLate(deps, found))
  return { corrected: due.length - open.length, alerts: sumOf(alerts, 'raised') }
}

/** To the back of the queue: one that stays open for long must not starve the rest. */
function putBack({ store, clock }: MirroringDeps, { id, record }: Found<RejectionRecord>): Promise<boolean> {
  return store.compareAndSet(key('rejections', id), { nextAt: record.nextAt }, { nextAt: nextCheck(clock.now()) })
}

async function alertIfLate(deps: MirroringDeps, { id, record }: Found<RejectionRecord>) {
  if (record.expiresAt > deps.clock.now()) return { raised: 0 }
  const raised = await raise(deps, alertOfRejection(id, record))
  return { raised: raised.ok && raised.value ? 1 : 0 }
}
