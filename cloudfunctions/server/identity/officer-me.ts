/** The officer as registered, for the head of his page. */
import type { OfficerMe } from '../../../src/contract/officer'
import type { Failure } from '../../../src/core/failure'
import { ok, type Result } from '../../../src/core/result'
import type { Officer } from './actors'

export async function officerMe(
  _deps: unknown,
  { name, agency, officerNumber }: Officer,
): Promise<Result<OfficerMe, Failure>> {
  return ok({ name, agency, officerNumber })
}
