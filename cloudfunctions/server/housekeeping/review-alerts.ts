/** Looks again at standing alerts: which of them are over. */
import { settleAlerts } from '../mirroring/alerts'
import type { MirroringDeps } from '../mirroring/arrival'
import { nextCheck } from '../mirroring/waiting-times'
import { key } from '../ports'

const PAGE = 100

/** How many were closed. */
export async function reviewAlerts(deps: MirroringDeps): Promise<number> {
  const { store, clock } = deps
  const now = clock.now()
  const due = await store.find('alerts', 'byTurn', {
    equals: { state: 'open' },
    order: 'ascending',
    upTo: now,
    limit: PAGE,
  })
  await Promise.all(
    due.map(({ id, record }) =>
      store.compareAndSet(key('alerts', id), { nextAt: record.nextAt }, { nextAt: nextCheck(now) }),
    ),
  )
  const standing = await settleAlerts(deps, due)
  return due.length - standing.length
}
