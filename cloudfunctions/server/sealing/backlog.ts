/** 积压: how many files wait, since when, and how many will not come. */
import { given } from '../../../src/core/given'
import type { Instant } from '../../../src/core/time'
import type { Store } from '../ports'

export interface Backlog {
  /** `"3"`, or `"1000+"`. */
  readonly queued: string
  readonly failed: string
  /** Since when the oldest waits, as far as those show whose turn comes next. */
  readonly oldest?: Instant
}

export type Backlogs = { readonly licences: Backlog; readonly copies: Backlog }

/** The database counts no further. */
const COUNTED = 1000
/** What is put off longest comes back within minutes: the oldest are among those next in turn. */
const LOOKED_AT = 100

export async function backlogs(store: Store): Promise<Backlogs> {
  const [licences, copies] = await Promise.all([backlogOf(store, 'versions'), backlogOf(store, 'copies')])
  return { licences, copies }
}

async function backlogOf(store: Store, collection: 'versions' | 'copies'): Promise<Backlog> {
  const count = (fileState: 'queued' | 'failed') =>
    store.count(collection, 'byTurn', { equals: { fileState }, limit: COUNTED })
  const next = await store.find(collection, 'byTurn', {
    equals: { fileState: 'queued' },
    order: 'ascending',
    limit: LOOKED_AT,
  })
  const [oldest] = next.flatMap(({ record }) => record.fileSince ?? []).sort()
  return { queued: told(await count('queued')), failed: told(await count('failed')), ...given({ oldest }) }
}

function told(count: number): string {
  return count === COUNTED ? `${COUNTED}+` : String(count)
}
