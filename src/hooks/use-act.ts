/** Something the person asks for once: idle, under way, done or refused. A second tap while it is under way does nothing. */
import { useRef, useState } from 'react'
import type { Obstacle, Outcome } from '../client/call'

export type Act<T> =
  | { readonly state: 'idle' | 'busy' }
  | { readonly state: 'done'; readonly value: T }
  | { readonly state: 'failed'; readonly obstacle: Obstacle }

export function useAct<A extends readonly unknown[], T>(
  ask: (...given: A) => Promise<Outcome<T>>,
): readonly [Act<T>, (...given: A) => Promise<void>] {
  const [act, setAct] = useState<Act<T>>({ state: 'idle' })
  const busy = useRef(false)
  const run = async (...given: A) => {
    if (busy.current) return
    busy.current = true
    setAct({ state: 'busy' })
    const outcome = await ask(...given)
    busy.current = false
    setAct(outcome.ok ? { state: 'done', value: outcome.value } : { state: 'failed', obstacle: outcome.failure })
  }
  return [act, run]
}
