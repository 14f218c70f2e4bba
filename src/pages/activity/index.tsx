/** 用证记录: who looked at or changed which licence, when and where. */
import { View } from '@tarojs/components'
import { now } from '../../client/clock'
import { toIdentity } from '../../client/navigation'
import { Cells } from '../../components/cells'
import { Message } from '../../components/message'
import { MoreLine } from '../../components/more'
import { OfflineStrip } from '../../components/offline-strip'
import { Page } from '../../components/page'
import { Skeleton } from '../../components/skeleton'
import { Trouble } from '../../components/trouble'
import type { ActivityLine } from '../../contract/holder'
import type { Page as Part } from '../../contract/reply'
import { useActivity } from '../../hooks/use-activity'
import type { Pages } from '../../hooks/use-pages'
import { useTexts } from '../../hooks/use-preferences'
import { ActivityItem } from './activity-item'
import './index.css'

export default function ActivityPage() {
  const { activity: words } = useTexts()
  return (
    <Page title={words.title} tab>
      <Content {...useActivity()} />
    </Page>
  )
}

function Content({ remote, reload, items, more, loadMore }: Pages<ActivityLine, Part<ActivityLine>>) {
  const { activity: words } = useTexts()
  if (remote.state === 'loading') return <Skeleton shape="line" count={5} />
  if (remote.state === 'failed') {
    const { code } = remote.obstacle
    const unproven = code === 'IDENTITY_NOT_PROVEN' || code === 'IDENTITY_REQUIRED'
    return unproven ? <Invitation /> : <Trouble obstacle={remote.obstacle} onRetry={reload} />
  }
  if (items.length === 0) return <Message mark="记" title={words.emptyTitle} body={words.emptyBody} />
  return (
    <>
      <OfflineStrip since={remote.heldSince} onRetry={reload} />
      <Cells>
        {items.map((line) => (
          <ActivityItem key={line.id} line={line} today={now()} />
        ))}
      </Cells>
      <MoreLine more={more} onMore={loadMore} />
      {more === 'none' && <View className="activity-note">{words.note}</View>}
    </>
  )
}

function Invitation() {
  const { activity, licences } = useTexts()
  return (
    <Message
      mark="记"
      title={activity.emptyTitle}
      body={activity.emptyBody}
      action={{ label: licences.inviteButton, onPress: toIdentity }}
    />
  )
}
