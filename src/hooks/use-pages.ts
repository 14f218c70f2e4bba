/** A list that comes in pages: the first with the page, the next ones when the reader reaches the end or asks. */
import { useReachBottom } from '@tarojs/taro'
import { useState } from 'react'
import type { Outcome } from '../client/call'
import type { Page } from '../contract/reply'
import { type Reloadable, useRemote } from './use-remote'

/** `full`: there is more, but no further page is added to what already stands here. */
export type More = 'none' | 'waiting' | 'loading' | 'full'

export interface Pages<T, P extends Page<T>> extends Reloadable<P> {
  /** All items fetched so far. */
  readonly items: readonly T[]
  readonly more: More
  readonly loadMore: () => void
  /** Where the page after these begins. */
  readonly next: string | undefined
}

export interface PagesOptions {
  /** As in {@link useRemote}. */
  readonly heldAs?: string
  readonly about?: string
  /** Pages that stand on the screen at once. */
  readonly most?: number
}

export function usePages<T, P extends Page<T>>(
  ask: (cursor: string | undefined) => Promise<Outcome<P>>,
  { heldAs, about, most = Number.POSITIVE_INFINITY }: PagesOptions = {},
): Pages<T, P> {
  const first = useRemote<P>(() => ask(undefined), heldAs, about)
  const page = first.remote.state === 'ready' ? first.remote.value : undefined
  // Later pages belong to the first page they continue: a fresh one begins the list anew, its cursor may lead elsewhere.
  const [later, setLater] = useState<{ readonly of: P; readonly pages: readonly P[] }>()
  const [loading, setLoading] = useState(false)
  const pages = page ? [page, ...(later?.of === page ? later.pages : [])] : []
  const next = pages.at(-1)?.next
  const loadMore = async () => {
    if (!page || loading || next === undefined || pages.length >= most) return
    setLoading(true)
    const outcome = await ask(next)
    if (outcome.ok) setLater({ of: page, pages: [...pages.slice(1), outcome.value] })
    setLoading(false)
  }
  useReachBottom(() => {
    loadMore()
  })
  const items = pages.flatMap((each) => each.items)
  const end = next === undefined ? 'none' : pages.length >= most ? 'full' : 'waiting'
  return { ...first, items, more: loading ? 'loading' : end, loadMore, next }
}
