/** Who the person at this phone is to a code: an officer on shift, one who is not, or anyone. */
import { useEffect } from 'react'
import { hold, unhold } from '../client/cache'
import { call, isUnproven, type Obstacle, type Outcome } from '../client/call'
import { cloudNow } from '../client/cloud-time'
import type { OfficerMe, Shift } from '../contract/officer'
import { type Act, useAct } from '../hooks/use-act'
import { type Remote, useRemote } from '../hooks/use-remote'
import { OFFICER_HELD_AS, tellQueue } from './tell-queue'

export type Standing =
  | { readonly state: 'loading' }
  /** Registered and in his term. `shift` is absent when he is not on shift now. */
  | { readonly state: 'officer'; readonly officer: OfficerMe; readonly shift?: Shift; readonly isOffline: boolean }
  | { readonly state: 'anyone'; readonly obstacle: Obstacle; readonly isUnproven: boolean }
  /** No network, and nothing known from before. */
  | { readonly state: 'unknown' }

export interface KnownOfficer {
  readonly standing: Standing
  readonly reload: () => void
}

export function useOfficer(): KnownOfficer {
  const { remote, reload } = useRemote(askWhoHeIs, OFFICER_HELD_AS)
  const isKnown = remote.state === 'ready' && remote.heldSince === undefined
  // Only now is it known whose checks these are.
  useEffect(() => {
    if (isKnown) tellQueue()
  }, [isKnown])
  return { standing: standingOf(remote), reload }
}

export function useStartShift(): readonly [Act<OfficerMe>, (code: string) => Promise<void>] {
  return useAct((code: string) => heldToo(call('officer', 'startShift', { code })))
}

export function useEndShift(): readonly [Act<OfficerMe>, () => Promise<void>] {
  return useAct(() => heldToo(call('officer', 'endShift', {})))
}

async function askWhoHeIs(): Promise<Outcome<OfficerMe>> {
  const outcome = await call('officer', 'officerMe', {})
  // Whoever this phone was an officer's before, he is none now.
  if (!outcome.ok && outcome.failure.code !== 'UNREACHABLE') unhold(OFFICER_HELD_AS)
  return outcome
}

async function heldToo(asked: Promise<Outcome<OfficerMe>>): Promise<Outcome<OfficerMe>> {
  const outcome = await asked
  if (outcome.ok) hold(OFFICER_HELD_AS, outcome.value)
  return outcome
}

function standingOf(remote: Remote<OfficerMe>): Standing {
  if (remote.state === 'loading') return { state: 'loading' }
  if (remote.state === 'ready') {
    const { shift } = remote.value
    const running = shift && cloudNow() < shift.endsAt ? { shift } : {}
    return { state: 'officer', officer: remote.value, ...running, isOffline: remote.heldSince !== undefined }
  }
  const { obstacle } = remote
  if (obstacle.code === 'UNREACHABLE') return { state: 'unknown' }
  return { state: 'anyone', obstacle, isUnproven: isUnproven(obstacle) }
}
