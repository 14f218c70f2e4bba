/** One request to delete: who asks, by when, and what was answered; or the two answers. */
import { View } from '@tarojs/components'
import { now } from '../../client/clock'
import type { Tone } from '../../client/event-words'
import { Chip } from '../../components/chip'
import type { ErasureView } from '../../contract/rights'
import type { ErasureState } from '../../core/sharing/erasure'
import { chinaTimeOf, type Instant } from '../../core/time'
import { useTexts } from '../../hooks/use-preferences'
import { useWhen } from '../../hooks/use-when'
import { usePartyTexts } from '../use-party-texts'
import { Answers } from './answers'

const TONES: { readonly [S in ErasureState]: Tone } = { asked: 'warn', done: 'ok', declined: 'plain', lapsed: 'bad' }

export interface ErasureCardProps {
  readonly erasure: ErasureView
  readonly onAnswered: () => void
}

export function ErasureCard({ erasure, onAnswered }: ErasureCardProps) {
  const { erasures: words } = usePartyTexts()
  const { dot } = useTexts()
  const when = useWhen()
  const { grant, giver, recipient, state, at, endsAt, answeredAt } = erasure
  const details = [
    words.askedAt(dayOf(at)),
    state === 'asked' ? words.answerBy(when.at(endsAt, now())) : '',
    answeredAt === undefined ? '' : words.answeredAt(dayOf(answeredAt)),
  ]
  return (
    <View className="erasure">
      <View className="erasure-head">
        <View className="erasure-name">{giver}</View>
        <Chip text={words.states[state]} tone={TONES[state]} />
      </View>
      <View className="erasure-detail">{words.for(recipient)}</View>
      <View className="erasure-detail">{details.filter((text) => text !== '').join(dot)}</View>
      {erasure.words !== undefined && <View className="erasure-words">{words.reason(erasure.words)}</View>}
      {state === 'asked' && <Answers grant={grant} onAnswered={onAnswered} />}
    </View>
  )
}

function dayOf(instant: Instant): string {
  return chinaTimeOf(instant).slice(0, 10)
}
