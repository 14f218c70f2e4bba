/** The phone's clock, the only place that reads it. */
import { type Instant, instantOf } from '../core/time'

export function now(): Instant {
  return instantOf(Date.now())
}
