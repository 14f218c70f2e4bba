/**
 * 云端时间: what the phone's clock would show if it were right. Learnt from every answer that carries the cloud's time, kept for the times without
 * a network. A clock that is set anew after that is put right by the next answer only.
 */
import { after, epochOf, type Instant } from '../core/time'
import { now } from './clock'
import { keep, kept } from './storage'

const KEY = 'cloud-time'

interface Learnt {
  /** How far the cloud's clock is ahead of the phone's. */
  readonly aheadMs: number
  /** By the phone's own clock. Absent: learnt by an older version of this program. */
  readonly learntAt?: Instant
}

/** A shift: for longer nobody vouches that the phone's clock has not been set since. */
const KNOWN_FOR_MS = 12 * 3_600_000

/** `cloud`: the time in an answer; `askedAt`: the phone's own when it asked. The answer was made in the middle, as near as can be told. */
export function learnCloudTime(cloud: Instant, askedAt: Instant): void {
  const learntAt = now()
  const middle = (epochOf(askedAt) + epochOf(learntAt)) / 2
  const learnt: Learnt = { aheadMs: Math.round(epochOf(cloud) - middle), learntAt }
  keep(KEY, learnt)
}

/** The cloud's time, as far as the phone can tell; its own clock's when it never heard of another. */
export function cloudNow(): Instant {
  return after(now(), cloudAheadMs())
}

/**
 * Whether the cloud's time was learnt lately, so that this phone's clock is not in question. One that has been set since, by a day or back, is: by
 * it the learning lies too far behind, or ahead.
 */
export function isCloudTimeKnown(): boolean {
  const learntAt = kept<Learnt>(KEY)?.learntAt
  if (learntAt === undefined) return false
  const passedMs = epochOf(now()) - epochOf(learntAt)
  return passedMs >= 0 && passedMs < KNOWN_FOR_MS
}

/** Milliseconds the cloud is ahead of the phone; negative: the phone is fast. 0 when nothing is known. */
export function cloudAheadMs(): number {
  return kept<Learnt>(KEY)?.aheadMs ?? 0
}
