/** One of the lists: what stands, what waits for an answer, and what is over of each. */
import { useEffect } from 'react'
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
import { usePartyTexts } from '../use-party-texts'
import { ReceivedLine } from './received-line'

export type ShownList = 'received' | 'asking' | 'over' | 'overAsking'

const ASKED_FOR: { readonly [L in ShownList]: SharingRoutes['listGrants']['request'] } = {
  received: { list: 'received' },
  asking: { list: 'asking' },
  over: { list: 'received', over: true },
  overAsking: { list: 'asking', over: true },
}

export interface ReceivedListProps {
  readonly list: ShownList
  /** The person acts for a party besides himself: each line says for whom it is. */
  readonly several: boolean
}

export function ReceivedList({ list, several }: ReceivedListProps) {
  const { home: words } = usePartyTexts()
  const {
    remote,
    reload,
    items,
    more,
    loadMore,
  }: Pages<GrantView, Page<GrantView>> = usePages(
    (cursor) => call('grants', 'listGrants', { ...ASKED_FOR[list], ...(cursor ? { cursor } : {}) }),
    { heldAs: `received:${list}` },
  )
  // It appears on a page that has long been shown.
  useEffect(() => reload(), [reload])
  if (remote.state === 'loading') return <Skeleton shape="line" count={3} />
  if (remote.state === 'failed') return <Trouble obstacle={remote.obstacle} onRetry={reload} />
  return (
    <>
      <OfflineStrip since={remote.heldSince} onRetry={reload} />
      {items.length === 0 && more === 'none' && <Message mark="用" {...words.empty[list]} />}
      {items.length > 0 && (
        <Cells>
          {items.map((grant) => (
            <ReceivedLine key={grant.id} grant={grant} several={several} />
          ))}
        </Cells>
      )}
      <MoreLine more={more} onMore={loadMore} />
    </>
  )
}
