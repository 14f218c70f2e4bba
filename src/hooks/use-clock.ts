/** The present moment, again every `everyMs` while `running`. */
import { useEffect, useState } from 'react'
import { now } from '../client/clock'
import type { Instant } from '../core/time'

export function useClock(everyMs: number, running: boolean): Instant {
  const [instant, setInstant] = useState(now)
  useEffect(() => {
    if (!running) return
    setInstant(now())
    const timer = setInterval(() => setInstant(now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs, running])
  return instant
}
