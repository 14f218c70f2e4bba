/** Puts the line out of the holder's own sight, or back. Nothing is lost by it, so nobody is asked twice. */
import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { call } from '../../client/call'
import { Button } from '../../components/button'
import { Notice } from '../../components/notice'
import { TroubleStrip } from '../../components/trouble'
import type { ActivityLine } from '../../contract/holder'
import { ok } from '../../core/result'
import { useAct } from '../../hooks/use-act'
import { useRecordTexts } from '../use-record-texts'

export interface LineActProps {
  readonly line: ActivityLine
  readonly onDone: (line: ActivityLine) => void
}

export function Hiding({ line, onDone }: LineActProps) {
  const { hiding: words } = useRecordTexts()
  const isHidden = line.hidden === true
  const [act, put] = useAct(async (hidden: boolean) => {
    const outcome = await call('holder', 'hideActivity', { id: line.id, hidden })
    return outcome.ok ? ok(hidden) : outcome
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each end of the act
  useEffect(() => {
    if (act.state === 'done') onDone(withHidden(line, act.value))
  }, [act])
  return (
    <>
      {act.state === 'failed' && <TroubleStrip obstacle={act.obstacle} />}
      {isHidden && <Notice tone="info" text={words.isHidden} />}
      {act.state === 'done' && !isHidden && <Notice tone="ok" text={words.shown} />}
      <Button
        look="soft"
        label={isHidden ? words.show : words.hide}
        busy={act.state === 'busy'}
        onPress={() => put(!isHidden)}
      />
      {!isHidden && <View className="line-note">{words.note}</View>}
    </>
  )
}

function withHidden({ hidden: _before, ...line }: ActivityLine, hidden: boolean): ActivityLine {
  return hidden ? { ...line, hidden } : line
}
