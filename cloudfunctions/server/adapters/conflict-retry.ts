/** Runs database work again after a conflict: the only place that decides how often and how long to wait. */
import { classifyDatabaseError } from './database-error'

/** Twenty writers of one record all get through within this many attempts; a healthy record needs one. */
const ATTEMPTS = 12
const FIRST_PAUSE_MS = 5
const LONGEST_PAUSE_MS = 300

/** Every attempt met another writer. */
export const EXHAUSTED = Symbol('EXHAUSTED')

/** The outcome of `run`, or EXHAUSTED. Throws faults at once, and a duplicate that repeats to the end: it is not a race but a bug. */
export async function retryConflicts<T>(run: () => Promise<T>): Promise<T | typeof EXHAUSTED> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run()
    } catch (error) {
      const kind = classifyDatabaseError(error)
      if (kind === 'fault') throw error
      if (attempt === ATTEMPTS && kind === 'duplicate') throw error
      if (attempt === ATTEMPTS) return EXHAUSTED
      await pause(attempt)
    }
  }
}

/** As {@link retryConflicts} for a single write, which waits for locks: to be refused that often is an outage, so it throws. */
export async function settled<T, S>(write: () => Promise<T>, outcome: (answer: T) => S): Promise<S> {
  const answer = await retryConflicts(write)
  if (answer === EXHAUSTED) throw new Error('a single write met conflicts to the end')
  return outcome(answer)
}

/** Full jitter: writers that collided once must not collide again in step. */
function pause(attempt: number): Promise<void> {
  const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt)
  return new Promise((resolve) => setTimeout(resolve, Math.random() * longest))
}
