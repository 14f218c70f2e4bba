/** Language and 长辈模式, live on every open page. The one hook that components use too: words are needed everywhere. */
import { useSyncExternalStore } from 'react'
import { onPreferences, type Preferences, preferences } from '../client/preferences'
import { type Texts, textsIn } from '../client/texts'
import type { Bilingual } from '../contract/reply'

export function usePreferences(): Preferences {
  return useSyncExternalStore(onPreferences, preferences)
}

export function useTexts(): Texts {
  return textsIn(usePreferences().language)
}

/** Picks the person's language out of a text the cloud sent in both. */
export function useTold(): (text: Bilingual) => string {
  const { language } = usePreferences()
  return (text) => text[language]
}
