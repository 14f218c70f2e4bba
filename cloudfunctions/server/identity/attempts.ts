/** How often a phone may try an identity code: the codes are short, so guessing must be slow. */
import type { Failure } from '../../../src/core/failure'
import { ok, type Result, refuse } from '../../../src/core/result'
import { after, epochOf, type Instant } from '../../../src/core/time'
import { type Busy, type Clock, key, type Store } from '../ports'
import type { Index } from '../records'

/** At five in a quarter of an hour, one phone needs some 570 years for all codes of eight digits. */
const MOST_ATTEMPTS = 5
const WINDOW_MS = 15 * 60_000
const MINUTE_MS = 60_000

/** Counts an attempt before it is made, so that concurrent ones cannot slip past the count. Answers with its instant. */
export function countAttempt(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  person: Index,
): Promise<Result<Instant, Failure | Busy>> {
  const id = key('identityAttempts', person)
  const now = clock.now()
  return store.transact([id], (read) => {
    const stored = read.get(id)
    const recent = (stored?.at ?? []).filter((at) => at > after(now, -WINDOW_MS))
    if (recent.length >= MOST_ATTEMPTS) return exceeded(recent, now)
    const record = { at: [...recent, now], expiresAt: after(now, WINDOW_MS) }
    return ok({ writes: [{ kind: stored ? 'replace' : 'insert', key: id, record }], value: now })
  })
}

/** Takes the attempt made at `at` back: it was no guess. Those before it stay, so proving oneself buys no more guesses. */
export async function forgiveAttempt({ store }: { readonly store: Store }, person: Index, at: Instant): Promise<void> {
  const id = key('identityAttempts', person)
  // Should the record be busy, the attempt stays counted, which only errs on the safe side.
  await store.transact([id], (read) => {
    const stored = read.get(id)
    const place = stored?.at.indexOf(at) ?? -1
    if (!stored || place < 0) return ok({ writes: [], value: undefined })
    const record = { ...stored, at: stored.at.filter((_, index) => index !== place) }
    return ok({ writes: [{ kind: 'replace', key: id, record }], value: undefined })
  })
}

/** Minutes until the oldest attempt no longer counts, rounded up: at the time told, the next attempt is allowed. */
function exceeded([oldest]: readonly Instant[], now: Instant) {
  const waitMs = oldest ? epochOf(after(oldest, WINDOW_MS)) - epochOf(now) : WINDOW_MS
  const minutes = Math.max(1, Math.ceil(waitMs / MINUTE_MS))
  return refuse<Failure>({ code: 'IDENTITY_ATTEMPTS_EXCEEDED', minutes })
}
