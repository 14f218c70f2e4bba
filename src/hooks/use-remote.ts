/** One answer of the cloud with its three faces: not here yet, here (possibly a copy from before), or not to be had. */
import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type Held, held, hold } from '../client/cache'
import type { Obstacle, Outcome } from '../client/call'
import type { Instant } from '../core/time'

export type Remote<T> =
  | { readonly state: 'loading' }
  /** `heldSince` is set when nobody answered and this is the copy from that moment. */
  | { readonly state: 'ready'; readonly value: T; readonly heldSince?: Instant }
  | { readonly state: 'failed'; readonly obstacle: Obstacle }

export interface Reloadable<T> {
  readonly remote: Remote<T>
  readonly reload: () => void
}

/**
 * Asks each time the page comes to the screen. `heldAs` names the copy to fall back on without a network. Another `about` is another
 * question: it is asked at once, and what was answered before is gone.
 */
export function useRemote<T>(ask: () => Promise<Outcome<T>>, heldAs?: string, about = ''): Reloadable<T> {
  const [remote, setRemote] = useState<Remote<T>>({ state: 'loading' })
  const latest = useRef(ask)
  latest.current = ask
  const turn = useRef(0)
  const load = useCallback(async () => {
    turn.current += 1
    const mine = turn.current
    const outcome = await latest.current()
    if (outcome.ok && heldAs !== undefined) hold(heldAs, outcome.value)
    // A slower, earlier answer must not overwrite a later one.
    if (mine === turn.current) setRemote((before) => settled(before, outcome, heldAs))
  }, [heldAs])
  useDidShow(() => {
    load()
  })
  const asked = useRef(about)
  useEffect(() => {
    if (asked.current === about) return
    asked.current = about
    setRemote({ state: 'loading' })
    load()
  }, [about, load])
  const reload = useCallback(() => {
    setRemote((before) => (before.state === 'failed' ? { state: 'loading' } : before))
    load()
  }, [load])
  return { remote, reload }
}

function settled<T>(before: Remote<T>, outcome: Outcome<T>, heldAs: string | undefined): Remote<T> {
  if (outcome.ok) return { state: 'ready', value: outcome.value }
  const { failure } = outcome
  if (failure.code !== 'UNREACHABLE') return { state: 'failed', obstacle: failure }
  const copy: Held<T> | undefined = heldAs === undefined ? undefined : held<T>(heldAs)
  if (copy) return { state: 'ready', value: copy.value, heldSince: copy.at }
  return before.state === 'ready' ? before : { state: 'failed', obstacle: failure }
}
