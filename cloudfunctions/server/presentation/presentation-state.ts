/** What became of a code that this phone shows. Another phone's code is as unknown as one that never was. */
import type * as v from 'valibot'
import type { PresentationState, presentationRequest } from '../../../src/contract/holder'
import type { Failure } from '../../../src/core/failure'
import { readCode } from '../../../src/core/presentation/code'
import { ok, type Result, refuse } from '../../../src/core/result'
import type { Instant } from '../../../src/core/time'
import type { Holder } from '../identity/actors'
import type { Clock, Store } from '../ports'
import type { PresentationRecord } from '../records'
import { presentationKey } from './present'

export async function presentationState(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  { person }: Holder,
  { code }: v.InferOutput<typeof presentationRequest>,
): Promise<Result<PresentationState, Failure>> {
  const read = readCode(code)
  if (!read.ok) return refuse({ code: read.failure })
  const record = await store.get(presentationKey(read.value.token))
  if (record?.person !== person) return refuse({ code: 'CODE_UNKNOWN' })
  return ok(stateOf(record, clock.now()))
}

function stateOf({ state, usedAt, agency, expiresAt }: PresentationRecord, now: Instant): PresentationState {
  if (state === 'used' && usedAt) return { state, at: usedAt, agency: agency ?? '' }
  return { state: now > expiresAt ? 'expired' : 'waiting' }
}
