/** What keeps the holder's words from being an objection, before it is sent. Too much is said, never cut off. */
import type { RecordTexts } from './texts'

/** As `reportRefusalRequest` counts them. */
export const MOST_WORDS = 500

export function objectionProblem(text: string, words: RecordTexts['objection']): string | undefined {
  const used = text.trim().length
  if (used === 0) return words.required
  return used > MOST_WORDS ? words.tooLong(MOST_WORDS, used - MOST_WORDS) : undefined
}
