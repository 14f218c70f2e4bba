/** 申请用证的限制: a relying party may ask for so much and so often. All limits are ours; what was asked before is shown to the holder. */
import type { Failure } from '../failure'
import { ok, type Result, refuse } from '../result'
import { CATEGORIES } from './fields'
import { beyondMost } from './purposes'
import type { GrantTerms } from './terms'

const DAY_MS = 24 * 60 * 60_000

/** How far back is looked when it is counted how often a party asked one holder. */
export const ASKED_WINDOW_MS = 30 * DAY_MS
/** How far back is looked when it is counted how much a party asks at all. */
export const ASKING_WINDOW_MS = DAY_MS

/** Unanswered ones of one party, with one holder. */
export const MOST_OPEN = 3
/** Of one party to one holder, within {@link ASKED_WINDOW_MS}, whatever became of them. */
export const MOST_TO_ONE = 6
/** Of one party to all holders, within {@link ASKING_WINDOW_MS}. */
export const MOST_A_DAY = 500

/** What a party has asked already. */
export interface Asked {
  readonly open: number
  readonly toThisHolder: number
  readonly today: number
}

export function mayAsk(terms: GrantTerms, { open, toThisHolder, today }: Asked): Result<true, Failure> {
  const beyond = beyondMost(terms.purpose, terms.fields)
  const [field] = CATEGORIES.flatMap((category) => beyond[category] ?? [])
  if (field !== undefined) return refuse({ code: 'REQUEST_BEYOND_PURPOSE', field })
  if (open >= MOST_OPEN) return refuse({ code: 'REQUESTS_UNANSWERED', most: MOST_OPEN })
  if (toThisHolder >= MOST_TO_ONE) return refuse({ code: 'REQUESTS_TOO_MANY', most: MOST_TO_ONE, days: 30 })
  return today >= MOST_A_DAY ? refuse({ code: 'REQUESTS_TOO_MANY', most: MOST_A_DAY, days: 1 }) : ok(true)
}
