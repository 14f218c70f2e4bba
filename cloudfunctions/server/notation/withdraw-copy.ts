/** 撤回加注件: final, and seen by whoever checks the copy from this moment on. Withdrawing again is no second act. */
import type * as v from 'valibot'
import type { CopyView, copyRequest } from '../../../src/contract/copies'
import type { Failure } from '../../../src/core/failure'
import { ok, type Result } from '../../../src/core/result'
import { auditHeadKey, auditWrites } from '../audit/append'
import type { Holder } from '../identity/actors'
import type { Clock, Store } from '../ports'
import type { CopyRecord } from '../records'
import { copyViewOf, type ViewingDeps } from './copy-view'
import { ownedCopy, typedCopyKey } from './owned-copy'

interface WithdrawingDeps extends ViewingDeps {
  readonly store: Store
  readonly clock: Clock
}

export async function withdrawCopy(
  deps: WithdrawingDeps,
  holder: Holder,
  { code }: v.InferOutput<typeof copyRequest>,
): Promise<Result<CopyView, Failure>> {
  const typed = typedCopyKey(code)
  if (!typed.ok) return typed
  const at = typed.value
  // The licence names the trail, so the copy is looked at before the transaction that reads the trail's end.
  const owned = ownedCopy(holder, await deps.store.get(at))
  if (!owned.ok) return owned
  const now = deps.clock.now()
  const { licence } = owned.value
  const withdrawn = await deps.store.transact<CopyRecord, Failure>([at, auditHeadKey(licence)], (read) => {
    const current = ownedCopy(holder, read.get(at))
    if (!current.ok || current.value.withdrawnAt !== undefined) return valueOnly(current)
    const record = withdrawnAt(current.value, now)
    const { holderIndex, typeCode, number } = record
    const facts = { holder: holderIndex, typeCode, outcome: number }
    const audited = auditWrites(read, { licence, at: now, act: 'copyWithdrawn', actor: 'holder', facts })
    return ok({ writes: [{ kind: 'replace', key: at, record }, ...audited], value: record })
  })
  return withdrawn.ok ? ok(copyViewOf(deps, at.id, withdrawn.value, now)) : withdrawn
}

function valueOnly(found: Result<CopyRecord, Failure>) {
  return found.ok ? ok({ writes: [], value: found.value }) : found
}

/** One that is not made yet leaves the queue: whoever has taken it on finds that it is his no longer. */
function withdrawnAt(record: CopyRecord, now: CopyRecord['requestedAt']): CopyRecord {
  return { ...record, withdrawnAt: now, ...(record.fileState === 'queued' ? { fileState: 'failed' } : {}) }
}
