/** Runs database work again after a conflict: the only place that decides how often and how long to wait. */
import { Contradiction } from '../ports'
import { classifyDatabaseError, type DatabaseErrorKind } from './database-error'

/** Twenty writers of one record all get through within this many attempts; a healthy record needs one. */
const ATTEMPTS = 12
const FIRST_PAUSE_MS = 5
const LONGEST_PAUSE_MS = 300

/** Every attempt met another writer. */
export const EXHAUSTED = Symbol('EXHAUSTED')

/**
 * Runs a transaction until it goes through, or gives EXHAUSTED. A taken id counts as a conflict: another writer inserted first, and
 * the next run reads his record. Throws faults at once, and a {@link Contradiction} when a taken id stays taken: that is no race.
 */
export async function retryTransaction<T>(run: () => Promise<T>): Promise<T | typeof EXHAUSTED> {
  return retry(run, ['conflict', 'duplicate'])
}

/** Runs a single write, which waits for locks by itself: to be refused that often is an outage, so it throws. */
export async function retryWrite<T>(run: () => Promise<T>): Promise<T> {
  const answer = await retry(run, ['conflict'])
  if (answer === EXHAUSTED) throw new Error('a single write met conflicts to the end')
  return answer
}

async function retry<T>(run: () => Promise<T>, passing: readonly DatabaseErrorKind[]): Promise<T | typeof EXHAUSTED> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run()
    } catch (error) {
      const kind = classifyDatabaseError(error)
      const last = attempt === ATTEMPTS
      if (!passing.includes(kind)) throw error
      if (last && kind === 'duplicate') throw new Contradiction('an id stays taken', { cause: error })
      if (last) return EXHAUSTED
      await pause(attempt)
    }
  }
}

/** Full jitter: writers that collided once must not collide again in step. */
function pause(attempt: number): Promise<void> {
  const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt)
  return new Promise((resolve) => setTimeout(resolve, Math.random() * longest))
}
