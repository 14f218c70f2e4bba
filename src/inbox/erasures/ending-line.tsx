/** One grant that is over: who read under it, and where the request to delete stands. */
import { View } from '@tarojs/components'
import type { Tone } from '../../client/event-words'
import { Chip } from '../../components/chip'
import { Press } from '../../components/press'
import { ERASURE_STATE_LABELS } from '../../contract/rights-words'
import type { ErasureState } from '../../core/sharing/erasure'
import { PURPOSE_FACTS } from '../../core/sharing/purposes'
import { chinaTimeOf, type Instant } from '../../core/time'
import { useTexts, useTold } from '../../hooks/use-preferences'
import { useInboxTexts } from '../use-inbox-texts'
import type { Ending } from './use-endings'

const TONES: { readonly [S in ErasureState]: Tone } = { asked: 'warn', done: 'ok', declined: 'plain', lapsed: 'bad' }

export function EndingLine({
  ending: { grant, erasure },
  onAsk,
}: {
  readonly ending: Ending
  readonly onAsk: () => void
}) {
  const { erasures: words } = useInboxTexts()
  const { dot } = useTexts()
  const told = useTold()
  const { recipient, terms, endedAt } = grant
  const facts = [
    told(PURPOSE_FACTS[terms.purpose].label),
    ...(endedAt === undefined ? [] : [words.endedOn(dayOf(endedAt))]),
  ]
  return (
    <View className="ending">
      <View className="ending-head">
        <View className="ending-name">{recipient.name}</View>
        {erasure && <Chip text={told(ERASURE_STATE_LABELS[erasure.state])} tone={TONES[erasure.state]} />}
      </View>
      <View className="ending-detail">{facts.join(dot)}</View>
      {erasure?.state === 'asked' && <View className="ending-detail">{words.until(dayOf(erasure.endsAt))}</View>}
      {erasure?.words !== undefined && <View className="ending-detail">{words.reason(erasure.words)}</View>}
      {erasure?.state === 'lapsed' && <View className="ending-detail">{words.lapsed}</View>}
      {erasure?.state !== 'asked' && (
        <Press className="ending-ask" label={`${erasure ? words.again : words.ask} ${recipient.name}`} onPress={onAsk}>
          {erasure ? words.again : words.ask}
        </Press>
      )}
    </View>
  )
}

function dayOf(at: Instant): string {
  return chinaTimeOf(at).slice(0, 'YYYY-MM-DD'.length)
}
