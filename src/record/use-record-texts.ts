/** The words of this sub-package in the person's language. */
import { usePreferences } from '../hooks/use-preferences'
import { type RecordTexts, recordTextsIn } from './texts'

export function useRecordTexts(): RecordTexts {
  return recordTextsIn(usePreferences().language)
}
