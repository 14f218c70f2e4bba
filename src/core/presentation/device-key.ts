/** 设备密钥: how a phone proves that it has the private key of the public one it wants its credentials bound to. */
import { utf8 } from '../text-bytes'
import type { Instant } from '../time'

/** The phone's own clock may be wrong by a day and the phone still deserve its credentials; the request is its person's anyway. */
export const DEVICE_PROOF_WINDOW_MS = 2 * 24 * 3_600_000

/** At most so many licences in one request: a phone shows its person's own and a few of his companies'. */
export const MOST_CREDENTIALS = 20

/** What the phone signs. `deviceKey` in hex; `licences` in the order of the request. */
export function deviceKeyMessage(deviceKey: string, at: Instant | string, licences: readonly string[]): Uint8Array {
  return utf8(`RTC1/device\n${deviceKey}\n${at}\n${licences.join(',')}`)
}
