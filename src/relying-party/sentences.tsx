/** What was agreed or asked for, sentence by sentence, in the words both sides have. */
import { View } from '@tarojs/components'
import { Cells } from '../components/cells'
import { type GrantInWords, grantSentences } from '../contract/grant-words'
import { useTold } from '../hooks/use-preferences'
import './sentences.css'

export function Sentences({ title, ...grant }: GrantInWords & { readonly title: string }) {
  const told = useTold()
  return (
    <Cells title={title}>
      {grantSentences(grant).map((sentence) => (
        <View key={sentence.zh} className="agreed">
          {told(sentence)}
        </View>
      ))}
    </Cells>
  )
}
