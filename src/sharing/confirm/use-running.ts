/** The act itself: step after step until it is done, a decision is the person's, or something stands in its way. Each step's end is kept. */
import { useRef, useState } from 'react'
import type { Obstacle } from '../../client/call'
import { giveUpRun } from '../give-up-run'
import { newRun, runOf, stepOf, takeStep } from '../run'
import { keepWish, keptWish, type Run, type Wish } from '../wish'

export interface Running {
  readonly run: Run | undefined
  readonly busy: boolean
  readonly obstacle: Obstacle | undefined
  /** Begins, or goes on where it stopped. `agreed`: what is left out is left out. */
  readonly goOn: (agreed?: boolean) => void
  /** The draft is gone: everything once more, under another name. */
  readonly again: () => void
}

export function useRunning(): Running {
  const [run, setRun] = useState<Run | undefined>(() => runOf(keptWish()))
  const [busy, setBusy] = useState(false)
  const [obstacle, setObstacle] = useState<Obstacle>()
  const under = useRef(false)
  const keep = (next: Run) => {
    keepWish({ ...keptWish(), run: next })
    setRun(next)
  }
  const drive = async (wish: Wish, first: Run) => {
    let current = first
    keep(current)
    for (let step = stepOf(wish, current); isTaken(step); step = stepOf(wish, current)) {
      const outcome = await takeStep(wish, current)
      if (!outcome.ok) return setObstacle(outcome.failure)
      current = outcome.value
      keep(current)
    }
  }
  const start = async (first: (wish: Wish) => Run) => {
    if (under.current) return
    under.current = true
    setBusy(true)
    setObstacle(undefined)
    const wish = keptWish()
    await drive(wish, first(wish))
    under.current = false
    setBusy(false)
  }
  return {
    ...{ run, busy, obstacle },
    goOn: (agreed = false) => start((wish) => ({ ...begun(wish), ...(agreed ? { agreed } : {}) })),
    again: () => start(newRun),
  }
}

/** A draft of another wish is given up first. */
function begun(wish: Wish): Run {
  const run = runOf(wish)
  if (run) return run
  giveUpRun(wish)
  return newRun(wish)
}

function isTaken(step: ReturnType<typeof stepOf>): boolean {
  return step !== 'ask' && step !== 'empty' && step !== 'done'
}
