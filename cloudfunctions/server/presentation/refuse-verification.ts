/** A code that was shown before or too late. The holder learns of the attempt; the officer learns nothing about the licence. */
import type { Failure, FailureOf } from '../../../src/core/failure'
import { ok, type Result, refuse } from '../../../src/core/result'
import { auditHeadKey, auditWrites, factsOf } from '../audit/append'
import { key } from '../ports'
import type { PresentationRecord } from '../records'
import { officerFacts } from './officer-facts'
import type { Verification, VerifyingDeps } from './verify'

export async function refuseVerification(
  { store, cipher }: VerifyingDeps,
  verification: Verification,
  { licence }: PresentationRecord,
  code: FailureOf<'CODE_USED' | 'CODE_EXPIRED'>['code'],
): Promise<Result<never, Failure>> {
  const id = key('licences', licence)
  const audited = await store.transact<undefined, Failure>([id, auditHeadKey(licence)], (read) => {
    const record = read.get(id)
    if (!record) throw new Error('a presentation names a licence that is not stored')
    const facts = { ...factsOf(record), ...officerFacts(cipher, verification, licence), outcome: code }
    const note = { licence, at: verification.now, act: 'verifyRefused', actor: verification.officer.id, facts } as const
    return ok({ writes: auditWrites(read, note), value: undefined })
  })
  return audited.ok ? refuse({ code }) : audited
}
