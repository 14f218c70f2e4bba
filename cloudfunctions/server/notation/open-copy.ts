/** One copy, for its holder. One that waits its turn is asked for again: whoever looks is waiting for it. */
import type * as v from 'valibot'
import type { CopyView, copyRequest } from '../../../src/contract/copies'
import type { Failure } from '../../../src/core/failure'
import { ok, type Result } from '../../../src/core/result'
import type { Holder } from '../identity/actors'
import { copyViewOf } from './copy-view'
import { ownedCopy, typedCopyKey } from './owned-copy'
import { type CopyingDeps, kicked } from './request-copy'

export async function openCopy(
  deps: CopyingDeps,
  holder: Holder,
  { code }: v.InferOutput<typeof copyRequest>,
): Promise<Result<CopyView, Failure>> {
  const at = typedCopyKey(code)
  if (!at.ok) return at
  const owned = ownedCopy(holder, await deps.store.get(at.value))
  if (!owned.ok) return owned
  const { id } = at.value
  return ok(copyViewOf(deps, id, await kicked(deps, id, owned.value), deps.clock.now()))
}
