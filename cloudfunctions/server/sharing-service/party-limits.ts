/**
 * 调用限次 of a relying party's systems. Many calls of one party come at the same moment, so they are counted in several records of the party, each
 * with its part of the limit: a call that finds one busy or full is counted in the next. Ours, all of them.
 */
import type { Failure } from '../../../src/core/failure'
import { type Result, refuse } from '../../../src/core/result'
import type { Clock, Random, Store } from '../ports'
import { type Counted, count, type Limit } from '../presentation/limits'

const MINUTE_MS = 60_000
const PARTS = 4

/** A platform looks five thousand vehicles through in ten minutes, and all of them many times a day. */
export const MOST_A_MINUTE = 600
export const MOST_A_DAY = 100_000
/** Licences that were never granted to it: a party that asks for so many is guessing. */
export const MOST_GUESSES_AN_HOUR = 60

const LIMITS: readonly Limit[] = [
  { name: 'aMinute', of: 'asked', most: MOST_A_MINUTE / PARTS, windowMs: MINUTE_MS },
  { name: 'aDay', of: 'asked', most: MOST_A_DAY / PARTS, windowMs: 24 * 60 * MINUTE_MS },
  { name: 'unknownAnHour', of: 'unknown', most: MOST_GUESSES_AN_HOUR / PARTS, windowMs: 60 * MINUTE_MS },
]

export interface CountingDeps {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
}

/** Counts a call, or a guess, before anything is told. */
export async function countCall(
  { store, clock, random }: CountingDeps,
  party: string,
  counted: Counted,
): Promise<Result<undefined, Failure>> {
  const now = clock.now()
  const first = (random.bytes(1)[0] ?? 0) % PARTS
  const refusals: Failure[] = []
  for (let part = 0; part < PARTS; part += 1) {
    const limited = { id: `party:${party}:${(first + part) % PARTS}`, limits: LIMITS }
    const done = await count(store, limited, [counted], now)
    if (done.ok) return done
    refusals.push(done.failure)
  }
  const minutes = refusals.flatMap((failure) => (failure.code === 'TOO_MANY_CHECKS' ? [failure.minutes] : []))
  // One that was only busy had room.
  if (minutes.length < refusals.length) return refuse({ code: 'BUSY' })
  return refuse({ code: 'CALLS_TOO_MANY', minutes: Math.min(...minutes) })
}
