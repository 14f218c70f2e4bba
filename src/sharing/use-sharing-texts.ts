/** The words of this sub-package in the person's language. */
import { usePreferences } from '../hooks/use-preferences'
import { type SharingTexts, sharingTextsIn } from './texts'

export function useSharingTexts(): SharingTexts {
  return sharingTextsIn(usePreferences().language)
}
