/** Says that this phone's clock is off by more than codes forgive, and that it was put right for the check. */
import { useSyncExternalStore } from 'react'
import { cloudAheadMs } from '../client/cloud-time'
import { Notice } from '../components/notice'
import { CLOCK_TOLERANCE_MS } from '../core/presentation/proof-verdict'
import type { OfficerTexts } from './texts'
import { onTrust, trustVersion } from './trust-refresh'
import { useOfficerTexts } from './use-officer-texts'

export function ClockNotice() {
  const { clock: words } = useOfficerTexts()
  // The cloud's time is learnt with the lists: it may come after everything else on the page.
  useSyncExternalStore(onTrust, trustVersion)
  const aheadMs = cloudAheadMs()
  if (Math.abs(aheadMs) <= CLOCK_TOLERANCE_MS) return null
  const by = span(words, Math.abs(aheadMs))
  return <Notice tone="warn" text={aheadMs < 0 ? words.fast(by) : words.slow(by)} />
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** To the nearest of the unit that says enough. */
function span(words: OfficerTexts['clock'], ms: number): string {
  if (ms < HOUR) return words.minutes(Math.round(ms / MINUTE))
  return ms < DAY - HOUR / 2 ? words.hours(Math.round(ms / HOUR)) : words.days(Math.round(ms / DAY))
}
