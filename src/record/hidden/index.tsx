/** 已隐藏的记录: what the holder has put out of his sight, the latest first, each with the way back. */
import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { rememberChange } from '../../client/cache'
import { call, isUnproven } from '../../client/call'
import { ActivityLine } from '../../components/activity-line'
import { Button } from '../../components/button'
import { Cells } from '../../components/cells'
import { Invitation } from '../../components/invitation'
import { Message } from '../../components/message'
import { MoreLine } from '../../components/more'
import { OfflineStrip } from '../../components/offline-strip'
import { Page } from '../../components/page'
import { Skeleton } from '../../components/skeleton'
import { Trouble, TroubleStrip } from '../../components/trouble'
import type { ActivityLine as Line } from '../../contract/holder'
import { useAct } from '../../hooks/use-act'
import { type Activity, useActivity } from '../../hooks/use-activity'
import { useRecordTexts } from '../use-record-texts'
import './index.css'

export default function HiddenActivityPage() {
  const { hiddenList: words } = useRecordTexts()
  return (
    <Page title={words.title}>
      <Content {...useActivity(true)} />
    </Page>
  )
}

function Content({ remote, reload, items, more, loadMore }: Activity) {
  const { hiddenList: words, line } = useRecordTexts()
  if (remote.state === 'loading') return <Skeleton shape="line" count={4} />
  if (remote.state === 'failed') {
    if (isUnproven(remote.obstacle)) return <Invitation title={line.inviteTitle} body={line.inviteBody} />
    return <Trouble obstacle={remote.obstacle} onRetry={reload} />
  }
  return (
    <>
      <OfflineStrip since={remote.heldSince} onRetry={reload} />
      {items.length === 0 && more === 'none' ? (
        <Message mark="隐" title={words.emptyTitle} body={words.emptyBody} />
      ) : (
        <View className="hidden-note">{words.note}</View>
      )}
      {items.map((each) => (
        <Hidden key={each.id} line={each} onShown={reload} />
      ))}
      <MoreLine more={more} onMore={loadMore} />
    </>
  )
}

function Hidden({ line, onShown }: { readonly line: Line; readonly onShown: () => void }) {
  const { hiding: words } = useRecordTexts()
  const [act, show] = useAct(() => call('holder', 'hideActivity', { id: line.id, hidden: false }))
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each end of the act
  useEffect(() => {
    if (act.state !== 'done') return
    const { hidden: _hidden, ...shown } = line
    rememberChange(shown)
    onShown()
  }, [act])
  return (
    <View className="hidden">
      <Cells>
        <ActivityLine line={line} />
        <View className="hidden-act">
          <Button look="soft" label={words.show} busy={act.state === 'busy'} onPress={show} />
        </View>
      </Cells>
      {act.state === 'failed' && <TroubleStrip obstacle={act.obstacle} />}
    </View>
  )
}
