/** One line of the record: what a list has told of it at once, then as the cloud says it is now. */
import { useDidShow } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import { lineOf, rememberChange } from '../../client/cache'
import { call, type Obstacle } from '../../client/call'
import type { ActivityLine } from '../../contract/holder'

export interface OpenedLine {
  readonly line: ActivityLine | undefined
  /** Why what is shown may be out of date, or why there is nothing to show. */
  readonly obstacle: Obstacle | undefined
  readonly reload: () => void
  /** The line as an act has just left it. */
  readonly changed: (line: ActivityLine) => void
}

export function useOpenedLine(id: string): OpenedLine {
  const [line, setLine] = useState(() => lineOf(id))
  const [obstacle, setObstacle] = useState<Obstacle>()
  const load = useCallback(async () => {
    const outcome = await call('holder', 'openActivity', { id })
    if (outcome.ok) setLine(outcome.value)
    // Refused is not the same as unanswered: what was told before is then no longer this person's to see.
    else if (outcome.failure.code !== 'UNREACHABLE') setLine(undefined)
    setObstacle(outcome.ok ? undefined : outcome.failure)
  }, [id])
  useDidShow(() => {
    load()
  })
  const changed = useCallback((now: ActivityLine) => {
    rememberChange(now)
    setLine(now)
  }, [])
  return { line, obstacle, reload: load, changed }
}
