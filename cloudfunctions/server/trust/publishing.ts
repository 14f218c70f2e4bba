/** What the timer of `credentials` does. The lists come first: a ministry that is slow to answer must not hold them back. */
import { type PublishingDone, publishStatusLists } from '../status-lists/publish'
import type { PublishingDeps } from '../status-lists/signed-list'
import { fetchTrustList, type TrustFetching, type TrustFetchingDeps } from './fetch-trust-list'

export async function publishing(
  deps: PublishingDeps & TrustFetchingDeps,
): Promise<{ readonly statusLists: PublishingDone; readonly trustList: TrustFetching }> {
  return { statusLists: await publishStatusLists(deps), trustList: await fetchTrustList(deps) }
}
