/** One of the lists: grants in force, requests that wait, and those that are over. */
import { call } from '../../client/call'
import { Cells } from '../../components/cells'
import { Message } from '../../components/message'
import { MoreLine } from '../../components/more'
import { OfflineStrip } from '../../components/offline-strip'
import { Skeleton } from '../../components/skeleton'
import { Trouble } from '../../components/trouble'
import type { Page } from '../../contract/reply'
import type { GrantView, SharingRoutes } from '../../contract/sharing'
import { type Pages, usePages } from '../../hooks/use-pages'
import { useAtOnce } from '../use-at-once'
import { useSharingTexts } from '../use-sharing-texts'
import { toAnswer, toGrant } from '../ways'
import { GrantLine } from './grant-line'

export type ShownList = 'given' | 'asked' | 'over' | 'overAsked'

const ASKED_FOR: { readonly [L in ShownList]: SharingRoutes['listGrants']['request'] } = {
  given: { list: 'given' },
  asked: { list: 'asked' },
  over: { list: 'given', over: true },
  overAsked: { list: 'asked', over: true },
}

export function Grants({ list }: { readonly list: ShownList }) {
  const { home: words } = useSharingTexts()
  const { remote, reload, items, more, loadMore } = useGrants(list)
  useAtOnce(reload)
  if (remote.state === 'loading') return <Skeleton shape="line" count={3} />
  if (remote.state === 'failed') return <Trouble obstacle={remote.obstacle} onRetry={reload} />
  return (
    <>
      <OfflineStrip since={remote.heldSince} onRetry={reload} />
      {items.length === 0 && more === 'none' && <Message mark="授" {...words.empty[list]} />}
      {items.length > 0 && (
        <Cells>
          {items.map((grant) => (
            <GrantLine key={grant.id} grant={grant} onOpen={() => open(grant)} />
          ))}
        </Cells>
      )}
      <MoreLine more={more} onMore={loadMore} />
    </>
  )
}

function useGrants(list: ShownList): Pages<GrantView, Page<GrantView>> {
  return usePages((cursor) => call('grants', 'listGrants', { ...ASKED_FOR[list], ...(cursor ? { cursor } : {}) }), {
    heldAs: `grants:${list}`,
    about: list,
  })
}

/** A request is answered; a grant is looked at. */
function open({ id, asked, givenAt }: GrantView): void {
  if (asked && givenAt === undefined) toAnswer(id)
  else toGrant(id)
}
