/** How long something may wait, and how often the nightly run looks at it. Ours (docs/decisions.md). */
import { after, type Instant } from '../../../src/core/time'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** The gap normally closes with the next push; the nightly run looks only for what slipped through. */
const SECOND_LOOK_MS = 10 * MINUTE_MS

/** A correction harms nobody by being noticed an hour late: `mirror/status` looks by itself. */
const NEXT_CHECK_MS = 60 * MINUTE_MS

/** A week: a province that has not acted until then has not noticed. */
const PATIENCE_MS = 7 * DAY_MS

/** When an event held or looked at `now` is looked at again. */
export function secondLook(now: Instant): Instant {
  return after(now, SECOND_LOOK_MS)
}

/** When a rejection or an alert is looked at again. */
export function nextCheck(now: Instant): Instant {
  return after(now, NEXT_CHECK_MS)
}

/** When what begins to wait `now` becomes an alert. */
export function endOfPatience(now: Instant): Instant {
  return after(now, PATIENCE_MS)
}
