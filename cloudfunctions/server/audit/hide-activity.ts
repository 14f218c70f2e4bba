/** Puts a line out of the holder's own sight, or back. The trail keeps everything, and so does everybody else's view of it. */
import type * as v from 'valibot'
import type { hideActivityRequest } from '../../../src/contract/holder'
import type { Failure } from '../../../src/core/failure'
import { ok, type Result, refuse } from '../../../src/core/result'
import type { Holder } from '../identity/actors'
import { type Clock, key, type Store } from '../ports'
import { isOf } from './entries'
import { hiddenKey } from './hidden-entries'

export async function hideActivity(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  holder: Holder,
  { id, hidden }: v.InferOutput<typeof hideActivityRequest>,
): Promise<Result<Record<string, never>, Failure>> {
  const entry = await store.get(key('audit', id))
  if (!entry || !isOf(holder, entry)) return refuse({ code: 'ACTIVITY_NOT_FOUND' })
  const hiddenEntry = hiddenKey(holder, id)
  // Either way it may have been so already.
  if (hidden) await store.insert(hiddenEntry, { holderIndex: holder.self, entry: id, hiddenAt: clock.now() })
  else await store.compareAndRemove(hiddenEntry, { holderIndex: holder.self })
  return ok({})
}
