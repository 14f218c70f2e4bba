/** A moment as a request writes it. The text stays as it came: a phone may have signed it. */
import * as v from 'valibot'
import { parseInstant } from '../core/time'

const LONGEST = 40

/** What the core reads as an instant, and nothing that only looks like one, such as a day that does not exist. */
export const instant = v.pipe(
  v.string(),
  v.maxLength(LONGEST),
  v.check((text) => parseInstant(text).ok),
)
