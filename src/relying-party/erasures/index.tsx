/** 删除要求: what holders ask to be deleted once a grant is over, and the answers. */
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call, isUnproven } from '../../client/call'
import { Invitation } from '../../components/invitation'
import { Message } from '../../components/message'
import { MoreLine } from '../../components/more'
import { Notice } from '../../components/notice'
import { OfflineStrip } from '../../components/offline-strip'
import { Page } from '../../components/page'
import { Skeleton } from '../../components/skeleton'
import { Trouble } from '../../components/trouble'
import type { Page as ReplyPage } from '../../contract/reply'
import type { ErasureView } from '../../contract/rights'
import { type Pages, usePages } from '../../hooks/use-pages'
import { usePartyTexts } from '../use-party-texts'
import { ErasureCard } from './erasure-card'
import './index.css'

export default function ErasuresPage() {
  const { erasures: words } = usePartyTexts()
  return (
    <Page title={words.title}>
      <View className="erasure-lead">{words.lead}</View>
      <Content />
    </Page>
  )
}

function Content() {
  const { erasures: words, home } = usePartyTexts()
  const [answered, setAnswered] = useState(false)
  const {
    remote,
    reload,
    items,
    more,
    loadMore,
  }: Pages<ErasureView, ReplyPage<ErasureView>> = usePages(
    (cursor) => call('grants', 'listErasures', { list: 'received', ...(cursor ? { cursor } : {}) }),
    { heldAs: 'erasures:received' },
  )
  const done = () => {
    setAnswered(true)
    reload()
  }
  if (remote.state === 'loading') return <Skeleton shape="line" count={3} />
  if (remote.state === 'failed') {
    if (isUnproven(remote.obstacle)) return <Invitation title={home.inviteTitle} body={home.inviteBody} />
    return <Trouble obstacle={remote.obstacle} onRetry={reload} />
  }
  return (
    <>
      <OfflineStrip since={remote.heldSince} onRetry={reload} />
      {answered && <Notice tone="ok" text={words.sent} />}
      {items.length === 0 && <Message mark="删" title={words.emptyTitle} body={words.emptyBody} />}
      {items.map((erasure) => (
        <ErasureCard key={`${erasure.grant} ${erasure.at} ${erasure.state}`} erasure={erasure} onAnswered={done} />
      ))}
      <MoreLine more={more} onMore={loadMore} />
    </>
  )
}
