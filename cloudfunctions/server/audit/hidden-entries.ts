/** What somebody has put out of his own sight. The trail itself is never touched. */
import type { Holder } from '../identity/actors'
import { type Find, type Found, type Key, key, type Store } from '../ports'
import type { AuditRecord, HiddenEntryRecord } from '../records'
import { manyOf } from './many'

export function hiddenKey({ self }: Holder, entry: string): Key<'hiddenEntries'> {
  return key('hiddenEntries', `${self}:${entry}`)
}

/** Which of the entries the holder does not want to see. */
export async function hiddenAmong(
  store: Store,
  holder: Holder,
  entries: readonly Found<AuditRecord>[],
): Promise<ReadonlySet<string>> {
  const keys = entries.map(({ id }) => hiddenKey(holder, id).id)
  const hidden = await manyOf(store, 'hiddenEntries', keys)
  return new Set([...hidden.values()].map(({ entry }) => entry))
}

/** What he has hidden, the latest first. */
export function hiddenBy(
  store: Store,
  { self }: Holder,
  page: Pick<Find<HiddenEntryRecord>, 'limit' | 'after'>,
): Promise<readonly Found<HiddenEntryRecord>[]> {
  return store.find('hiddenEntries', 'byHolder', { equals: { holderIndex: self }, order: 'descending', ...page })
}
