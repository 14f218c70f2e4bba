/** 核验: asks for the verdict on the code the officer has just read. The request is kept until there is an answer. */
import { useDidShow } from '@tarojs/taro'
import { useCallback, useRef, useState } from 'react'
import { call, type Obstacle } from '../../client/call'
import { now } from '../../client/clock'
import type { Verdict } from '../../contract/officer'
import type { Instant } from '../../core/time'
import { endVerification, type PendingVerification, pendingVerification } from '../pending-verification'

export type Verification =
  | { readonly state: 'nothing' | 'checking' }
  /** `arrivedAt` is the phone's own time, from which it counts the verdict's age. */
  | { readonly state: 'decided'; readonly verdict: Verdict; readonly arrivedAt: Instant }
  | { readonly state: 'refused'; readonly obstacle: Obstacle }
  /** No answer, or none for now: the same request may be sent again and is not a second use. */
  | { readonly state: 'unanswered'; readonly obstacle: Obstacle }

export interface Verifying {
  readonly verification: Verification
  readonly again: () => void
}

const UNANSWERED: ReadonlySet<Obstacle['code']> = new Set<Obstacle['code']>(['UNREACHABLE', 'BUSY', 'INTERNAL'])

export function useVerification(): Verifying {
  const [verification, setVerification] = useState<Verification>({ state: 'checking' })
  const asking = useRef(false)
  const verify = useCallback(async () => {
    if (asking.current) return
    const pending = pendingVerification()
    if (!pending) return setVerification(orNothing)
    asking.current = true
    setVerification({ state: 'checking' })
    const answer = await ask(pending)
    if (answer.state !== 'unanswered') endVerification()
    asking.current = false
    setVerification(answer)
  }, [])
  useDidShow(() => {
    verify()
  })
  return { verification, again: verify }
}

async function ask({ code, requestId, place }: PendingVerification): Promise<Verification> {
  const outcome = await call('officer', 'verify', { code, requestId, ...(place === undefined ? {} : { place }) })
  if (outcome.ok) return { state: 'decided', verdict: outcome.value, arrivedAt: now() }
  const obstacle = outcome.failure
  return { state: UNANSWERED.has(obstacle.code) ? 'unanswered' : 'refused', obstacle }
}

/** Coming back to a verdict that has been given leaves it on the screen. */
function orNothing(before: Verification): Verification {
  return before.state === 'checking' ? { state: 'nothing' } : before
}
