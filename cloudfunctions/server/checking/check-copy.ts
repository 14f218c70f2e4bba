/** 加注件查验: what anyone is told who has a copy's code. Neither whose licence it is nor what for: that stands on the copy. */
import type * as v from 'valibot'
import type { CopyCheck, checkCopyRequest } from '../../../src/contract/copies'
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import { readCopyCode } from '../../../src/core/notation/copy-code'
import { ok, type Result, refuse } from '../../../src/core/result'
import { copyFilesOf } from '../notation/copy-view'
import { copyKey } from '../notation/owned-copy'
import type { Clock, Store } from '../ports'
import { standingOfCopy } from './standing'

export interface CheckingDeps {
  readonly store: Store
  readonly clock: Clock
}

export async function checkCopy(
  { store, clock }: CheckingDeps,
  _anyone: unknown,
  { code: typed }: v.InferOutput<typeof checkCopyRequest>,
): Promise<Result<CopyCheck, Failure>> {
  const code = readCopyCode(typed)
  if (!code.ok) return refuse({ code: code.failure })
  const record = await store.get(copyKey(code.value))
  // One that was never made is nobody's business but its holder's.
  const state = record && (await standingOfCopy(store, record, clock.now()))
  if (!record?.madeAt || !state) return refuse({ code: 'COPY_NOT_FOUND' })
  const { number, madeAt, until, withdrawnAt } = record
  return ok({ code: code.value, number, state, madeAt, until, ...given({ withdrawnAt }), files: copyFilesOf(record) })
}
