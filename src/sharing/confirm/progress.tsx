/** How far the act has come, what stands in its way, what is left out and why, and that it is done. */
import { View } from '@tarojs/components'
import { toInbox } from '../../client/navigation'
import { Button } from '../../components/button'
import { Message } from '../../components/message'
import { Notice } from '../../components/notice'
import { TroubleStrip } from '../../components/trouble'
import { giveUpRun } from '../give-up-run'
import { stepOf } from '../run'
import { useSharingTexts } from '../use-sharing-texts'
import { leaveSteps, onToGrant, toAnswer } from '../ways'
import { countOf, endWish, type Run, type Wish } from '../wish'
import { LeftOutList } from './left-out-list'
import type { Running } from './use-running'

/** Only WeChat tells a person something outside the app; its question stands on top of the messages. */
const IS_WECHAT = process.env.TARO_ENV === 'weapp'

export function Progress(props: Running & { readonly wish: Wish }) {
  const { wish, run, busy, obstacle } = props
  if (run?.given) return <Done wish={wish} run={run} />
  return (
    <>
      {obstacle && <Stopped {...props} obstacle={obstacle} />}
      {run && busy && <Under wish={wish} run={run} />}
      {run && !busy && !obstacle && <Decision {...props} run={run} />}
      {run && <LeftOutList lines={run.leftOut} />}
    </>
  )
}

function Under({ wish, run }: { readonly wish: Wish; readonly run: Run }) {
  const { confirm: words, choose } = useSharingTexts()
  const { count, more } = countOf(wish)
  const step = stepOf(wish, run)
  const done = run.size + run.leftOut.length
  const part = count === 0 ? 0 : Math.min(100, Math.round((100 * done) / count))
  const text =
    step === 'draft'
      ? words.drafting
      : step === 'give'
        ? words.giving
        : words.filling(run.size, choose.atLeast(count, more))
  return (
    <View className="progress" aria-live="polite">
      <View className="progress-text">{text}</View>
      <View className="progress-track" aria-hidden="true">
        <View className="progress-part" style={{ width: `${step === 'give' ? 100 : part}%` }} />
      </View>
      <View className="progress-note">{words.keepOpen}</View>
    </View>
  )
}

function Stopped({
  obstacle,
  wish,
  goOn,
  again,
}: Running & Required<Pick<Running, 'obstacle'>> & { readonly wish: Wish }) {
  const { confirm: words } = useSharingTexts()
  const { asked } = wish
  if (!obstacle) return null
  if (obstacle.code === 'UNREACHABLE')
    return <Notice tone="warn" text={words.stopped} action={{ label: words.goOn, onPress: () => goOn() }} />
  if (obstacle.code === 'GRANT_STATE' && asked)
    return (
      <Notice
        tone="warn"
        text={words.changed}
        action={{ label: words.toAnswer, onPress: () => toAnswer(asked.grant) }}
      />
    )
  if (obstacle.code === 'GRANT_STATE' || obstacle.code === 'GRANT_NOT_FOUND')
    return <Notice tone="warn" text={words.lapsed} action={{ label: words.again, onPress: again }} />
  return (
    <>
      <TroubleStrip obstacle={obstacle} />
      <Button label={words.goOn} onPress={() => goOn()} />
    </>
  )
}

/** It waits for the person: interrupted, with something left out, or with nothing at all. */
function Decision({ wish, run, goOn }: Running & { readonly wish: Wish; readonly run: Run }) {
  const { confirm: words } = useSharingTexts()
  const step = stepOf(wish, run)
  const giveUp = () => {
    giveUpRun(wish)
    endWish()
    leaveSteps()
  }
  if (step === 'empty')
    return (
      <Message
        mark="!"
        tone="warn"
        title={words.emptyTitle}
        body={words.emptyBody}
        action={{ label: words.giveUp, onPress: giveUp }}
      />
    )
  if (step === 'ask')
    return (
      <View className="decision" aria-live="polite">
        <View className="decision-title">{words.askTitle(run.leftOut.length)}</View>
        <View>{words.askBody(run.size)}</View>
        <Button label={words.giveRest(run.size)} onPress={() => goOn(true)} />
        <Button look="plain" label={words.giveUp} onPress={giveUp} />
      </View>
    )
  return (
    <>
      <Notice tone="warn" text={words.stopped} action={{ label: words.goOn, onPress: () => goOn() }} />
      <Button look="plain" label={words.giveUp} onPress={giveUp} />
    </>
  )
}

function Done({ wish, run }: { readonly wish: Wish; readonly run: Run }) {
  const { confirm: words } = useSharingTexts()
  const { grant } = run
  const leave = () => {
    endWish()
    leaveSteps()
  }
  const open = () => {
    endWish()
    if (grant !== undefined) onToGrant(grant)
  }
  return (
    <>
      <Message
        mark="✓"
        tone="ok"
        title={words.doneTitle}
        body={`${words.done(run.size, wish.recipient?.name ?? '')}${words.receipt}`}
        action={{ label: words.open, onPress: open }}
      />
      <LeftOutList lines={run.leftOut} />
      {IS_WECHAT && <Button look="soft" label={words.notices} onPress={toInbox} />}
      <Button look="soft" label={words.finish} onPress={leave} />
    </>
  )
}
