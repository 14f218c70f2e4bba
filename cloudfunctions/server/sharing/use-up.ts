/** 次数用完: when no licence of a grant has a use left, the grant is over. Found after a last use; what was missed, by the nightly run. */
import { ok } from '../../../src/core/result'
import { moved, stageOf } from '../../../src/core/sharing/grant-life'
import { grantKeptUntil } from '../../../src/core/sharing/retention'
import type { Instant } from '../../../src/core/time'
import { grantMessages } from '../inbox/grant-messages'
import { type FieldCipher, key, type Store } from '../ports'
import type { Index } from '../records'

export async function closeWhenAllRead(
  { store, cipher }: { readonly store: Store; readonly cipher: FieldCipher },
  grant: Index,
  now: Instant,
): Promise<void> {
  const open = await store.count('grantItems', 'byState', { equals: { grant, state: 'open' }, limit: 1 })
  if (open > 0) return
  const at = key('grants', grant)
  await store.transact<undefined, never>([at], (read) => {
    const record = read.get(at)
    const state = record && moved(record, 'useUp', 'count', now)
    if (!record || !state?.ok) return ok({ writes: [], value: undefined })
    const over = {
      state: state.value,
      stage: stageOf(state.value),
      endedAt: now,
      expiresAt: grantKeptUntil(state.value, now),
    }
    const ended = { ...record, ...over }
    const told = grantMessages(cipher, grant, ended, now)
    return ok({ writes: [{ kind: 'replace', key: at, record: ended }, ...told], value: undefined })
  })
}
