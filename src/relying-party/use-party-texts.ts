/** The words of this sub-package in the person's language. */
import { usePreferences } from '../hooks/use-preferences'
import { type PartyTexts, partyTextsIn } from './texts'

export function usePartyTexts(): PartyTexts {
  return partyTextsIn(usePreferences().language)
}
