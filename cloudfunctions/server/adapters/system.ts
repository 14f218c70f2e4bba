/** The machine's clock and source of randomness. */
import { randomBytes } from 'node:crypto'
import { instantOf } from '../../../src/core/time'
import type { Clock, Random } from '../ports'

export const systemClock: Clock = { now: () => instantOf(Date.now()) }

export const systemRandom: Random = { bytes: (length) => randomBytes(length) }
