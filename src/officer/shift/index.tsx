/** 上岗: whether the officer is on shift, until when, and how he begins and ends it. */
import { Input, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { takeHandedCode } from '../../client/handed-code'
import { toScan } from '../../client/navigation'
import { sentenceOf } from '../../client/obstacle-words'
import { Button, Buttons } from '../../components/button'
import { Cells, Fact } from '../../components/cells'
import { Invitation } from '../../components/invitation'
import { Message } from '../../components/message'
import { Notice } from '../../components/notice'
import { Page } from '../../components/page'
import { Sheet } from '../../components/sheet'
import { Skeleton } from '../../components/skeleton'
import { TroubleStrip } from '../../components/trouble'
import type { OfficerMe, Shift } from '../../contract/officer'
import { chinaTimeOf, type Instant } from '../../core/time'
import { CODE_LENGTH } from '../../hooks/use-identity-proof'
import { useTold } from '../../hooks/use-preferences'
import { type Standing, useEndShift, useOfficer, useStartShift } from '../use-officer'
import { useOfficerTexts } from '../use-officer-texts'
import './index.css'

export default function ShiftPage() {
  const { shift: words } = useOfficerTexts()
  const { standing, reload } = useOfficer()
  return (
    <Page title={words.title}>
      <Content standing={standing} reload={reload} />
    </Page>
  )
}

function Content({ standing, reload }: { readonly standing: Standing; readonly reload: () => void }) {
  const { shift: words } = useOfficerTexts()
  const told = useTold()
  switch (standing.state) {
    case 'loading':
      return <Skeleton shape="line" count={3} />
    case 'unknown':
      return <Notice tone="warn" text={words.noNetwork} />
    case 'anyone':
      if (standing.isUnproven) return <Invitation title={words.offTitle} body={words.anyoneBody} />
      return <Message mark="!" tone="warn" title={words.offTitle} body={told(sentenceOf(standing.obstacle))} />
    case 'officer':
      return (
        <>
          {standing.isOffline && <Notice tone="warn" text={words.noNetwork} />}
          {standing.shift ? (
            <OnShift officer={standing.officer} shift={standing.shift} onEnded={reload} />
          ) : (
            <OffShift officer={standing.officer} onStarted={reload} />
          )}
        </>
      )
  }
}

function OnShift({
  officer,
  shift,
  onEnded,
}: {
  readonly officer: OfficerMe
  readonly shift: Shift
  readonly onEnded: () => void
}) {
  const { shift: words } = useOfficerTexts()
  const [asking, setAsking] = useState(false)
  const [act, end] = useEndShift()
  const confirm = async () => {
    await end()
    setAsking(false)
    onEnded()
  }
  return (
    <>
      <Message mark="岗" tone="ok" title={words.onTitle} body={words.onBody} />
      <Cells>
        <Fact label={words.since} value={minuteOf(shift.startedAt)} />
        <Fact label={words.until} value={minuteOf(shift.endsAt)} />
        <Person officer={officer} />
      </Cells>
      {act.state === 'failed' && <TroubleStrip obstacle={act.obstacle} />}
      <Buttons>
        <Button label={words.toScan} onPress={toScan} />
        <Button look="soft" label={words.end} onPress={() => setAsking(true)} />
      </Buttons>
      {asking && (
        <Sheet
          title={words.endTitle}
          body={words.endBody}
          confirm={words.end}
          busy={act.state === 'busy'}
          onConfirm={confirm}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  )
}

function OffShift({ officer, onStarted }: { readonly officer: OfficerMe; readonly onStarted: () => void }) {
  const { shift: words } = useOfficerTexts()
  const [act, start] = useStartShift()
  const [code, setCode] = useState('')
  const complete = new RegExp(`^\\d{${CODE_LENGTH}}$`).test(code)
  const begin = async (given: string) => {
    await start(given)
    onStarted()
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => {
    const handed = takeHandedCode()
    if (handed !== undefined) begin(handed)
  }, [])
  return (
    <>
      <View className="shift-form">
        <View className="shift-lead">{words.lead}</View>
        <View className="shift-body">{words.body}</View>
        <Input
          className="shift-input"
          type="number"
          maxlength={CODE_LENGTH}
          value={code}
          placeholder={words.placeholder}
          placeholderClass="shift-placeholder"
          aria-label={words.label}
          onInput={({ detail }) => setCode(detail.value)}
          onConfirm={() => complete && begin(code)}
        />
        <View className="shift-submit">
          <Button
            label={act.state === 'busy' ? words.starting : words.start}
            busy={act.state === 'busy'}
            disabled={!complete}
            onPress={() => begin(code)}
          />
        </View>
      </View>
      {act.state === 'failed' && <TroubleStrip obstacle={act.obstacle} />}
      <Notice tone="info" text={words.offBody} />
      <Cells>
        <Person officer={officer} />
      </Cells>
    </>
  )
}

function Person({ officer: { agency, officerNumber, termEnds } }: { readonly officer: OfficerMe }) {
  const { shift: words } = useOfficerTexts()
  return (
    <>
      <Fact label={words.agency} value={agency} />
      <Fact label={words.number} value={officerNumber} />
      {termEnds !== undefined && <Fact label={words.term} value={termEnds} />}
    </>
  )
}

function minuteOf(instant: Instant): string {
  return chinaTimeOf(instant).slice(0, 'YYYY-MM-DD HH:mm'.length)
}
