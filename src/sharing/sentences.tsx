/** What is granted, sentence by sentence, as it is agreed to and as it stands on the receipt. */
import { View } from '@tarojs/components'
import { type GrantInWords, grantSentences } from '../contract/grant-words'
import { useTold } from '../hooks/use-preferences'
import './sentences.css'

export function Sentences({ title, ...grant }: GrantInWords & { readonly title: string }) {
  const told = useTold()
  return (
    <View className="sentences">
      <View className="sentences-title">{title}</View>
      {grantSentences(grant).map((sentence) => (
        <View key={sentence.zh} className="sentence">
          <View className="sentence-mark" aria-hidden="true" />
          <View className="sentence-text">{told(sentence)}</View>
        </View>
      ))}
    </View>
  )
}
