/** One licence to pick: a box, its plate or holder, what it is, and its state. What is not in force cannot be picked. */
import { View } from '@tarojs/components'
import { attentionWords } from '../../client/attention-words'
import { now } from '../../client/clock'
import { Chip } from '../../components/chip'
import { Plate } from '../../components/plate'
import { Press } from '../../components/press'
import type { LicenceSummary } from '../../contract/licence'
import { STATUS_LABELS } from '../../contract/messages'
import { kindOf } from '../../core/licence/kinds'
import { useTexts, useTold } from '../../hooks/use-preferences'
import { useWhen } from '../../hooks/use-when'
import { useSharingTexts } from '../use-sharing-texts'
import { isGrantable } from './picks'
import '../../components/check-line.css'

export interface PickLineProps {
  readonly licence: LicenceSummary
  readonly picked: boolean
  readonly onToggle: () => void
}

export function PickLine({ licence, picked, onToggle }: PickLineProps) {
  const texts = useTexts()
  const told = useTold()
  const when = useWhen()
  const { choose: words } = useSharingTexts()
  const { typeCode, subject, plateColour, detail, status, attention } = licence
  const kind = kindOf(typeCode)
  const grantable = isGrantable(licence)
  const state = told(STATUS_LABELS[status])
  const [matter] = attention
  const about = kind.category === 'transport' ? told(detail) : `${told(kind.shortName)}${texts.dot}${told(detail)}`
  return (
    <Press
      className="pick"
      role="checkbox"
      label={`${subject}，${about}，${state}`}
      checked={picked && grantable}
      disabled={!grantable}
      onPress={onToggle}
    >
      <View className={picked && grantable ? 'check check-on' : 'check'}>{picked && grantable ? '✓' : ''}</View>
      <View className="pick-body">
        <View className="pick-head">
          {kind.category === 'transport' ? (
            <Plate number={subject} colour={plateColour} />
          ) : (
            <View className="pick-name">{subject}</View>
          )}
          <Chip text={state} tone={grantable ? 'ok' : 'bad'} />
        </View>
        <View className="pick-detail">{about}</View>
        {!grantable && <View className="pick-warn">{words.notInForce(state)}</View>}
        {grantable && matter && (
          <View className="pick-warn">{attentionWords(matter, texts, (date) => when.day(date, now()))}</View>
        )}
      </View>
    </Press>
  )
}
