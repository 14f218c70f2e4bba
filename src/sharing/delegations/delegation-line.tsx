/** One delegation: the other side, how far it reaches, until when, and what state it is in. */
import { View } from '@tarojs/components'
import { Chip } from '../../components/chip'
import { Press } from '../../components/press'
import { DELEGATED_ACT_NAMES } from '../../contract/grant-words'
import type { DelegationView } from '../../contract/sharing'
import { DELEGATION_STATE_LABELS } from '../../contract/sharing-messages'
import { useTexts, useTold } from '../../hooks/use-preferences'
import { useScopeWords } from '../scope-words'
import { DELEGATION_TONES } from '../state-tones'
import { useSharingTexts } from '../use-sharing-texts'

export interface DelegationLineProps {
  readonly delegation: DelegationView
  readonly onOpen: () => void
}

export function DelegationLine({ delegation, onOpen }: DelegationLineProps) {
  const { delegation: words } = useSharingTexts()
  const { licence } = useTexts()
  const told = useTold()
  const scopeWords = useScopeWords()
  const { role, principal, delegate, state, acts, from, until, scope } = delegation
  const name = role === 'principal' ? words.to(delegate) : words.from(principal)
  const stateText = told(DELEGATION_STATE_LABELS[state])
  return (
    <Press className="delegation-line" label={words.open(name, stateText)} onPress={onOpen}>
      <View className="delegation-head">
        <View className="delegation-name">{name}</View>
        <Chip text={stateText} tone={DELEGATION_TONES[state]} />
      </View>
      <View className="delegation-detail">
        {`${scopeWords(scope)}：${acts.map((act) => told(DELEGATED_ACT_NAMES[act])).join(licence.listed)}`}
      </View>
      <View className="delegation-detail">{words.period(from, until)}</View>
    </Press>
  )
}
