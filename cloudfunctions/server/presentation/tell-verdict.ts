/** Works out the verdict for a claimed code, commits it with its audit event, and answers with what was committed. */
import type { Verdict } from '../../../src/contract/officer'
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import { faceLines } from '../../../src/core/licence/disclosure'
import { LEGAL_BASIS, verdictOf } from '../../../src/core/presentation/verdict'
import { ok, type Result } from '../../../src/core/result'
import type { Instant } from '../../../src/core/time'
import { auditHeadKey, auditWrites, factsOf } from '../audit/append'
import { type OwnedLicence, ownershipKeys, withActivation } from '../licences/owned-licence'
import { photoUrl } from '../licences/photo-url'
import { annualReviewLine, integrityAssessmentLine } from '../licences/review-line'
import { type Decision, type FieldCipher, type Place, probablyAbsent, type Snapshot } from '../ports'
import type { Index, PresentationRecord, Records, VerificationRecord } from '../records'
import { officerFacts } from './officer-facts'
import { REQUEST_TAKEN, sealVerificationText } from './verification-record'
import type { Verification, VerifyingDeps } from './verify'

export function tellVerdict(
  { store, cipher }: VerifyingDeps,
  verification: Verification,
  licence: Index,
): Promise<Result<Verdict, Failure>> {
  const { presentation, id } = verification
  const keys = [presentation, ...ownershipKeys(licence), auditHeadKey(licence), probablyAbsent(id)]
  return store.transact<Verdict, Failure>(keys, (read) => decideVerdict(cipher, verification, licence, read))
}

function decideVerdict(
  cipher: FieldCipher,
  verification: Verification,
  licence: Index,
  read: Snapshot<Records>,
): Result<Decision<Records, Verdict>, Failure> {
  const { presentation, officer, id } = verification
  const claimed = read.get(presentation)
  if (!claimed?.usedAt) throw new Error('the code is not claimed')
  const place = answerPlace(presentation.id)
  if (claimed.answer) return ok({ writes: [], value: JSON.parse(cipher.open(place, claimed.answer)) as Verdict })
  if (read.get(id)) return REQUEST_TAKEN
  const shown = shownLicence(cipher, licence, read)
  const verdict = verdictFor(id.id, shown, claimed.usedAt)
  const facts = {
    ...factsOf(shown.record),
    ...officerFacts(cipher, verification, licence),
    ...{ outcome: verdict.verdict, verification: id.id, seen: 'face' as const },
  }
  const answered: PresentationRecord = { ...claimed, answer: cipher.seal(place, JSON.stringify(verdict)) }
  return ok({
    writes: [
      { kind: 'replace', key: presentation, record: answered },
      { kind: 'insert', key: id, record: recordOf(cipher, verification, licence, verdict) },
      ...auditWrites(read, { licence, at: claimed.usedAt, act: 'verified', actor: officer.id, facts }),
    ],
    value: verdict,
  })
}

function recordOf(
  cipher: FieldCipher,
  { officer, id, place }: Verification,
  licence: Index,
  { checkedAt, typeCode, verdict, reason }: Verdict,
): VerificationRecord {
  return {
    ...{ officer: officer.id, at: checkedAt, typeCode, verdict, means: 'online', licence },
    ...given({ reason, place: place ? sealVerificationText(cipher, id.id, 'place', place) : undefined }),
  }
}

function shownLicence(cipher: FieldCipher, id: Index, read: Snapshot<Records>): OwnedLicence {
  const [licenceKey, activationKey] = ownershipKeys(id)
  const record = read.get(licenceKey)
  if (!record) throw new Error('a presentation names a licence that is not stored')
  return withActivation(cipher, id, record, read.get(activationKey))
}

/** `at` is when the code was claimed: a repeat after a crash judges that moment. */
function verdictFor(verification: string, shown: OwnedLicence, at: Instant): Verdict {
  const { licence, record } = shown
  const { verdict, reason, warnings } = verdictOf(shown, at)
  const { typeCode, state, stateSince, stateReason, validUntil } = licence
  return {
    verification,
    source: { kind: 'province' },
    verdict,
    checkedAt: at,
    statusAsOf: record.mirroredAt,
    legalBasis: LEGAL_BASIS,
    typeCode,
    lines: faceLines(licence, 'officer'),
    warnings,
    ...given({
      reason,
      validUntil,
      // A state that only the calendar brought about has no act and no reason of the authority.
      stateSince: state === reason ? stateSince : undefined,
      stateReason: state === reason ? stateReason : undefined,
      annualReview: annualReviewLine(licence),
      integrityAssessment: integrityAssessmentLine(licence),
      photo: photoUrl(licence),
    }),
  }
}

function answerPlace(id: string): Place {
  return { collection: 'presentations', id, field: 'answer' }
}
