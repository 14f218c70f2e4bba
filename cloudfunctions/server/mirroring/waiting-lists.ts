/** What waits for the province, as three lists: held, rejected, alert. Each page is settled first, so that nothing over is shown. */
import { type Cursor, type Find, type Found, key, type Store } from '../ports'
import type { AlertRecord, HeldRecord, RejectionRecord } from '../records'
import { settleAlerts } from './alerts'
import type { MirroringDeps } from './arrival'
import { settleRejections } from './settle-rejections'

export type ListName = 'held' | 'rejected' | 'alert'

/** A held or rejected event, and the alert about it when there is one in this list. */
export type Waiting =
  | { readonly kind: 'held'; readonly id: string; readonly record: HeldRecord; readonly alert?: AlertRecord }
  | { readonly kind: 'rejections'; readonly id: string; readonly record: RejectionRecord; readonly alert?: AlertRecord }

export interface WaitingPage {
  readonly items: readonly Waiting[]
  /** Where the next page begins; absent on the last. */
  readonly after?: Cursor
}

type ReadPage = (deps: MirroringDeps, limit: number, after?: Cursor) => Promise<WaitingPage>

/** Oldest first. A page of the database's may come out shorter, because what is over has been taken out. */
export const WAITING_LISTS: { readonly [L in ListName]: ReadPage } = {
  held: async ({ store }, limit, after) => {
    const found = await store.find('held', 'bySince', pageOf<HeldRecord>({}, limit, after))
    return { items: found.map(({ id, record }) => ({ kind: 'held', id, record })), ...nextAfter(found, limit) }
  },
  rejected: async ({ store }, limit, after) => {
    const found = await store.find('rejections', 'bySince', pageOf<RejectionRecord>({ state: 'open' }, limit, after))
    const open = await settleRejections(store, found)
    return { items: open.map(({ id, record }) => ({ kind: 'rejections', id, record })), ...nextAfter(found, limit) }
  },
  alert: async (deps, limit, after) => {
    const found = await deps.store.find('alerts', 'bySince', pageOf<AlertRecord>({ state: 'open' }, limit, after))
    await settleSubjects(deps.store, found)
    const standing = await settleAlerts(deps, found)
    const items = await Promise.all(standing.map(({ record }) => subjectOf(deps.store, record)))
    return { items: items.flat(), ...nextAfter(found, limit) }
  },
}

function pageOf<T>(equals: Find<T>['equals'], limit: number, after: Cursor | undefined): Find<T> {
  return { equals, order: 'ascending', limit, ...(after ? { after } : {}) }
}

function nextAfter(found: readonly Found<unknown>[], limit: number): { readonly after?: Cursor } {
  const last = found.at(-1)
  return last && found.length === limit ? { after: last.cursor } : {}
}

/** An alert stands as long as its rejection does: so that one is settled first. */
async function settleSubjects(store: Store, found: readonly Found<AlertRecord>[]): Promise<void> {
  const ids = found.filter(({ record }) => record.kind === 'rejections').map(({ record }) => record.subject)
  const rejections = [...(await store.getMany('rejections', ids))].map(([id, record]) => ({
    id,
    record,
    cursor: { id },
  }))
  await settleRejections(
    store,
    rejections.filter(({ record }) => record.state === 'open'),
  )
}

async function subjectOf(store: Store, alert: AlertRecord): Promise<readonly Waiting[]> {
  const { kind, subject: id } = alert
  if (kind === 'held') {
    const record = await store.get(key('held', id))
    return record ? [{ kind, id, record, alert }] : []
  }
  const record = await store.get(key('rejections', id))
  return record ? [{ kind, id, record, alert }] : []
}
