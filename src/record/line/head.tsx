/** What was done, in large letters, with its mark and what came of it. */
import { View } from '@tarojs/components'
import { lookOf } from '../../client/event-words'
import { ActMark } from '../../components/act-line'
import { Chip } from '../../components/chip'
import { ACT_NAMES, outcomeWords } from '../../contract/activity-words'
import type { ActivityLine } from '../../contract/holder'
import { useTold } from '../../hooks/use-preferences'

export function Head({ line }: { readonly line: ActivityLine }) {
  const told = useTold()
  const { mark, tone } = lookOf(line)
  const outcome = outcomeWords(line)
  return (
    <View className="line-head">
      <ActMark mark={told(mark)} tone={tone} />
      <View className="line-act">{told(ACT_NAMES[line.act])}</View>
      {outcome && <Chip text={told(outcome)} tone={tone} />}
    </View>
  )
}
