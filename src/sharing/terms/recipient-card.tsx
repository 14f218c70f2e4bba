/** 接收方 as chosen, or the way to choose one. Who asked is not changed. */
import { View } from '@tarojs/components'
import { Press } from '../../components/press'
import { PARTY_KIND_NAMES } from '../../contract/grant-words'
import { useTold } from '../../hooks/use-preferences'
import { useSharingTexts } from '../use-sharing-texts'
import { toRecipient } from '../ways'
import type { Wish } from '../wish'

export function RecipientCard({ wish, missing }: { readonly wish: Wish; readonly missing: boolean }) {
  const { terms: words } = useSharingTexts()
  const told = useTold()
  const { recipient, asked } = wish
  const name = recipient?.name ?? words.recipientNone
  const act = recipient ? words.change : words.choose
  const body = (
    <>
      <View className="recipient-words">
        <View className="recipient-label">
          {recipient?.partyKind ? words.recipientOf(told(PARTY_KIND_NAMES[recipient.partyKind])) : words.recipient}
        </View>
        <View className="recipient-name">{name}</View>
      </View>
      {!asked && <View className="recipient-act">{act} ›</View>}
    </>
  )
  if (asked) return <View className="recipient-card">{body}</View>
  return (
    <Press
      className={missing ? 'recipient-card recipient-missing' : 'recipient-card'}
      label={`${words.recipient}，${name}，${act}`}
      onPress={() => toRecipient('recipient')}
    >
      {body}
    </Press>
  )
}
