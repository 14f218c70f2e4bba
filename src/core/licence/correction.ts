/** 更正: when a rejected event needs nobody's attention any more. Ours (docs/decisions.md). */

/** A rejection, and what has been taken over since. */
export interface RejectionStanding {
  /** The event's own revision, when it could be read. */
  readonly revision?: number
  /** The licence's revision when the event was rejected; 0 when there was none. */
  readonly revisionThen: number
  /** The licence's revision now; 0 when there is none. */
  readonly revisionNow: number
  /** An event was taken over, or waits, under the rejected one's id. */
  readonly isIdTakenNow: boolean
  /** That was so when it was rejected: then the id says nothing. */
  readonly wasIdTakenThen: boolean
}

/**
 * True when an event has since come under the same id, or the licence has since gone on to the place the rejected event stood for.
 * One that stood at or below the stored revision, a conflict, is corrected when the licence goes on at all.
 */
export function isCorrected(standing: RejectionStanding): boolean {
  const { revision, revisionThen, revisionNow, isIdTakenNow, wasIdTakenThen } = standing
  if (isIdTakenNow && !wasIdTakenThen) return true
  return revision !== undefined && revisionNow >= revision && revisionNow > revisionThen
}
