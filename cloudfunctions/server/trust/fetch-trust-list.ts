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
 * `notDue`: the last one is young enough; `unreachable`: nothing came, and the next run tries again; `refused`: signed by none of the roots, malformed, or
 * older than the one we have.
 */
export type TrustFetching = 'notDue' | 'fetched' | 'unreachable' | 'refused'

export async function fetchTrustList(deps: TrustFetchingDeps): Promise<TrustFetching> {
  const { store, clock, ministry, trustListRoots } = deps
  const stored = vouchedFor(await store.get(TRUST_LIST), trustListRoots)
  const now = clock.now()
  if (stored && now < after(stored.fetchedAt, FETCH_EVERY_MS)) return 'notDue'
  const fetched = await ministry.trustList()
  if (!fetched.ok) return 'unreachable'
  const list = readTrustList(fetched.value, trustListRoots)
  if (!list.ok) return refused(list.failure)
  return keep(deps, { token: fetched.value, sequence: list.value.sequence, fetchedAt: now })
}

/** The stored list, unless the root that signed it has been taken away since: it must not stand in the way of its successor's, whatever its number. */
function vouchedFor(
  stored: TrustListRecord | undefined,
  roots: TrustFetchingDeps['trustListRoots'],
): TrustListRecord | undefined {
  return stored && readTrustList(stored.token, roots).ok ? stored : undefined
}

/** Unless there is a newer one by now. The same number again is the same list: whoever has it need not take it once more. */
async function keep({ store, trustListRoots }: TrustFetchingDeps, fetched: TrustListRecord): Promise<TrustFetching> {
  const kept = await store.transact<TrustFetching, never>([TRUST_LIST], (read) => {
    const former = read.get(TRUST_LIST)
    const stored = vouchedFor(former, trustListRoots)
    if (stored && stored.sequence > fetched.sequence) return ok({ writes: [], value: 'refused' })
    const record = stored?.sequence === fetched.sequence ? { ...stored, fetchedAt: fetched.fetchedAt } : fetched
    return ok({ writes: [{ kind: former ? 'replace' : 'insert', key: TRUST_LIST, record }], value: 'fetched' })
  })
  if (!kept.ok) return 'unreachable'
  return kept.value === 'refused' ? refused('TRUST_LIST_OUTDATED') : kept.value
}

/** For the log: somebody has to ask the ministry, or somebody stands between. */
function refused(reason: string): 'refused' {
  console.error(JSON.stringify({ trustList: reason }))
  return 'refused'
}
