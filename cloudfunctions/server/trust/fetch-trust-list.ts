/** 信任列表, fetched from the ministry and kept for the phones. What it cannot give, or gives wrongly, changes nothing: the last good one stays. */
import { readTrustList } from '../../../src/core/presentation/trust-list'
import { ok } from '../../../src/core/result'
import { after } from '../../../src/core/time'
import { type Clock, type Key, key, type Ministry, type Store } from '../ports'
import type { TrustListRecord } from '../records'

export interface TrustFetchingDeps {
  readonly store: Store
  readonly clock: Clock
  readonly ministry: Pick<Ministry, 'trustList'>
  /** Who may sign trust lists: compressed keys in hex, by key id. */
  readonly trustListRoots: Readonly<Record<string, string>>
}

const FETCH_EVERY_MS = 3_600_000

export const TRUST_LIST: Key<'trustLists'> = key('trustLists', 'current')

/**
 * `notDue`: the last one is young enough; `unreachable`: tried again in the next run; `refused`: signed by none of the roots, malformed, or
 * older than the one we have.
 */
export type TrustFetching = 'notDue' | 'fetched' | 'unreachable' | 'refused'

export async function fetchTrustList(deps: TrustFetchingDeps): Promise<TrustFetching> {
  const { store, clock, ministry, trustListRoots } = deps
  const stored = await store.get(TRUST_LIST)
  const now = clock.now()
  if (stored && now < after(stored.fetchedAt, FETCH_EVERY_MS)) return 'notDue'
  const fetched = await ministry.trustList()
  if (!fetched.ok) return 'unreachable'
  const list = readTrustList(fetched.value, trustListRoots)
  if (!list.ok) return refused(list.failure)
  const record = { token: fetched.value, sequence: list.value.sequence, fetchedAt: now }
  return (await keep(store, record)) ? 'fetched' : refused('TRUST_LIST_OUTDATED')
}

/** Unless there is a newer one by now. */
async function keep(store: Store, record: TrustListRecord): Promise<boolean> {
  const kept = await store.transact<boolean, never>([TRUST_LIST], (read) => {
    const stored = read.get(TRUST_LIST)
    if (stored && stored.sequence > record.sequence) return ok({ writes: [], value: false })
    return ok({ writes: [{ kind: stored ? 'replace' : 'insert', key: TRUST_LIST, record }], value: true })
  })
  // BUSY: another run keeps the same list in this moment.
  return kept.ok ? kept.value : true
}

/** For the log: somebody has to ask the ministry, or somebody stands between. */
function refused(reason: string): 'refused' {
  console.error(JSON.stringify({ trustList: reason }))
  return 'refused'
}
