/** All pages of the record, one after the other. Where it stops it can go on: what has been read is not read again. */
import type { Obstacle, Outcome } from '../../client/call'
import type { ExportedActivity } from '../../contract/holder'
import type { Page } from '../../contract/reply'

/** What has been read so far. */
export interface Gathered {
  readonly lines: readonly ExportedActivity[]
  /** Where the rest begins; absent when there is none. */
  readonly next?: string
}

export type Gathering = { readonly obstacle?: Obstacle; readonly gathered: Gathered | undefined }

type Ask = (cursor: string | undefined) => Promise<Outcome<Page<ExportedActivity>>>

/** `tell` hears of every page that has come; it says whether anybody still wants the rest. */
export async function gather(
  ask: Ask,
  from: Gathered | undefined,
  tell: (gathered: Gathered) => boolean,
): Promise<Gathering> {
  const page = await ask(from?.next)
  if (!page.ok) return { obstacle: page.failure, gathered: from }
  const { items, next } = page.value
  const gathered = { lines: [...(from?.lines ?? []), ...items], ...(next === undefined ? {} : { next }) }
  return tell(gathered) && next !== undefined ? gather(ask, gathered, tell) : { gathered }
}
