/** The words of this sub-package in the person's language. */
import { usePreferences } from '../hooks/use-preferences'
import { type InboxTexts, inboxTextsIn } from './texts'

export function useInboxTexts(): InboxTexts {
  return inboxTextsIn(usePreferences().language)
}
