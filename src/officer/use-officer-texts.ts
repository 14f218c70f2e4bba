/** The words of this sub-package in the person's language. */
import { usePreferences } from '../hooks/use-preferences'
import { type OfficerTexts, officerTextsIn } from './texts'

export function useOfficerTexts(): OfficerTexts {
  return officerTextsIn(usePreferences().language)
}
