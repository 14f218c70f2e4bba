/** What is about to be delegated, in one sentence. */
import { View } from '@tarojs/components'
import { DELEGATED_ACT_NAMES } from '../../contract/grant-words'
import { useTexts, useTold } from '../../hooks/use-preferences'
import { useScopeWords } from '../scope-words'
import { useSharingTexts } from '../use-sharing-texts'
import type { DelegateDraft } from './use-delegate-form'

export function Summary({ draft }: { readonly draft: DelegateDraft }) {
  const { delegation: words } = useSharingTexts()
  const { licence } = useTexts()
  const told = useTold()
  const scopeWords = useScopeWords()
  const { principal, kind, person, creditCode, categories, acts, until } = draft
  const or = (text: string) => (text.trim() === '' ? words.blank : text)
  const delegate = kind === 'person' ? (person?.name ?? '') : creditCode
  const doing = acts.map((act) => told(DELEGATED_ACT_NAMES[act])).join(licence.listed)
  return (
    <View className="delegate-summary" aria-live="polite">
      <View className="delegate-summary-title">{words.summary}</View>
      <View className="delegate-summary-words">
        {words.summaryText(principal.name, or(delegate), or(doing), or(scopeWords({ categories })), until)}
      </View>
      <View className="delegate-summary-rest">{words.summaryRest}</View>
    </View>
  )
}
