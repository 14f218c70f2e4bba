/** What will stand on the copy, and what becomes of it, in plain words before anything is asked for. */
import { View } from '@tarojs/components'
import type { Draft } from '../draft'
import { useCopyTexts } from '../use-copy-texts'

export function Summary({ draft: { purpose, recipient, until } }: { readonly draft: Draft }) {
  const { request: words } = useCopyTexts()
  const or = (text: string) => (text.trim() === '' ? words.blank : text.trim())
  return (
    <View className="summary" aria-live="polite">
      <View className="summary-title">{words.summaryTitle}</View>
      <View className="summary-words">{words.summary(or(recipient), or(purpose))}</View>
      <View className="summary-words">{words.summaryUntil(or(until))}</View>
      <View className="summary-rest">{words.summaryRest}</View>
    </View>
  )
}
