/** 要求删除 (个人信息保护法 第四十七条): what others read under grants that are over, and what they answered when asked to delete it. */
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call, isUnproven } from '../../client/call'
import { Cells } from '../../components/cells'
import { Invitation } from '../../components/invitation'
import { Message } from '../../components/message'
import { MoreLine } from '../../components/more'
import { Notice } from '../../components/notice'
import { OfflineStrip } from '../../components/offline-strip'
import { Page } from '../../components/page'
import { Sheet } from '../../components/sheet'
import { Skeleton } from '../../components/skeleton'
import { Trouble, TroubleStrip } from '../../components/trouble'
import { useAct } from '../../hooks/use-act'
import { useInboxTexts } from '../use-inbox-texts'
import { EndingLine } from './ending-line'
import { type Ending, useEndings } from './use-endings'
import './index.css'

export default function ErasuresPage() {
  const { erasures: words } = useInboxTexts()
  return (
    <Page title={words.title}>
      <Content only={useRouter().params.grant ?? ''} />
    </Page>
  )
}

function Content({ only }: { readonly only: string }) {
  const { rights, erasures: words } = useInboxTexts()
  const { remote, reload, items, more, loadMore } = useEndings(only)
  if (remote.state === 'loading') return <Skeleton shape="line" count={4} />
  if (remote.state === 'failed') {
    if (isUnproven(remote.obstacle)) return <Invitation title={rights.inviteTitle} body={rights.inviteBody} />
    return <Trouble obstacle={remote.obstacle} onRetry={reload} />
  }
  return (
    <>
      <OfflineStrip since={remote.heldSince} onRetry={reload} />
      {items.length === 0 ? (
        <Message mark="删" title={words.emptyTitle} body={only === '' ? words.emptyBody : words.notOver} />
      ) : (
        <List items={items} onAsked={reload} />
      )}
      <MoreLine more={more} onMore={loadMore} />
    </>
  )
}

function List({ items, onAsked }: { readonly items: readonly Ending[]; readonly onAsked: () => void }) {
  const { erasures: words } = useInboxTexts()
  const [asking, setAsking] = useState<Ending>()
  const [act, ask] = useAct(async (grant: string) => {
    const outcome = await call('grants', 'askErasure', { grant })
    setAsking(undefined)
    if (outcome.ok) onAsked()
    return outcome
  })
  return (
    <>
      <Notice tone="info" text={words.note} />
      {act.state === 'done' && <Notice tone="ok" text={words.asked} />}
      {act.state === 'failed' && <TroubleStrip obstacle={act.obstacle} />}
      <Cells>
        {items.map((each) => (
          <EndingLine key={each.grant.id} ending={each} onAsk={() => setAsking(each)} />
        ))}
      </Cells>
      {asking && (
        <Sheet
          title={words.askTitle(asking.grant.recipient.name)}
          body={words.askBody}
          confirm={words.ask}
          busy={act.state === 'busy'}
          onConfirm={() => ask(asking.grant.id)}
          onCancel={() => setAsking(undefined)}
        />
      )}
    </>
  )
}
