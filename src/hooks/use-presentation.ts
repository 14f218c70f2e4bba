/**
 * 亮证: what the page shows at this moment. With a network an online code; without one, or while it lets the driver wait, the offline code of the
 * credential the phone carries. The page turns from one to the other by itself.
 */
import { useEffect, useMemo, useState } from 'react'
import type { Obstacle } from '../client/call'
import { cloudNow } from '../client/cloud-time'
import { readyForScanner } from '../client/screen'
import type { Carried } from '../client/wallet'
import type { LicenceSummary } from '../contract/licence'
import type { Instant } from '../core/time'
import { useClock } from './use-clock'
import { useSummary } from './use-licence'
import { useOfflineCode } from './use-offline-code'
import { type OnlineCode, useOnlineCode } from './use-online-code'
import { useVisible } from './use-visible'
import { useCarried, useCarrying } from './use-wallet'

export type Presentation =
  | { readonly state: 'making' }
  | { readonly state: 'showing'; readonly network: boolean; readonly code: string; readonly secondsLeft: number }
  | { readonly state: 'used'; readonly agency: string; readonly at: Instant }
  | { readonly state: 'failed'; readonly obstacle: Obstacle }

export interface Showing {
  readonly presentation: Presentation
  /** What is known of the licence without opening it. */
  readonly summary: LicenceSummary | undefined
  /** What the phone could show without a network. */
  readonly carried: Carried | undefined
  /** The cloud's time, as far as the phone can tell: what the moving band shows. */
  readonly time: Instant
  readonly again: () => void
  /** An officer without a network can check the offline code only: the driver may show it while he himself has one. */
  readonly prefersOffline: boolean
  readonly preferOffline: (prefer: boolean) => void
}

export function usePresentation(id: string): Showing {
  const visible = useVisible()
  const clock = useClock(1000, visible)
  const told = useSummary(id)
  const carried = useCarried(id)
  const [prefersOffline, preferOffline] = useState(false)
  const { online, again } = useOnlineCode(id, visible && !prefersOffline, clock)
  const offline = useOfflineCode(carried, visible && (prefersOffline || isAway(online)), clock)
  useCarrying(useShowable(told, online.state === 'showing'))
  useEffect(() => (visible ? readyForScanner() : undefined), [visible])
  return {
    presentation: offline ? { state: 'showing', network: false, ...offline } : withoutOffline(online),
    summary: told ?? carried?.summary,
    carried,
    time: cloudNow(),
    again,
    prefersOffline,
    preferOffline,
  }
}

function isAway(online: OnlineCode): boolean {
  return online.state === 'away' || (online.state === 'asking' && online.slow)
}

function withoutOffline(online: OnlineCode): Presentation {
  switch (online.state) {
    case 'asking':
      return { state: 'making' }
    case 'showing':
      return { ...online, network: true }
    case 'away':
      return { state: 'failed', obstacle: { code: 'UNREACHABLE' } }
    case 'refused':
      return { state: 'failed', obstacle: online.obstacle }
    case 'used':
      return online
  }
}

/** That the cloud gave a code for a licence in force says that it is activated, whatever the list said before. */
function useShowable(summary: LicenceSummary | undefined, isShown: boolean): readonly LicenceSummary[] | undefined {
  return useMemo(() => (summary && isShown ? [{ ...summary, activated: true }] : undefined), [summary, isShown])
}
