/**
 * The copy of one licence under a grant: asked for and followed by the same wish, which is kept until another is made, so that a lost answer or a closed
 * app costs no second use.
 */
import { useCallback, useEffect, useState } from 'react'
import { held, hold, unhold } from '../../client/cache'
import { call, type Obstacle } from '../../client/call'
import type { GrantedCopyView } from '../../contract/granted-copies'
import type { GrantView } from '../../contract/sharing'
import { useVisible } from '../../hooks/use-visible'

export interface CopyWish {
  readonly cause: string
  /** Its last day. */
  readonly until: string
}

export interface GrantedCopy {
  /** What was asked for last. */
  readonly wish: CopyWish | undefined
  readonly copy: GrantedCopyView | undefined
  readonly obstacle: Obstacle | undefined
  readonly busy: boolean
  readonly ask: (wish: CopyWish) => void
  /** Another copy is wanted: the one that was made stays in the holder's list. */
  readonly begin: () => void
}

/** Most are made within the first two. */
const WAITS_MS = [1500, 2500, 4000, 8000] as const

export function useGrantedCopy({ id: grant, terms: { purpose } }: GrantView, licence: string): GrantedCopy {
  const name = `granted-copy:${grant}:${licence}`
  const [wish, setWish] = useState(() => held<CopyWish>(name)?.value)
  const [copy, setCopy] = useState<GrantedCopyView>()
  const [obstacle, setObstacle] = useState<Obstacle>()
  const [busy, setBusy] = useState(false)
  const load = useCallback(
    async (wanted: CopyWish) => {
      const outcome = await call('grants', 'grantedCopy', { grant, licence, purpose, ...wanted })
      if (outcome.ok) setCopy(outcome.value)
      setObstacle(outcome.ok ? undefined : outcome.failure)
    },
    [grant, licence, purpose],
  )
  const ask = useCallback(
    async (wanted: CopyWish) => {
      hold(name, wanted)
      setWish(wanted)
      setBusy(true)
      await load(wanted)
      setBusy(false)
    },
    [name, load],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page appears
  useEffect(() => {
    if (wish) ask(wish)
  }, [])
  useAgain(useVisible() && copy?.state === 'making' && wish !== undefined, () => (wish ? load(wish) : undefined))
  const begin = () => {
    unhold(name)
    setWish(undefined)
    setCopy(undefined)
    setObstacle(undefined)
  }
  return { wish, copy, obstacle, busy, ask, begin }
}

/** Each question waits for the answer to the one before it, and a little longer each time. */
function useAgain(wanted: boolean, ask: () => Promise<void> | undefined): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: as long as it is being made
  useEffect(() => {
    if (!wanted) return
    let timer: ReturnType<typeof setTimeout>
    let stopped = false
    const next = (turn: number) => {
      timer = setTimeout(async () => {
        await ask()
        if (!stopped) next(turn + 1)
      }, WAITS_MS[turn] ?? WAITS_MS[3])
    }
    next(0)
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }, [wanted])
}
