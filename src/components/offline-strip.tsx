/** Says that what follows is a copy from before, and from when. */
import type { Instant } from '../core/time'
import { useClock } from '../hooks/use-clock'
import { useTexts } from '../hooks/use-preferences'
import { useWhen } from '../hooks/use-when'
import { Notice } from './notice'

export interface OfflineStripProps {
  readonly since: Instant | undefined
  readonly onRetry: () => void
}

export function OfflineStrip({ since, onRetry }: OfflineStripProps) {
  const texts = useTexts()
  const when = useWhen()
  const clock = useClock(30_000, since !== undefined)
  if (since === undefined) return null
  return (
    <Notice
      tone="warn"
      text={texts.offline(when.ago(since, clock))}
      action={{ label: texts.retry, onPress: onRetry }}
    />
  )
}
