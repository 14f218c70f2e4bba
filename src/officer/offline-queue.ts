/**
 * The queue of {@link ./queued-checks} in the phone's storage, told to whoever watches it. It stays when the officer signs out: it holds no more
 * than the codes told an onlooker, and the holder has a right to see that he was checked. It is told when the same officer is back.
 */
import { keep, kept } from '../client/storage'
import { type Queue, queueIn } from './queued-checks'

const KEY = 'officer-queue'
const watchers = new Set<() => void>()
let current: Queue | undefined
let open: string | undefined

export function queue(): Queue {
  current ??= queueIn(kept<unknown>(keyOf()))
  return current
}

/** `change` gives nothing when there is no room. Whether it was kept. */
export function changeQueue(change: (before: Queue) => Queue | undefined): boolean {
  const next = change(queue())
  if (next === undefined) return false
  current = next
  keep(keyOf(), next)
  for (const tell of watchers) tell()
  return true
}

export function onQueue(tell: () => void): () => void {
  watchers.add(tell)
  return () => watchers.delete(tell)
}

/** The check on the screen: told only once the officer has turned to something else, or noted its outcome. */
export function openCheck(): string | undefined {
  return open
}

export function setOpenCheck(requestId: string | undefined): void {
  open = requestId
}

/** In the browser several people of the local cloud may share one storage; WeChat keeps a storage per person. */
function keyOf(): string {
  const person = process.env.TARO_ENV === 'h5' ? `:${window.localStorage.getItem('local-openid') ?? ''}` : ''
  return `${KEY}${person}`
}
