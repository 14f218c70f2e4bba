/** The entries of somebody's record: those about his own licences and about the licences of the companies he may act for, newest first. */
import type { Holder } from '../identity/actors'
import { principalsOf } from '../licences/owned-licence'
import type { Cursor, Found, Store } from '../ports'
import type { AuditRecord } from '../records'

/** `limit` of them after a place; fewer at the end of the record only. */
export async function entriesAfter(
  store: Store,
  holder: Holder,
  limit: number,
  after: Cursor | undefined,
): Promise<readonly Found<AuditRecord>[]> {
  const query = { order: 'descending', limit, ...(after ? { after } : {}) } as const
  const found = await Promise.all(
    principalsOf(holder).map((holderIndex) => store.find('audit', 'byHolder', { equals: { holderIndex }, ...query })),
  )
  return found.flat().sort(newestFirst).slice(0, limit)
}

/** Whether it is in his record. */
export function isOf(holder: Holder, { holderIndex }: AuditRecord): boolean {
  return principalsOf(holder).includes(holderIndex)
}

function newestFirst(a: Found<AuditRecord>, b: Found<AuditRecord>): number {
  if (a.record.at !== b.record.at) return a.record.at < b.record.at ? 1 : -1
  return a.id < b.id ? 1 : -1
}
