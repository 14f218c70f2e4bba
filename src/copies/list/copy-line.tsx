/** One copy in the list: what for, for whom, until when, and what state it is in. */
import { View } from '@tarojs/components'
import { toCopy } from '../../client/navigation'
import { Chip } from '../../components/chip'
import { Press } from '../../components/press'
import type { CopyView } from '../../contract/copies'
import { useTold } from '../../hooks/use-preferences'
import { STATE_TONES } from '../state-words'
import { useCopyTexts } from '../use-copy-texts'

export function CopyLine({ copy }: { readonly copy: CopyView }) {
  const { list: words, states } = useCopyTexts()
  const told = useTold()
  const state = states[copy.state]
  return (
    <Press className="copy-line" label={words.open(copy.purpose, state)} onPress={() => toCopy(copy.code)}>
      <View className="copy-line-head">
        <View className="copy-line-purpose">{copy.purpose}</View>
        <Chip text={state} tone={STATE_TONES[copy.state]} />
      </View>
      <View className="copy-line-detail">{words.for(copy.recipient)}</View>
      <View className="copy-line-detail">{`${told(copy.licenceTitle)} ${copy.subject}`}</View>
      <View className="copy-line-detail">{words.until(copy.until)}</View>
      {copy.state === 'failed' && copy.reason && <View className="copy-line-reason">{told(copy.reason)}</View>}
    </Press>
  )
}
