/** The officer's own verifications: when, where, what kind of licence, what came out and what he did. Those still to be reported come first. */
import { View } from '@tarojs/components'
import { Cells } from '../../components/cells'
import { Message } from '../../components/message'
import { MoreLine } from '../../components/more'
import { Notice } from '../../components/notice'
import { OfflineStrip } from '../../components/offline-strip'
import { Page } from '../../components/page'
import { Skeleton } from '../../components/skeleton'
import { Trouble } from '../../components/trouble'
import type { Shift } from '../../contract/officer'
import { useTexts } from '../../hooks/use-preferences'
import type { Queue } from '../queued-checks'
import { useOfficer } from '../use-officer'
import { useOfficerTexts } from '../use-officer-texts'
import { useQueue, useTelling } from '../use-queue'
import { CheckLine } from './check-line'
import { lineOf, withQueuedNote } from './lines'
import { useShiftCounts, useVerifications } from './use-verifications'
import './index.css'

export default function RecordsPage() {
  const { records: words } = useOfficerTexts()
  const { standing } = useOfficer()
  const shift = standing.state === 'officer' ? standing.shift : undefined
  const queue = useQueue()
  useTelling()
  return (
    <Page title={words.title}>
      <ShiftSum shift={shift} queue={queue} />
      <Waiting queue={queue} />
      <Told queue={queue} />
    </Page>
  )
}

function ShiftSum({ shift, queue }: { readonly shift: Shift | undefined; readonly queue: Queue }) {
  const { records: words } = useOfficerTexts()
  const counts = useShiftCounts(shift, waitingIn(queue))
  if (!shift || counts.state !== 'ready' || counts.value === undefined) return null
  const waiting = queue.checks.filter(({ at }) => at >= shift.startedAt)
  const ruled = (outcome: 'accepted' | 'refused') => waiting.filter((check) => check.outcome === outcome).length
  const { checks, accepted, refused, more } = counts.value
  const all = `${checks + waiting.length}${more ? '+' : ''}`
  return (
    <View className="records-sum">
      <View className="records-sum-title">{words.inShift}</View>
      <View>{words.counts(all, accepted + ruled('accepted'), refused + ruled('refused'))}</View>
    </View>
  )
}

/** Another number: the cloud has heard of more, and its list is asked for anew. */
function waitingIn({ checks, notes }: Queue): number {
  return checks.length + notes.length
}

function Waiting({ queue }: { readonly queue: Queue }) {
  const { records: words } = useOfficerTexts()
  if (queue.checks.length === 0) return null
  return (
    <Cells title={words.waitingTitle}>
      {[...queue.checks].reverse().map((check) => (
        <CheckLine
          key={check.requestId}
          line={lineOf(check)}
          waiting
          about={{ kind: 'queued', requestId: check.requestId }}
        />
      ))}
    </Cells>
  )
}

function Told({ queue }: { readonly queue: Queue }) {
  const texts = useTexts()
  const { records: words } = useOfficerTexts()
  const { remote, reload, items, more, loadMore } = useVerifications(waitingIn(queue))
  if (remote.state === 'loading') return <Skeleton shape="line" count={5} />
  if (remote.state === 'failed' && remote.obstacle.code === 'UNREACHABLE' && queue.checks.length > 0)
    return <Notice tone="warn" text={words.noEarlier} action={{ label: texts.retry, onPress: reload }} />
  if (remote.state === 'failed') return <Trouble obstacle={remote.obstacle} onRetry={reload} />
  const strip = <OfflineStrip since={remote.heldSince} onRetry={reload} />
  if (items.length === 0) {
    if (queue.checks.length > 0) return strip
    return <Message mark="验" title={words.emptyTitle} body={words.emptyBody} />
  }
  return (
    <>
      {strip}
      <Cells title={words.earlier}>
        {items.map((told) => {
          const { line, waiting } = withQueuedNote(told, queue)
          return (
            <CheckLine key={line.id} line={line} waiting={waiting} about={{ kind: 'known', verification: line.id }} />
          )
        })}
      </Cells>
      <MoreLine more={more} onMore={loadMore} />
    </>
  )
}
