/** 下岗: from now on this phone is told no more than anyone's. */
import type { OfficerMe } from '../../../src/contract/officer'
import type { Failure } from '../../../src/core/failure'
import { ok, type Result } from '../../../src/core/result'
import type { Store } from '../ports'
import type { Officer } from './actors'
import { describeOfficer } from './officer-me'
import { shiftKey } from './shift'

export async function endShift(
  { store }: { readonly store: Store },
  officer: Officer,
): Promise<Result<OfficerMe, Failure>> {
  await store.compareAndRemove(shiftKey(officer.person), {})
  return ok(describeOfficer(officer, undefined))
}
