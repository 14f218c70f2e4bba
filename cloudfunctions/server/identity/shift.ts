/** 上岗: for how long an officer's proof of who he is makes this phone an officer's. */
import type { Shift } from '../../../src/contract/officer'
import { after, type Instant } from '../../../src/core/time'
import { type Key, key } from '../ports'
import type { Index, ShiftRecord } from '../records'

/** The longest a shift lasts. Ours. */
export const SHIFT_MS = 12 * 60 * 60_000

export function shiftKey(person: Index): Key<'shifts'> {
  return key('shifts', person)
}

/** The shift that begins with a proof at `now`. */
export function newShift(officer: Index, now: Instant): ShiftRecord {
  return { officer, startedAt: now, endsAt: after(now, SHIFT_MS) }
}

/** The shift `officer` is on; undefined when this phone's was another's, or is over. */
export function shiftOf(officer: Index, record: ShiftRecord | undefined, now: Instant): Shift | undefined {
  if (record?.officer !== officer || now >= record.endsAt) return undefined
  const { startedAt, endsAt } = record
  return { startedAt, endsAt }
}
