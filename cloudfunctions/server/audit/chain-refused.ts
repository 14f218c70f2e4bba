/**
 * Brings refused checks into the trail of their licence. Fifty officers may scan one code at the same moment: each attempt is durable by itself
 * before it is told, and here they follow one another into the chain, a handful in a commit.
 */
import { ok } from '../../../src/core/result'
import { after, type Instant } from '../../../src/core/time'
import { checkFailedKey, checkFailedOnce } from '../inbox/check-messages'
import { type Clock, type FieldCipher, key, type Snapshot, type Store, type Write } from '../ports'
import type { Index, Records, RefusedCheckRecord } from '../records'
import { type AuditNote, auditHeadKey, auditWrites } from './append'

const AT_ONCE = 10
/** Of one call; what is left has others at it, or waits for the timer. */
const MOST_COMMITS = 12
/** For so long a repeat of the request is no other attempt. */
const MEMORY_MS = 60 * 60_000

export interface ChainingDeps {
  readonly store: Store
  readonly clock: Clock
  readonly cipher: FieldCipher
}

/** How many found their place. When it is too busy there, the rest waits for the timer: nothing is lost. */
export async function chainRefused({ store, clock, cipher }: ChainingDeps, licence: Index): Promise<number> {
  let chained = 0
  for (let commits = 0; commits < MOST_COMMITS; commits += 1) {
    const waiting = { equals: { licence, state: 'waiting' }, order: 'ascending', limit: AT_ONCE } as const
    const found = await store.find('refusedChecks', 'byLicence', waiting)
    if (found.length === 0) return chained
    const ids = found.map(({ id }) => id)
    const now = clock.now()
    const keys = [auditHeadKey(licence), checkFailedKey(licence, now), ...ids.map((id) => key('refusedChecks', id))]
    const outcome = await store.transact<number, never>(keys, (read) => {
      const writes = chaining(cipher, read, ids, now)
      return ok({ writes: writes.writes, value: writes.chained })
    })
    if (!outcome.ok) return chained
    chained += outcome.value
  }
  return chained
}

function chaining(cipher: FieldCipher, read: Snapshot<Records>, ids: readonly string[], now: Instant) {
  // Another may have chained some of them since they were found.
  const waiting = ids.flatMap((id) => {
    const record = read.get(key('refusedChecks', id))
    return record?.state === 'waiting' ? [{ id, record }] : []
  })
  const [first, ...more] = waiting.map(({ record }) => noteOf(record))
  const writes = waiting.map(({ id, record }): Write<Records> => {
    const chained = { ...record, state: 'chained', expiresAt: after(now, MEMORY_MS) } as const
    return { kind: 'replace', key: key('refusedChecks', id), record: chained }
  })
  if (!first) return { writes: [], chained: 0 }
  const failed = [first, ...more].find(({ act, facts }) => act === 'verifyRefused' && facts.agency !== undefined)
  const told = failed ? checkFailedOnce(cipher, read, failed, now) : []
  return { writes: [...writes, ...told, ...auditWrites(read, first, ...more)], chained: waiting.length }
}

function noteOf({ licence, at, actor, facts, act = 'verifyRefused' }: RefusedCheckRecord): AuditNote {
  return { licence, at, act, actor, facts }
}
