/** 离线码: made anew every twenty seconds while it is wanted, and written down for the holder's record. */
import { useEffect, useState } from 'react'
import { now } from '../client/clock'
import { OFFLINE_CODE_LIFE_MS, offlineCode } from '../client/offline-code'
import { beginShowing, endShowing, goOnShowing } from '../client/showings'
import type { Carried } from '../client/wallet'
import { epochOf, type Instant } from '../core/time'

export interface OfflineCode {
  readonly code: string
  readonly secondsLeft: number
}

interface Made {
  readonly code: string
  readonly licence: string
  /** From which credential. */
  readonly from: string
  readonly at: Instant
}

const NOTHING = { credential: undefined, licence: undefined } as const

/** undefined while none is wanted, or none can be made. `clock`: the present moment, by the second. */
export function useOfflineCode(carried: Carried | undefined, wanted: boolean, clock: Instant): OfflineCode | undefined {
  const [latest, setLatest] = useState<Made>()
  const { credential, licence } = (wanted && carried) || NOTHING
  // The one before stays on the screen until the next is there.
  const made = licence !== undefined && latest?.licence === licence ? latest : undefined
  const leftMs = made ? OFFLINE_CODE_LIFE_MS - Math.abs(epochOf(clock) - epochOf(made.at)) : 0
  const isGood = made?.from === credential && leftMs > 0
  useEffect(() => {
    if (credential === undefined || licence === undefined || isGood) return
    let stopped = false
    offlineCode(credential).then((code) => {
      if (!stopped && code !== undefined) setLatest({ code, licence, from: credential, at: now() })
    })
    return () => {
      stopped = true
    }
  }, [credential, licence, isGood])
  useShowing(made?.licence, made?.code)
  return made && { code: made.code, secondsLeft: Math.max(0, Math.ceil(leftMs / 1000)) }
}

/** One showing, from the first code to when the page turns to something else; each new code says that it still goes on. */
function useShowing(licence: string | undefined, code: string | undefined): void {
  const [showing, setShowing] = useState<string>()
  useEffect(() => {
    if (licence === undefined) return
    const id = beginShowing(licence)
    setShowing(id)
    return () => endShowing(id)
  }, [licence])
  useEffect(() => {
    if (showing !== undefined && code !== undefined) goOnShowing(showing)
  }, [showing, code])
}
