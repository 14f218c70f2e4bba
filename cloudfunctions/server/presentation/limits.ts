/**
 * 查验限次: how often one may ask what a code says. Counted before anything is told, in one record of the asker's, so that those who ask at the
 * same moment are counted one after the other. Unknown codes have a limit of their own: whoever asks for many is guessing. Ours, all of them.
 */
import type { Failure } from '../../../src/core/failure'
import { ok, type Result, refuse } from '../../../src/core/result'
import { after, epochOf, type Instant } from '../../../src/core/time'
import { key, type Store } from '../ports'
import type { Index, LimitRecord } from '../records'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** What is counted: a code asked about; a code that was none; a check made without a network and told later. */
export type Counted = 'asked' | 'unknown' | 'told'

export interface Limit {
  readonly name: string
  readonly of: Counted
  readonly most: number
  /** From the first that is counted. */
  readonly windowMs: number
}

const UNKNOWN_AN_HOUR: Limit = { name: 'unknownAnHour', of: 'unknown', most: 20, windowMs: HOUR_MS }

/** A busy officer checks a licence in some ten seconds, for some hours a day. */
export const OFFICER_LIMITS: readonly Limit[] = [
  { name: 'aMinute', of: 'asked', most: 60, windowMs: MINUTE_MS },
  { name: 'aDay', of: 'asked', most: 1500, windowMs: DAY_MS },
  // Each is an entry in somebody's record that is never taken out again.
  { name: 'toldADay', of: 'told', most: 1500, windowMs: DAY_MS },
  UNKNOWN_AN_HOUR,
]

/** Anyone checks the car he gets into, not a queue of cars. */
export const ANYONE_LIMITS: readonly Limit[] = [
  { name: 'inTenMinutes', of: 'asked', most: 10, windowMs: 10 * MINUTE_MS },
  { name: 'aDay', of: 'asked', most: 40, windowMs: DAY_MS },
  UNKNOWN_AN_HOUR,
]

/** Somebody who reads under grants in the mini-program turns page after page, but by hand; systems have limits of their own. */
export const READER_LIMITS: readonly Limit[] = [
  { name: 'aMinute', of: 'asked', most: 240, windowMs: MINUTE_MS },
  { name: 'aDay', of: 'asked', most: 10_000, windowMs: DAY_MS },
]

/** Who is limited, and how. */
export interface Limited {
  /** Of his record in `limits`. */
  readonly id: string
  readonly limits: readonly Limit[]
}

export function limitedOfficer(officer: Index): Limited {
  return { id: `officer:${officer}`, limits: OFFICER_LIMITS }
}

export function limitedAnyone(person: Index): Limited {
  return { id: `anyone:${person}`, limits: ANYONE_LIMITS }
}

export function limitedReader(person: Index): Limited {
  return { id: `reader:${person}`, limits: READER_LIMITS }
}

/** Of those who count at the same moment one gets his turn, and the others look again: more than this many are not one person. */
const MOST_TURNS = 64

/**
 * Counts, unless a limit is reached: then the refusal says in how many minutes he may ask again. To ask, none of asking may be reached; that what was
 * asked turned out to be unknown, counted later, and what is told later are refused by their own limits only. `counts` if they were looked up. A reading and one compare-and-set: a
 * transaction is four requests, and this is on the way of every check.
 */
export async function count(
  store: Store,
  { id, limits }: Limited,
  counted: readonly Counted[],
  now: Instant,
  counts?: CountsSoFar,
): Promise<Result<undefined, Failure>> {
  let soFar = counts ?? (await countsOf(store, id))
  for (let turns = 0; turns < MOST_TURNS; turns += 1) {
    const next = counting(limits, soFar.stored, counted, now)
    if (!next.ok) return next
    if (await written(store, id, soFar.stored, next.value)) return ok(undefined)
    soFar = await countsOf(store, id)
  }
  return refuse({ code: 'BUSY' })
}

/** What was counted before, for `count`: may be looked up while something else is. */
export interface CountsSoFar {
  readonly stored: LimitRecord | undefined
}

export async function countsOf(store: Store, id: string): Promise<CountsSoFar> {
  return { stored: await store.get(key('limits', id)) }
}

function written(store: Store, id: string, stored: LimitRecord | undefined, next: LimitRecord): Promise<boolean> {
  const record = key('limits', id)
  return stored ? store.compareAndSet(record, { turn: stored.turn }, next) : store.insert(record, next)
}

function counting(
  limits: readonly Limit[],
  stored: LimitRecord | undefined,
  counted: readonly Counted[],
  now: Instant,
): Result<LimitRecord, Failure> {
  const counts = running(limits, stored, now)
  const bounds: readonly Counted[] = counted.includes('asked') ? ['asked', 'unknown'] : counted
  const bounding = limits.filter((limit) => bounds.includes(limit.of))
  const reached = bounding.filter(({ name, most }) => (counts[name]?.count ?? 0) >= most)
  if (reached.length > 0) return refuse({ code: 'TOO_MANY_CHECKS', minutes: minutesLeft(reached, counts, now) })
  return ok({ ...recordOf(limits, counts, counted, now), turn: (stored?.turn ?? 0) + 1 })
}

type Counts = LimitRecord['counts']

/** The counts whose windows are not over. */
function running(limits: readonly Limit[], stored: LimitRecord | undefined, now: Instant): Counts {
  const entries = limits.flatMap(({ name, windowMs }) => {
    const found = stored?.counts[name]
    return found && now < after(found.since, windowMs) ? [[name, found] as const] : []
  })
  return Object.fromEntries(entries)
}

function recordOf(
  limits: readonly Limit[],
  counts: Counts,
  counted: readonly Counted[],
  now: Instant,
): Omit<LimitRecord, 'turn'> {
  const risen = limits
    .filter((limit) => counted.includes(limit.of))
    .map(({ name }) => [name, { since: counts[name]?.since ?? now, count: (counts[name]?.count ?? 0) + 1 }] as const)
  const next: Counts = { ...counts, ...Object.fromEntries(risen) }
  const ends = limits.flatMap(({ name, windowMs }) => (next[name] ? [after(next[name].since, windowMs)] : []))
  return { counts: next, expiresAt: ends.reduce((latest, end) => (end > latest ? end : latest), now) }
}

/** Rounded up: at the time told, he may ask again. */
function minutesLeft(reached: readonly Limit[], counts: Counts, now: Instant): number {
  const lefts = reached.map(({ name, windowMs }) => {
    const { since } = counts[name] ?? { since: now }
    return epochOf(after(since, windowMs)) - epochOf(now)
  })
  return Math.max(1, Math.ceil(Math.max(...lefts) / MINUTE_MS))
}
