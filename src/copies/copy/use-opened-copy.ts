/** One copy opened by its holder. While it is being made the cloud is asked again by itself, less and less often. */
import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useState } from 'react'
import { call, type Obstacle } from '../../client/call'
import type { CopyView } from '../../contract/copies'
import { useVisible } from '../../hooks/use-visible'
import { seenCopy } from '../seen-copies'

export interface OpenedCopy {
  readonly copy: CopyView | undefined
  /** Why what is shown may be out of date, or why there is nothing to show. */
  readonly obstacle: Obstacle | undefined
  readonly reload: () => void
  /** The copy as an act has just left it. */
  readonly changed: (copy: CopyView) => void
}

/** The first copies of the day are made within the first two; one that waits for the seal does not come sooner for being asked about. */
const WAITS_MS = [1200, 1800, 2500, 4000, 6000, 10_000] as const

export function useOpenedCopy(code: string): OpenedCopy {
  const [fresh, setFresh] = useState<CopyView>()
  const [obstacle, setObstacle] = useState<Obstacle>()
  const load = useCallback(async () => {
    const outcome = await call('holder', 'openCopy', { code })
    if (outcome.ok) setFresh(outcome.value)
    setObstacle(outcome.ok ? undefined : outcome.failure)
  }, [code])
  useDidShow(() => {
    load()
  })
  usePoll(useVisible() && fresh?.state === 'making', load)
  const copy = fresh ?? (obstacle?.code === 'UNREACHABLE' ? seenCopy(code) : undefined)
  return { copy, obstacle, reload: load, changed: setFresh }
}

/** Each question waits for the answer to the one before it. */
function usePoll(wanted: boolean, ask: () => Promise<void>): void {
  useEffect(() => {
    if (!wanted) return
    let timer: ReturnType<typeof setTimeout>
    let stopped = false
    const next = (turn: number) => {
      timer = setTimeout(
        async () => {
          await ask()
          if (!stopped) next(turn + 1)
        },
        WAITS_MS[Math.min(turn, WAITS_MS.length - 1)],
      )
    }
    next(0)
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }, [wanted, ask])
}
