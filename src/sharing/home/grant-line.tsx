/** One grant or request in a list: for whom, for what, which licences, until when, and what state it is in. */
import { View } from '@tarojs/components'
import { now } from '../../client/clock'
import { Chip } from '../../components/chip'
import { Press } from '../../components/press'
import type { GrantLicence, GrantView } from '../../contract/sharing'
import { GRANT_STATE_LABELS } from '../../contract/sharing-messages'
import { PURPOSE_FACTS } from '../../core/sharing/purposes'
import { useTexts, useTold } from '../../hooks/use-preferences'
import { useWhen } from '../../hooks/use-when'
import { GRANT_TONES } from '../state-tones'
import { nameOfGiver } from '../use-me-sharing'
import { useSharingTexts } from '../use-sharing-texts'

export interface GrantLineProps {
  readonly grant: GrantView
  /** Seen from one of its licences: that one's place in it. */
  readonly item?: GrantLicence
  readonly onOpen: () => void
}

export function GrantLine({ grant, item, onOpen }: GrantLineProps) {
  const { home: words } = useSharingTexts()
  const { dot } = useTexts()
  const told = useTold()
  const { recipient, terms, state, asked, givenAt } = grant
  const isRequest = asked !== undefined && givenAt === undefined
  const isWaiting = isRequest && (state === 'requested' || state === 'drafted')
  const stateText = told(GRANT_STATE_LABELS[isWaiting ? 'requested' : state])
  const purpose = told(PURPOSE_FACTS[terms.purpose].label)
  const label = isWaiting ? words.openAsked(recipient.name) : words.open(recipient.name, stateText)
  return (
    <Press className="grant-line" label={label} onPress={onOpen}>
      <View className="grant-line-head">
        <View className="grant-line-name">{recipient.name}</View>
        <Chip text={stateText} tone={GRANT_TONES[isWaiting ? 'requested' : state]} />
      </View>
      <View className="grant-line-detail">{isRequest ? words.asks(purpose) : purpose}</View>
      <View className="grant-line-detail">
        {[sizeWords(grant, words), words.until(terms.until)].filter((text) => text !== '').join(dot)}
      </View>
      {item && <View className="grant-line-detail">{itemWords(item, words).join(dot)}</View>}
      <Circumstances grant={grant} isWaiting={isWaiting} />
    </Press>
  )
}

function Circumstances({ grant, isWaiting }: { readonly grant: GrantView; readonly isWaiting: boolean }) {
  const { home: words } = useSharingTexts()
  const when = useWhen()
  const { giver, authority, endsAt } = grant
  return (
    <>
      {giver.kind === 'company' && <View className="grant-line-detail">{words.in(nameOfGiver(giver))}</View>}
      {authority && <View className="grant-line-detail">{words.authority}</View>}
      {isWaiting && <View className="grant-line-warn">{words.answerBy(when.at(endsAt, now()))}</View>}
    </>
  )
}

function itemWords({ used, left, state }: GrantLicence, words: ReturnType<typeof useSharingTexts>['home']) {
  return [words.used(used), ...(left === undefined || state !== 'open' ? [] : [words.left(left)])]
}

function sizeWords({ size, examples }: GrantView, words: ReturnType<typeof useSharingTexts>['home']): string {
  if (size === 0) return ''
  const [first] = examples
  return first && first.subject !== '—' ? words.sized(first.subject, size) : words.size(size)
}
