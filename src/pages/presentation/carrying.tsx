/** How it stands with showing without a network: said before the network is gone, and plainly when what is shown is old. */
import { canCarry } from '../../client/wallet'
import { isToBeCarried } from '../../client/wallet-renewal'
import { Notice } from '../../components/notice'
import { STATUS_MAX_AGE_MS } from '../../core/presentation/status-age'
import { epochOf } from '../../core/time'
import { useTexts } from '../../hooks/use-preferences'
import type { Showing } from '../../hooks/use-presentation'
import { useWhen } from '../../hooks/use-when'

export function Carrying({ presentation, summary, carried, time, prefersOffline, preferOffline }: Showing) {
  const { presentation: words } = useTexts()
  const toOnline = { label: words.showOnline, onPress: () => preferOffline(false) }
  const toOffline = { label: words.showOffline, onPress: () => preferOffline(true) }
  const when = useWhen()
  const isOffline = presentation.state === 'showing' && !presentation.network
  const age = carried && when.ago(carried.issuedAt, time)
  if (isOffline && carried && age !== undefined) {
    if (prefersOffline) return <Notice tone="info" text={words.preferred(age)} action={toOnline} />
    if (time > carried.expiresAt) return <Notice tone="bad" text={words.offlineOver(age)} />
    const isOld = epochOf(time) - epochOf(carried.issuedAt) > STATUS_MAX_AGE_MS
    return <Notice tone="warn" text={isOld ? words.offlineOld(age) : words.offline(age)} />
  }
  if (presentation.state === 'failed') {
    return presentation.obstacle.code === 'UNREACHABLE' ? <Notice tone="warn" text={words.notCarried} /> : null
  }
  if (presentation.state !== 'showing' || (summary && summary.status !== 'inForce')) return null
  if (!canCarry()) return <Notice tone="warn" text={words.cannotCarry} />
  if (carried && age !== undefined && time <= carried.expiresAt) {
    return <Notice tone="ok" text={words.carried(age)} action={toOffline} />
  }
  return summary && isToBeCarried({ ...summary, activated: true }) ? <Notice tone="info" text={words.carrying} /> : null
}
