/** 到期与保存期限 of what was shared: what the calendar has ended is written down, and what has been kept long enough is removed whole. Both in bounded pages. */
import { ok } from '../../../src/core/result'
import { grantStateAt, stageOf } from '../../../src/core/sharing/grant-life'
import { grantKeptUntil } from '../../../src/core/sharing/retention'
import type { Instant } from '../../../src/core/time'
import { grantMessages } from '../inbox/grant-messages'
import { type Clock, type FieldCipher, key, type Store } from '../ports'
import type { GrantRecord, Index } from '../records'

const PAGE = 200
/** Of the parts of one grant in one run: a fleet's grant takes several. */
const MOST_PARTS = 1000

interface SettlingDeps {
  readonly store: Store
  readonly clock: Clock
  readonly cipher: FieldCipher
}

export async function settleGrants({ store, clock, cipher }: SettlingDeps) {
  const now = clock.now()
  const ended = (await settleStage(store, cipher, 'asked', now)) + (await settleStage(store, cipher, 'standing', now))
  return { ended, removed: await removeGrants(store, now) }
}

async function settleStage(
  store: Store,
  cipher: FieldCipher,
  stage: GrantRecord['stage'],
  now: Instant,
): Promise<number> {
  const query = { equals: { stage }, order: 'ascending', upTo: now, limit: PAGE } as const
  const found = await store.find('grants', 'byEnd', query)
  let ended = 0
  for (const { id } of found) {
    const at = key('grants', id)
    const outcome = await store.transact<number, never>([at], (read) => {
      const record = read.get(at)
      const state = record && grantStateAt(record, now)
      if (!record || !state || state === record.state) return ok({ writes: [], value: 0 })
      const over = {
        state,
        stage: stageOf(state),
        endedAt: record.endsAt,
        expiresAt: grantKeptUntil(state, record.endsAt),
      }
      const settled = { ...record, ...over }
      // Ids of grants are keyed indexes.
      const told = grantMessages(cipher, id as Index, settled, now)
      return ok({ writes: [{ kind: 'replace', key: at, record: settled }, ...told], value: 1 })
    })
    if (outcome.ok) ended += outcome.value
  }
  return ended
}

/** The grant itself last: cut short, the next run finds it again. */
async function removeGrants(store: Store, now: Instant): Promise<number> {
  const query = { equals: {}, order: 'ascending', upTo: now, limit: PAGE } as const
  const found = await store.find('grants', 'byExpiry', query)
  let removed = 0
  for (const { id, record } of found) {
    if (record.stage !== 'over' || !(await removeParts(store, record, id))) continue
    const { expiresAt } = record
    if (await store.compareAndRemove(key('grants', id), { stage: 'over', expiresAt })) removed += 1
  }
  return removed
}

/** Whether nothing is left. */
async function removeParts(store: Store, _grant: GrantRecord, id: string): Promise<boolean> {
  // Ids of grants are keyed indexes.
  const grant = id as GrantRecord['first'][number]['licence']
  const receipts = await store.find('receipts', 'byGrant', { equals: { grant }, order: 'ascending', limit: PAGE })
  await Promise.all(receipts.map((each) => store.compareAndRemove(key('receipts', each.id), {})))
  for (let gone = 0; gone < MOST_PARTS; gone += PAGE) {
    const items = await store.find('grantItems', 'byGrant', { equals: { grant }, order: 'ascending', limit: PAGE })
    await Promise.all(items.map((each) => store.compareAndRemove(key('grantItems', each.id), {})))
    if (items.length < PAGE) return true
  }
  return false
}
