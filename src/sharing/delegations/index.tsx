/** 委托管理: who may act for me, and for whom I may act. */
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call, isUnproven } from '../../client/call'
import { Button } from '../../components/button'
import { Cells } from '../../components/cells'
import { FilterRow } from '../../components/filter-row'
import { Invitation } from '../../components/invitation'
import { Message } from '../../components/message'
import { MoreLine } from '../../components/more'
import { OfflineStrip } from '../../components/offline-strip'
import { Page } from '../../components/page'
import { Skeleton } from '../../components/skeleton'
import { Trouble } from '../../components/trouble'
import type { Page as PageOf } from '../../contract/reply'
import type { DelegationView } from '../../contract/sharing'
import { type Pages, usePages } from '../../hooks/use-pages'
import { useSharingTexts } from '../use-sharing-texts'
import { toDelegate, toDelegation } from '../ways'
import { DelegationLine } from './delegation-line'
import './index.css'

const LISTS = ['given', 'received'] as const
type List = (typeof LISTS)[number]
type Delegations = Pages<DelegationView, PageOf<DelegationView>>

export default function DelegationsPage() {
  const { delegation: words } = useSharingTexts()
  const [list, setList] = useState<List>('given')
  const delegations: Delegations = usePages(
    (cursor) => call('grants', 'listDelegations', { list, ...(cursor ? { cursor } : {}) }),
    { heldAs: `delegations:${list}`, about: list },
  )
  return (
    <Page title={words.title}>
      <View className="delegation-lead">{words.lead}</View>
      <Button label={words.add} onPress={toDelegate} />
      <FilterRow
        label={words.lists}
        choices={LISTS.map((key) => ({ key, text: words.list[key] }))}
        chosen={list}
        onChoose={setList}
      />
      <Content list={list} delegations={delegations} />
    </Page>
  )
}

function Content({ list, delegations }: { readonly list: List; readonly delegations: Delegations }) {
  const { delegation: words, home } = useSharingTexts()
  const { remote, reload, items, more, loadMore } = delegations
  if (remote.state === 'loading') return <Skeleton shape="line" count={3} />
  if (remote.state === 'failed') {
    if (isUnproven(remote.obstacle)) return <Invitation title={home.inviteTitle} body={home.inviteBody} />
    return <Trouble obstacle={remote.obstacle} onRetry={reload} />
  }
  return (
    <>
      <OfflineStrip since={remote.heldSince} onRetry={reload} />
      {items.length === 0 && more === 'none' && <Message mark="委" {...words.empty[list]} />}
      {items.length > 0 && (
        <Cells>
          {items.map((delegation) => (
            <DelegationLine key={delegation.id} delegation={delegation} onOpen={() => toDelegation(delegation.id)} />
          ))}
        </Cells>
      )}
      <MoreLine more={more} onMore={loadMore} />
    </>
  )
}
