/**
 * 催办: how another function asks the sealing function for one copy. Any phone can name any function, so a kick carries a proof: a keyed digest
 * of what it asks and of the minute. It asks only for what waits anyway.
 */
import * as v from 'valibot'
import { epochOf, type Instant } from '../../../src/core/time'
import type { Clock, KeyedIndex, Kick } from '../ports'
import type { Index } from '../records'

export interface KickDeps {
  readonly kick: Kick
  readonly index: KeyedIndex
  readonly clock: Clock
}

const MINUTE_MS = 60_000

const kickEvent = v.strictObject({
  copy: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  proof: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
})

/** Asks for the copy. Whether anybody heard is seen in the copy. */
export function kickCopy({ kick, index, clock }: KickDeps, copy: string): Promise<void> {
  return kick.sealing({ kick: { copy, proof: proofOf(index, copy, minuteOf(clock.now())) } })
}

/** The copy that `event` asks for with a good proof, of this minute or the one before. */
export function kickedCopy({ index, clock }: Pick<KickDeps, 'index' | 'clock'>, event: unknown): string | undefined {
  const parsed = v.safeParse(v.looseObject({ kick: kickEvent }), event)
  if (!parsed.success) return undefined
  const { copy, proof } = parsed.output.kick
  const minute = minuteOf(clock.now())
  return [minute, minute - 1].some((each) => proofOf(index, copy, each) === proof) ? copy : undefined
}

function minuteOf(now: Instant): number {
  return Math.floor(epochOf(now) / MINUTE_MS)
}

function proofOf(index: KeyedIndex, copy: string, minute: number): Index {
  return index.of('kick', `${copy}\n${minute}`)
}
