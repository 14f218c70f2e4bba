/** 省级许可系统: the verified caller of the issuance function. */
import type { Failure } from '../../../src/core/failure'
import { ok, type Result } from '../../../src/core/result'

export interface Province {
  /** The registered key the request was signed with. */
  readonly keyId: string
}

/** Only the province's keys are registered, so whoever signed is the province. */
export async function asProvince(_deps: unknown, keyId: string): Promise<Result<Province, Failure>> {
  return ok({ keyId })
}
