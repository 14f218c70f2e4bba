/**
 * 保存期限: how long what is kept about sharing is kept, in one table, applied by the nightly sweep. Three years: the general limitation of actions
 * (民法典 第一百八十八条); at least six months of logs (网络安全法 第二十一条). The trail of a licence is none of it: it is kept with the licence.
 */
import { after, type Instant } from '../time'
import type { GrantState } from './states'

const DAY_MS = 24 * 60 * 60_000
const YEAR_MS = 365 * DAY_MS

/** From its end on. What is not over is kept until it is. */
export const RETENTION_MS = {
  /** Grants that were in force, their licences and their receipts. */
  grant: 3 * YEAR_MS,
  /** Requests that came to nothing, and with them how often a party asked. */
  request: 180 * DAY_MS,
  /** Grants that were never given. */
  draft: 7 * DAY_MS,
  delegation: 3 * YEAR_MS,
  /** That a reading was answered: for so long a repeat of the request is the same reading. */
  reading: 10 * 60_000,
  /** A code that names a person to whoever scans it. */
  receivingCode: 0,
  /** What the inbox says, from the day it was written on. */
  message: 180 * DAY_MS,
  /** That a recipient was asked to delete what he had read, and his answer. */
  erasure: 3 * YEAR_MS,
} as const

export type Retained = keyof typeof RETENTION_MS

const RETAINED: { readonly [S in GrantState]: Retained } = {
  requested: 'request',
  drafted: 'draft',
  active: 'grant',
  refused: 'request',
  retracted: 'request',
  lapsed: 'request',
  dropped: 'draft',
  withdrawn: 'grant',
  returned: 'grant',
  expired: 'grant',
  usedUp: 'grant',
}

/** When a grant in `state` that ends, or ended, at `end` may be removed. */
export function grantKeptUntil(state: GrantState, end: Instant): Instant {
  return after(end, RETENTION_MS[RETAINED[state]])
}
