/** 加注件的状态: what a copy is at a moment. Only what was done is stored; that its term has run out, the calendar says. */
import type { Failure } from '../failure'
import { ok, type Result, refuse } from '../result'
import { type CivilDate, civilDateOf, type Instant } from '../time'

/** Ten minutes. Ours: long enough for a slow phone, too short to be passed on by mistake. */
export const LINK_LIFE_MS = 10 * 60_000

/** How far the files of a copy, or of a licence version, have come. */
export type MakingState = 'queued' | 'stored' | 'failed'

export type CopyState = 'making' | 'ready' | 'failed' | 'expired' | 'withdrawn'

/** What is known of a copy. */
export interface CopyTerm {
  readonly making: MakingState
  readonly withdrawnAt?: Instant | undefined
  /** Last day of use, inclusive, in China's calendar. */
  readonly until: CivilDate
}

/** Withdrawn outweighs all, for it is the holder's word; one that failed was never there to expire. */
export function copyStateAt({ making, withdrawnAt, until }: CopyTerm, now: Instant): CopyState {
  if (withdrawnAt !== undefined) return 'withdrawn'
  if (making === 'failed') return 'failed'
  if (civilDateOf(now) > until) return 'expired'
  return making === 'stored' ? 'ready' : 'making'
}

const NOT_READY: { readonly [S in Exclude<CopyState, 'ready'>]: Failure } = {
  making: { code: 'COPY_NOT_READY' },
  failed: { code: 'COPY_FAILED' },
  expired: { code: 'COPY_EXPIRED' },
  withdrawn: { code: 'COPY_WITHDRAWN' },
}

/** Whether the copy's files may leave. */
export function mayDownload(copy: CopyTerm, now: Instant): Result<true, Failure> {
  const state = copyStateAt(copy, now)
  return state === 'ready' ? ok(true) : refuse(NOT_READY[state])
}
