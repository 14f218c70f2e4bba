/** The officer as registered, and whether he is on shift: for the head of his page. */
import type { OfficerMe, Shift } from '../../../src/contract/officer'
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import { ok, type Result } from '../../../src/core/result'
import type { Clock, Store } from '../ports'
import type { Officer } from './actors'
import { shiftKey, shiftOf } from './shift'

export async function officerMe(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  officer: Officer,
): Promise<Result<OfficerMe, Failure>> {
  const record = await store.get(shiftKey(officer.person))
  return ok(describeOfficer(officer, shiftOf(officer.id, record, clock.now())))
}

/** What the phone may know of the officer. */
export function describeOfficer(
  { name, agency, officerNumber, termEnds }: Officer,
  shift: Shift | undefined,
): OfficerMe {
  return { name, agency, officerNumber, ...given({ termEnds, shift: shift && spanOf(shift) }) }
}

function spanOf({ startedAt, endsAt }: Shift): Shift {
  return { startedAt, endsAt }
}
