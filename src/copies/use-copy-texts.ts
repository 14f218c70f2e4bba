/** The words of this sub-package in the person's language. */
import { usePreferences } from '../hooks/use-preferences'
import { type CopyTexts, copyTextsIn } from './texts'

export function useCopyTexts(): CopyTexts {
  return copyTextsIn(usePreferences().language)
}
