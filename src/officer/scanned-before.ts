/** Offline codes checked on this phone: a picture of one that is shown again is noticed. Only digests are kept, and only of a shift. */
import { keep, kept } from '../client/storage'
import { sm3Hex } from '../core/crypto/sm3'
import { epochOf, type Instant } from '../core/time'

interface Scanned {
  readonly digest: string
  readonly at: Instant
  /** The check: the same one made again is no second showing. */
  readonly requestId: string
}

const KEY = 'officer-scanned'
const MOST = 500
const SHIFT_MS = 12 * 3_600_000

/** When another check on this phone saw what was signed in this very code. */
export function scannedBefore(signed: Uint8Array, requestId: string): Instant | undefined {
  const digest = digestOf(signed)
  return all().find((each) => each.digest === digest && each.requestId !== requestId)?.at
}

export function rememberScanned(signed: Uint8Array, requestId: string, at: Instant): void {
  const digest = digestOf(signed)
  const before = all().filter((each) => Math.abs(epochOf(at) - epochOf(each.at)) < SHIFT_MS)
  if (before.some((each) => each.digest === digest)) return
  keep(KEY, [...before.slice(1 - MOST), { digest, at, requestId }])
}

function digestOf(signed: Uint8Array): string {
  return sm3Hex(signed).slice(0, 32)
}

function all(): readonly Scanned[] {
  const found = kept<unknown>(KEY)
  return Array.isArray(found) ? found.filter(isScanned) : []
}

function isScanned(value: unknown): value is Scanned {
  if (typeof value !== 'object' || value === null) return false
  const { digest, at, requestId }: { [K in keyof Scanned]?: unknown } = value
  return typeof digest === 'string' && typeof at === 'string' && typeof requestId === 'string'
}
