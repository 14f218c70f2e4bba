/**
 * 亮证: a code that lives for a short time and serves once. While the page is on the screen the code is renewed when it
 * ends, and the cloud is asked every few seconds whether an officer has used it.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import { call, type Obstacle } from '../client/call'
import { now } from '../client/clock'
import { readyForScanner } from '../client/screen'
import type { PresentationCode } from '../contract/holder'
import { epochOf, type Instant, instantOf } from '../core/time'
import { useClock } from './use-clock'
import { useVisible } from './use-visible'

export type Presentation =
  | { readonly state: 'making' }
  | { readonly state: 'showing'; readonly code: string; readonly secondsLeft: number }
  | { readonly state: 'used'; readonly agency: string; readonly at: Instant }
  | { readonly state: 'failed'; readonly obstacle: Obstacle }

export interface Showing {
  readonly presentation: Presentation
  /** The cloud's time, as far as the phone can tell: what the moving band shows. */
  readonly time: Instant
  readonly again: () => void
}

/** A code with the phone's own time of its arrival: the phone's clock may be wrong, its pace is not. */
interface Made {
  readonly code: PresentationCode
  readonly arrivedAt: Instant
}

type Phase =
  | { readonly state: 'making' }
  | { readonly state: 'made'; readonly made: Made }
  | Extract<Presentation, { readonly state: 'used' | 'failed' }>

const POLL_MS = 3000

export function usePresentation(id: string): Showing {
  const [phase, setPhase] = useState<Phase>({ state: 'making' })
  const visible = useVisible()
  const clock = useClock(1000, visible)
  const made = phase.state === 'made' ? phase.made : undefined
  const skew = useSkew(made)
  const secondsLeft = made ? secondsLeftAt(made, clock) : 0
  const renew = useCallback(async () => setPhase(await make(id)), [id])
  const ended = made !== undefined && secondsLeft <= 0
  const wanted = visible && (phase.state === 'making' || ended)
  useEffect(() => {
    if (wanted) renew()
  }, [wanted, renew])
  useUsedBy(visible && !ended ? made : undefined, setPhase)
  useScannerScreen(visible)
  const again = useCallback(() => setPhase({ state: 'making' }), [])
  return { presentation: shown(phase, secondsLeft), time: instantOf(epochOf(clock) + skew), again }
}

async function make(id: string): Promise<Phase> {
  const outcome = await call('holder', 'present', { id })
  if (!outcome.ok) return { state: 'failed', obstacle: outcome.failure }
  return { state: 'made', made: { code: outcome.value, arrivedAt: now() } }
}

/** How far the cloud's clock is ahead of the phone's, by the last code that arrived. */
function useSkew(made: Made | undefined): number {
  const skew = useRef(0)
  if (made) skew.current = epochOf(made.code.issuedAt) - epochOf(made.arrivedAt)
  return skew.current
}

function secondsLeftAt({ code, arrivedAt }: Made, clock: Instant): number {
  const life = epochOf(code.expiresAt) - epochOf(code.issuedAt)
  const spent = Math.max(0, epochOf(clock) - epochOf(arrivedAt))
  return Math.ceil((life - spent) / 1000)
}

/** Asks what became of the code that is shown. No answer is no news: the code stays until it ends. */
function useUsedBy(made: Made | undefined, tell: (phase: Phase) => void): void {
  const code = made?.code.code
  useEffect(() => {
    if (code === undefined) return
    let stopped = false
    const timer = setInterval(async () => {
      const outcome = await call('holder', 'presentationState', { code })
      if (stopped || !outcome.ok) return
      const state = outcome.value
      if (state.state === 'used') tell({ state: 'used', agency: state.agency, at: state.at })
      if (state.state === 'expired') tell({ state: 'making' })
    }, POLL_MS)
    return () => {
      stopped = true
      clearInterval(timer)
    }
  }, [code, tell])
}

function useScannerScreen(visible: boolean): void {
  useEffect(() => (visible ? readyForScanner() : undefined), [visible])
}

function shown(phase: Phase, secondsLeft: number): Presentation {
  if (phase.state !== 'made') return phase
  if (secondsLeft <= 0) return { state: 'making' }
  return { state: 'showing', code: phase.made.code.code, secondsLeft }
}
