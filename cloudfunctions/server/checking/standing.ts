/** 现状: whether a file may still be relied on, by what is readable of its licence. Opens nothing that is sealed. */
import type { Standing } from '../../../src/contract/copies'
import { statusAt } from '../../../src/core/licence/status'
import { type CopyState, copyStateAt } from '../../../src/core/notation/copy-life'
import type { Instant } from '../../../src/core/time'
import { termOf } from '../notation/copy-view'
import { key, type Store } from '../ports'
import type { CopyRecord, Index, RegisteredFileRecord } from '../records'

/** The standing of a copy; undefined when there is nothing yet that could be relied on. */
export async function standingOfCopy(store: Store, record: CopyRecord, now: Instant): Promise<Standing | undefined> {
  if (record.madeAt === undefined) return undefined
  const own = OF_STATE[copyStateAt(termOf(record), now)]
  return own ?? standingOfVersion(store, record, now)
}

/** What the copy's own state says; undefined: its licence has the word. */
const OF_STATE: { readonly [S in CopyState]: Standing | undefined } = {
  ready: undefined,
  expired: 'expired',
  withdrawn: 'withdrawn',
  making: undefined,
  failed: undefined,
}

/** The standing of a registered file; undefined when what it was registered for is gone. */
export async function standingOfFile(
  store: Store,
  { kind, subject }: RegisteredFileRecord,
  now: Instant,
): Promise<Standing | undefined> {
  if (kind === 'copy') {
    const copy = await store.get(key('copies', subject))
    return copy && standingOfCopy(store, copy, now)
  }
  const version = await store.get(key('versions', subject))
  return version && standingOfVersion(store, version, now)
}

async function standingOfVersion(
  store: Store,
  { licence, identifier }: { readonly licence: Index; readonly identifier: string },
  now: Instant,
): Promise<Standing | undefined> {
  const record = await store.get(key('licences', licence))
  if (!record) return undefined
  if (record.identifier !== identifier) return 'replaced'
  return statusAt(record, now) === 'inForce' ? 'valid' : 'ended'
}
