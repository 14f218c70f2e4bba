/** 用证记录: who looked at or changed which licence, when and where. */
import { View } from '@tarojs/components'
import { isUnproven } from '../../client/call'
import { toActivityExport, toHiddenActivity, toIdentity } from '../../client/navigation'
import { ActivityLine } from '../../components/activity-line'
import { Button, Buttons } from '../../components/button'
import { Cells } from '../../components/cells'
import { Message } from '../../components/message'
import { MoreLine } from '../../components/more'
import { OfflineStrip } from '../../components/offline-strip'
import { Page } from '../../components/page'
import { Skeleton } from '../../components/skeleton'
import { Trouble } from '../../components/trouble'
import type { ActivityLine as Line } from '../../contract/holder'
import type { Page as Part } from '../../contract/reply'
import { useActivity } from '../../hooks/use-activity'
import type { Pages } from '../../hooks/use-pages'
import { useTexts } from '../../hooks/use-preferences'
import './index.css'

export default function ActivityPage() {
  const { activity: words } = useTexts()
  return (
    <Page title={words.title} tab>
      <Content {...useActivity()} />
    </Page>
  )
}

function Content({ remote, reload, items, more, loadMore }: Pages<Line, Part<Line>>) {
  const { activity: words } = useTexts()
  if (remote.state === 'loading') return <Skeleton shape="line" count={5} />
  if (remote.state === 'failed') {
    return isUnproven(remote.obstacle) ? <Invitation /> : <Trouble obstacle={remote.obstacle} onRetry={reload} />
  }
  return (
    <>
      <OfflineStrip since={remote.heldSince} onRetry={reload} />
      <Ways />
      {items.length === 0 && more === 'none' && <Message mark="记" title={words.emptyTitle} body={words.emptyBody} />}
      {items.length > 0 && (
        <Cells>
          {items.map((line) => (
            <ActivityLine key={line.id} line={line} />
          ))}
        </Cells>
      )}
      <MoreLine more={more} onMore={loadMore} />
      {items.length > 0 && more === 'none' && <View className="activity-note">{words.note}</View>}
    </>
  )
}

/** Above the list: below one that goes on as it is scrolled, nobody would ever reach them. */
function Ways() {
  const { activity: words } = useTexts()
  return (
    <Buttons>
      <Button look="soft" label={words.exportButton} onPress={toActivityExport} />
      <Button look="soft" label={words.hiddenButton} onPress={toHiddenActivity} />
    </Buttons>
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
