/** The officer's own verifications, newest first, and how many there were in this shift. The last ones seen stay on the phone: nothing in them names a holder. */
import { useEffect, useRef } from 'react'
import { call, type Outcome } from '../../client/call'
import type { Shift, VerificationLine } from '../../contract/officer'
import type { Page } from '../../contract/reply'
import { ok } from '../../core/result'
import type { Instant } from '../../core/time'
import { type Pages, usePages } from '../../hooks/use-pages'
import { type Remote, useRemote } from '../../hooks/use-remote'

/** `waiting`: how many checks and notes the cloud has not heard of; the list is asked for anew when that changes. */
export function useVerifications(waiting: number): Pages<VerificationLine, Page<VerificationLine>> {
  const pages = usePages<VerificationLine, Page<VerificationLine>>(
    (cursor) => call('officer', 'listVerifications', cursor === undefined ? {} : { cursor }),
    {
      heldAs: 'verifications',
    },
  )
  useAnew(waiting, pages.reload)
  return pages
}

function useAnew(waiting: number, reload: () => void): void {
  const before = useRef(waiting)
  useEffect(() => {
    if (before.current === waiting) return
    before.current = waiting
    reload()
  }, [waiting, reload])
}

export interface ShiftCounts {
  readonly since: Instant
  readonly checks: number
  readonly accepted: number
  readonly refused: number
  /** There were more than were counted. */
  readonly more: boolean
}

/** A shift has fewer checks than these pages hold; if not, the count says that there are more. */
const MOST_PAGES = 10

export function useShiftCounts(shift: Shift | undefined, waiting: number): Remote<ShiftCounts | undefined> {
  const since = shift?.startedAt
  const ask = async () => (since === undefined ? ok(undefined) : countSince(since))
  const { remote, reload } = useRemote(ask, undefined, since ?? '')
  useAnew(waiting, reload)
  return remote
}

async function countSince(since: Instant): Promise<Outcome<ShiftCounts>> {
  const lines: VerificationLine[] = []
  let cursor: string | undefined
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const outcome = await call('officer', 'listVerifications', { since, ...(cursor === undefined ? {} : { cursor }) })
    if (!outcome.ok) return outcome
    lines.push(...outcome.value.items)
    cursor = outcome.value.next
    if (cursor === undefined) break
  }
  const counted = (outcome: VerificationLine['outcome']) => lines.filter((line) => line.outcome === outcome).length
  return ok({
    since,
    checks: lines.length,
    accepted: counted('accepted'),
    refused: counted('refused'),
    more: cursor !== undefined,
  })
}
