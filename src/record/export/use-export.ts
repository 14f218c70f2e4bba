/** Reading the whole record, page by page, while the page is open. */
import { useEffect, useRef, useState } from 'react'
import { call, type Obstacle } from '../../client/call'
import { now } from '../../client/clock'
import type { WholeRecord } from './files'
import { type Gathered, gather } from './gather'

export type Reading =
  | { readonly state: 'idle' }
  | { readonly state: 'reading'; readonly count: number }
  /** It goes on from here. */
  | { readonly state: 'stopped'; readonly count: number; readonly obstacle: Obstacle }
  | { readonly state: 'whole'; readonly whole: WholeRecord }

export interface Export {
  readonly reading: Reading
  /** Begins, or goes on where it stopped. */
  readonly read: () => void
}

export function useExport(): Export {
  const [reading, setReading] = useState<Reading>({ state: 'idle' })
  const before = useRef<Gathered>()
  const open = useRef(true)
  useEffect(() => {
    open.current = true
    return () => {
      open.current = false
    }
  }, [])
  const show = ({ lines }: Gathered) => {
    if (open.current) setReading({ state: 'reading', count: lines.length })
    return open.current
  }
  const read = async () => {
    if (reading.state === 'reading') return
    show(before.current ?? { lines: [] })
    const { gathered, obstacle } = await gather(ask, before.current, show)
    if (!open.current) return
    before.current = obstacle ? gathered : undefined
    const lines = gathered?.lines ?? []
    if (obstacle) setReading({ state: 'stopped', count: lines.length, obstacle })
    else setReading({ state: 'whole', whole: { lines, exportedAt: now() } })
  }
  return { reading, read }
}

function ask(cursor: string | undefined) {
  return call('holder', 'exportActivity', cursor === undefined ? {} : { cursor })
}
