/** Removes what has run out: codes, nonces, counters of attempts, download links. In bounded pages: what is left waits for the next run. */
import { given } from '../../../src/core/given'
import { after, type Instant } from '../../../src/core/time'
import type { Clock, Store } from '../ports'
import { key } from '../ports'

const PAGE = 200
const MOST_PAGES = 5

/** A used code is kept as long again as somebody may still ask what became of it. */
const CODE_MEMORY_MS = 60 * 60_000

type Perishable =
  | 'presentations'
  | 'nonces'
  | 'identityAttempts'
  | 'downloads'
  | 'limits'
  | 'refusedChecks'
  | 'showings'
  | 'readings'
  | 'receivingCodes'
  | 'delegations'
  | 'messages'
  | 'erasures'

const MEMORY_MS: { readonly [C in Perishable]: number } = {
  presentations: CODE_MEMORY_MS,
  nonces: 0,
  identityAttempts: 0,
  downloads: 0,
  limits: 0,
  refusedChecks: 0,
  showings: 0,
  readings: 0,
  receivingCodes: 0,
  delegations: 0,
  messages: 0,
  erasures: 0,
}

/** Long after every list that a phone may still bring up to date. */
const CHANGE_MEMORY_MS = 7 * 24 * 60 * 60_000

/** How many records were removed, by collection. */
export async function sweep({ store, clock }: { readonly store: Store; readonly clock: Clock }) {
  const now = clock.now()
  return {
    presentations: await sweepOne(store, 'presentations', now),
    nonces: await sweepOne(store, 'nonces', now),
    identityAttempts: await sweepOne(store, 'identityAttempts', now),
    downloads: await sweepOne(store, 'downloads', now),
    limits: await sweepOne(store, 'limits', now),
    refusedChecks: await sweepOne(store, 'refusedChecks', now),
    showings: await sweepOne(store, 'showings', now),
    readings: await sweepOne(store, 'readings', now),
    receivingCodes: await sweepOne(store, 'receivingCodes', now),
    delegations: await sweepOne(store, 'delegations', now),
    messages: await sweepOne(store, 'messages', now),
    erasures: await sweepOne(store, 'erasures', now),
    shifts: await sweepShifts(store, now),
    statusChanges: await sweepStatusChanges(store, now),
  }
}

async function sweepOne(store: Store, collection: Perishable, now: Instant): Promise<number> {
  const upTo = after(now, -MEMORY_MS[collection])
  let removed = 0
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const found = await store.find(collection, 'byExpiry', { equals: {}, order: 'ascending', upTo, limit: PAGE })
    // A counter that was renewed since has another expiry and stays.
    const gone = await Promise.all(
      found.map(({ id, record: { expiresAt } }) => store.compareAndRemove(key(collection, id), given({ expiresAt }))),
    )
    removed += gone.filter(Boolean).length
    if (found.length < PAGE) break
  }
  return removed
}

/** A shift that is over counts for nothing already. */
async function sweepShifts(store: Store, now: Instant): Promise<number> {
  const over = { equals: {}, order: 'ascending', upTo: now, limit: PAGE } as const
  const found = await store.find('shifts', 'byEnd', over)
  const gone = await Promise.all(
    found.map(({ id, record: { endsAt } }) => store.compareAndRemove(key('shifts', id), { endsAt })),
  )
  return gone.filter(Boolean).length
}

/** What was published; what waits, waits, however long. */
async function sweepStatusChanges(store: Store, now: Instant): Promise<number> {
  const found = await store.find('statusChanges', 'byTurn', {
    equals: { state: 'published' },
    order: 'ascending',
    upTo: after(now, -CHANGE_MEMORY_MS),
    limit: PAGE,
  })
  const gone = await Promise.all(
    found.map(({ id }) => store.compareAndRemove(key('statusChanges', id), { state: 'published' })),
  )
  return gone.filter(Boolean).length
}
