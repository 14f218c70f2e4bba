/** 上岗: an officer proves once for a shift that it is he who has the phone, with a one-time code of the identity provider. */
import type * as v from 'valibot'
import type { OfficerMe, startShiftRequest } from '../../../src/contract/officer'
import type { Failure } from '../../../src/core/failure'
import { ok, type Result, refuse } from '../../../src/core/result'
import type { KeyedIndex } from '../ports'
import type { Officer } from './actors'
import { officerIdOf } from './officer-id'
import { describeOfficer } from './officer-me'
import { type RedeemingDeps, redeem } from './redeem'
import { newShift, shiftKey } from './shift'

export interface ShiftDeps extends RedeemingDeps {
  readonly index: KeyedIndex
}

export async function startShift(
  deps: ShiftDeps,
  officer: Officer,
  { code }: v.InferOutput<typeof startShiftRequest>,
): Promise<Result<OfficerMe, Failure>> {
  const identity = await redeem(deps, officer, code)
  if (!identity.ok) return identity
  if (officerIdOf(deps.index, identity.value.code) !== officer.id) return refuse({ code: 'SHIFT_PERSON_OTHER' })
  const record = newShift(officer.id, deps.clock.now())
  const id = shiftKey(officer.person)
  const stored = await deps.store.transact<undefined, Failure>([id], (read) =>
    ok({ writes: [{ kind: read.get(id) ? 'replace' : 'insert', key: id, record }], value: undefined }),
  )
  return stored.ok ? ok(describeOfficer(officer, record)) : stored
}
