/**
 * 动态二维码: a code that lives for two minutes and serves once. While the page is on the screen the next one is fetched before this one ends, and
 * the cloud is asked every few seconds whether somebody has used one of them.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import { call, type Obstacle } from '../client/call'
import { now } from '../client/clock'
import { learnCloudTime } from '../client/cloud-time'
import { onNetworkBack } from '../client/network'
import type { PresentationCode } from '../contract/holder'
import { epochOf, type Instant } from '../core/time'

export type OnlineCode =
  /** `slow`: asked, and not answered as soon as one should be. */
  | { readonly state: 'asking'; readonly slow: boolean }
  | { readonly state: 'showing'; readonly code: string; readonly secondsLeft: number }
  | { readonly state: 'used'; readonly agency: string; readonly at: Instant }
  /** Nobody answers. It is tried again by itself. */
  | { readonly state: 'away' }
  | { readonly state: 'refused'; readonly obstacle: Obstacle }

export interface OnlineShowing {
  readonly online: OnlineCode
  readonly again: () => void
}

/** A code with the phone's own time of its arrival: the phone's clock may be wrong, its pace is not. */
interface Made {
  readonly code: PresentationCode
  readonly arrivedAt: Instant
}

type Answer =
  | { readonly state: 'none' }
  | { readonly state: 'made'; readonly made: Made }
  | Extract<OnlineCode, { readonly state: 'used' | 'refused' | 'away' }>

const NONE: Answer = { state: 'none' }
const POLL_MS = 3000
/** A driver at a window waits no longer for a network that may be none. */
const SLOW_MS = 2000
const RETRY_MS = 8000

/** `clock`: the present moment, by the second while `visible`. */
export function useOnlineCode(id: string, visible: boolean, clock: Instant): OnlineShowing {
  const [answer, setAnswer] = useState<Answer>(NONE)
  const [attempt, setAttempt] = useState<Attempt>(NO_ATTEMPT)
  const good = answer.state === 'made' && secondsLeft(answer.made, clock) > 0 ? answer.made : undefined
  const isOver = answer.state === 'used' || answer.state === 'refused'
  const isWanted = visible && !isOver && (!good || isDue(good, clock)) && mayAsk(attempt, clock)
  useEffect(() => {
    if (!isWanted) return
    setAttempt({ state: 'asking', at: now() })
    make(id).then((next) => {
      setAttempt({ state: 'resting', at: now() })
      setAnswer((before) => settled(before, next))
    })
  }, [isWanted, id])
  const restNoMore = useCallback(() => setAttempt((last) => (last.state === 'asking' ? last : NO_ATTEMPT)), [])
  useEffect(() => onNetworkBack(restNoMore), [restNoMore])
  useUse(visible ? good : undefined, setAnswer)
  const again = useCallback(() => {
    setAnswer(NONE)
    restNoMore()
  }, [restNoMore])
  return { online: shown(answer, good, clock, isSlow(attempt, clock)), again }
}

type Attempt = { readonly state: 'none' } | { readonly state: 'asking' | 'resting'; readonly at: Instant }

const NO_ATTEMPT: Attempt = { state: 'none' }

/** A clock that was set anew by more than the rest ends it: what it said before is no measure. */
function mayAsk(attempt: Attempt, clock: Instant): boolean {
  if (attempt.state !== 'resting') return attempt.state === 'none'
  return Math.abs(epochOf(clock) - epochOf(attempt.at)) >= RETRY_MS
}

function isSlow(attempt: Attempt, clock: Instant): boolean {
  return attempt.state === 'asking' && epochOf(clock) - epochOf(attempt.at) >= SLOW_MS
}

async function make(id: string): Promise<Answer> {
  const askedAt = now()
  const outcome = await call('holder', 'present', { id })
  if (outcome.ok) {
    learnCloudTime(outcome.value.issuedAt, askedAt)
    return { state: 'made', made: { code: outcome.value, arrivedAt: now() } }
  }
  return outcome.failure.code === 'UNREACHABLE' ? { state: 'away' } : { state: 'refused', obstacle: outcome.failure }
}

/** A code that is on the screen stays there until it ends or another one comes; what was used stays used. */
function settled(before: Answer, next: Answer): Answer {
  if (before.state === 'used') return before
  return before.state === 'made' && next.state === 'away' ? before : next
}

function shown(answer: Answer, good: Made | undefined, clock: Instant, slow: boolean): OnlineCode {
  if (good) return { state: 'showing', code: good.code.code, secondsLeft: secondsLeft(good, clock) }
  if (answer.state === 'none') return { state: 'asking', slow }
  // It has ended, and the next one did not come in all the time there was for it.
  return answer.state === 'made' ? { state: 'away' } : answer
}

function secondsLeft({ code, arrivedAt }: Made, clock: Instant): number {
  return Math.ceil((lifeOf(code) - spentOf(arrivedAt, clock)) / 1000)
}

function isDue({ code, arrivedAt }: Made, clock: Instant): boolean {
  return spentOf(arrivedAt, clock) >= epochOf(code.renewAt) - epochOf(code.issuedAt)
}

function lifeOf({ issuedAt, expiresAt }: PresentationCode): number {
  return epochOf(expiresAt) - epochOf(issuedAt)
}

function spentOf(arrivedAt: Instant, clock: Instant): number {
  return Math.max(0, epochOf(clock) - epochOf(arrivedAt))
}

/** Asks what became of the code on the screen, and of the one before it: an officer may have scanned that one at its very end. No answer is no news. */
function useUse(made: Made | undefined, tell: (answer: Answer) => void): void {
  const code = made?.code.code
  const before = useRef<string>()
  const last = useRef<string>()
  if (code !== undefined && code !== last.current) {
    before.current = last.current
    last.current = code
  }
  useEffect(() => {
    if (code === undefined) return
    let stopped = false
    const timer = setInterval(async () => {
      for (const each of [code, before.current]) {
        const state = each === undefined || stopped ? undefined : await stateOf(each)
        if (stopped || state === undefined) continue
        if (state.state === 'used') tell({ state: 'used', agency: state.agency, at: state.at })
        if (state.state === 'expired' && each === code) tell(NONE)
      }
    }, POLL_MS)
    return () => {
      stopped = true
      clearInterval(timer)
    }
  }, [code, tell])
}

async function stateOf(code: string) {
  const outcome = await call('holder', 'presentationState', { code })
  return outcome.ok ? outcome.value : undefined
}
