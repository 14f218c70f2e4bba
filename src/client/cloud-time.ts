/**
 * 云端时间: what the phone's clock would show if it were right. Learnt from every answer that carries the cloud's time, kept for the times without
 * a network. A clock that is set anew after that is not noticed until the next answer.
 */
import { after, epochOf, type Instant } from '../core/time'
import { now } from './clock'
import { keep, kept } from './storage'

const KEY = 'cloud-time'

interface Learnt {
  /** How far the cloud's clock is ahead of the phone's. */
  readonly aheadMs: number
}

/** `cloud`: the time in an answer; `askedAt`: the phone's own when it asked. The answer was made in the middle, as near as can be told. */
export function learnCloudTime(cloud: Instant, askedAt: Instant): void {
  const middle = (epochOf(askedAt) + epochOf(now())) / 2
  const learnt: Learnt = { aheadMs: Math.round(epochOf(cloud) - middle) }
  keep(KEY, learnt)
}

/** The cloud's time, as far as the phone can tell; its own clock's when it never heard of another. */
export function cloudNow(): Instant {
  return after(now(), cloudAheadMs())
}

/** Whether the cloud's time was ever learnt. */
export function isCloudTimeKnown(): boolean {
  return kept<Learnt>(KEY) !== undefined
}

/** Milliseconds the cloud is ahead of the phone; negative: the phone is fast. 0 when nothing is known. */
export function cloudAheadMs(): number {
  return kept<Learnt>(KEY)?.aheadMs ?? 0
}
