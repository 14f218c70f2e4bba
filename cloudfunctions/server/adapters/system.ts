/** The machine's clock, source of randomness and zlib. */
import { randomBytes } from 'node:crypto'
import { deflateSync, inflateSync } from 'node:zlib'
import { instantOf } from '../../../src/core/time'
import type { Clock, Deflate, Random } from '../ports'

export const systemClock: Clock = { now: () => instantOf(Date.now()) }

export const systemRandom: Random = { bytes: (length) => randomBytes(length) }

export const systemDeflate: Deflate = {
  pack: (bytes) => deflateSync(bytes, { level: 9 }),
  unpack: (packed) => inflateSync(packed),
}
