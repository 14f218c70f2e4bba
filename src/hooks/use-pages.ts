/** A list that comes in pages: the first with the page, the next ones when the reader reaches the end or asks. */
import { useReachBottom } from '@tarojs/taro'
import { useState } from 'react'
import type { Outcome } from '../client/call'
import type { Page } from '../contract/reply'
import { type Reloadable, useRemote } from './use-remote'

export type More = 'none' | 'waiting' | 'loading'

export interface Pages<T, P extends Page<T>> extends Reloadable<P> {
  /** All items fetched so far. */
  readonly items: readonly T[]
  readonly more: More
  readonly loadMore: () => void
}

export function usePages<T, P extends Page<T>>(
  ask: (cursor: string | undefined) => Promise<Outcome<P>>,
  heldAs?: string,
): Pages<T, P> {
  const first = useRemote<P>(() => ask(undefined), heldAs)
  const page = first.remote.state === 'ready' ? first.remote.value : undefined
  // Later pages belong to the first page they continue: a fresh one begins the list anew, its cursor may lead elsewhere.
  const [later, setLater] = useState<{ readonly of: P; readonly pages: readonly P[] }>()
  const [loading, setLoading] = useState(false)
  const pages = page ? [page, ...(later?.of === page ? later.pages : [])] : []
  const next = pages.at(-1)?.next
  const loadMore = async () => {
    if (!page || loading || next === undefined) return
    setLoading(true)
    const outcome = await ask(next)
    if (outcome.ok) setLater({ of: page, pages: [...pages.slice(1), outcome.value] })
    setLoading(false)
  }
  useReachBottom(() => {
    loadMore()
  })
  const items = pages.flatMap((each) => each.items)
  return { ...first, items, more: loading ? 'loading' : next === undefined ? 'none' : 'waiting', loadMore }
}
