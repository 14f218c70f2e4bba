/** 跨省核验 for an officer on shift: another province's verdict, and the record he keeps of it. The holder's record is that province's. */
import type { Verdict } from '../../../src/contract/officer'
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import type { OnlineCode } from '../../../src/core/presentation/code'
import { LEGAL_BASIS } from '../../../src/core/presentation/verdict'
import { ok, type Result } from '../../../src/core/result'
import type { Instant } from '../../../src/core/time'
import type { FieldCipher } from '../ports'
import type { VerificationRecord } from '../records'
import { type AskingElsewhereDeps, askElsewhere, type Elsewhere, verdictElsewhere } from './ask-elsewhere'
import { limitedOfficer } from './limits'
import { REQUEST_TAKEN, sealVerificationText } from './verification-record'
import type { Verification } from './verify'

export interface VerifyingElsewhereDeps extends AskingElsewhereDeps {
  readonly cipher: FieldCipher
}

/** Nothing is told before the officer's record of it is stored. */
export async function verifyElsewhere(
  deps: VerifyingElsewhereDeps,
  check: Verification,
  { code, isRepeat }: { readonly code: OnlineCode; readonly isRepeat: boolean },
): Promise<Result<Verdict, Failure>> {
  const { id, agency, officerNumber, division } = check.officer
  const verification = { requestId: check.id.id, agency, officerNumber, division }
  const asked = await askElsewhere(deps, { code, limited: limitedOfficer(id), isRepeat, verification })
  if (!asked.ok) return asked
  const now = deps.clock.now()
  const verdict = verdictOf(check, asked.value, now)
  const stored = await keep(deps, check, recordOf(deps.cipher, check, verdict, now))
  return stored ? ok(verdict) : REQUEST_TAKEN
}

/** False when the request's id is another code's. */
async function keep(
  { store }: VerifyingElsewhereDeps,
  { id, presentation }: Verification,
  record: VerificationRecord,
): Promise<boolean> {
  if (await store.insert(id, record)) return true
  return (await store.get(id))?.presentation === presentation.id
}

function verdictOf({ id }: Verification, { issuer, told }: Elsewhere, now: Instant): Verdict {
  const { checkedAt, statusAsOf, typeCode, lines, validUntil } = told
  return {
    verification: id.id,
    source: { kind: 'ministry', issuer: issuer.issuer, issuerName: issuer.name },
    ...verdictElsewhere(told, now),
    ...{ checkedAt, statusAsOf, legalBasis: LEGAL_BASIS, typeCode, lines, warnings: [] },
    ...given({ validUntil }),
  }
}

function recordOf(
  cipher: FieldCipher,
  { officer, id, place, presentation }: Verification,
  { typeCode, verdict, reason }: Verdict,
  at: Instant,
): VerificationRecord {
  return {
    ...{ officer: officer.id, at, typeCode, verdict, means: 'ministry', presentation: presentation.id },
    ...given({ reason, place: place ? sealVerificationText(cipher, id.id, 'place', place) : undefined }),
  }
}
