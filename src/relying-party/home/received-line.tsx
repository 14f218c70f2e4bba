/** One grant or request in a list: from whom, for what, which licences, until when, and what state it is in. */
import { View } from '@tarojs/components'
import { now } from '../../client/clock'
import { Chip } from '../../components/chip'
import { Press } from '../../components/press'
import type { GrantView } from '../../contract/sharing'
import { GRANT_STATE_LABELS } from '../../contract/sharing-messages'
import { PURPOSE_FACTS } from '../../core/sharing/purposes'
import { useTexts, useTold } from '../../hooks/use-preferences'
import { useWhen } from '../../hooks/use-when'
import { STATE_TONES, shownState } from '../state-tones'
import { usePartyTexts } from '../use-party-texts'
import { toReceived } from '../ways'

export function ReceivedLine({ grant, several }: { readonly grant: GrantView; readonly several: boolean }) {
  const { home: words } = usePartyTexts()
  const { dot } = useTexts()
  const told = useTold()
  const when = useWhen()
  const { giver, recipient, terms, size, endsAt } = grant
  const state = shownState(grant.state)
  const stateText = told(GRANT_STATE_LABELS[state])
  const name = giver.name === '' ? words.holder : giver.name
  const size_ = size > 0 ? [words.size(size)] : []
  return (
    <Press className="received-line" label={words.open(name, stateText)} onPress={() => toReceived(grant.id)}>
      <View className="received-head">
        <View className="received-name">{name}</View>
        <Chip text={stateText} tone={STATE_TONES[state]} />
      </View>
      <View className="received-detail">
        {[told(PURPOSE_FACTS[terms.purpose].label), ...size_, words.until(terms.until)].join(dot)}
      </View>
      {several && <View className="received-detail">{words.to(recipient.name)}</View>}
      {state === 'requested' && <View className="received-detail">{words.answerBy(when.at(endsAt, now()))}</View>}
    </Press>
  )
}
