/** The verdict on a licence of ours, as an officer reads it. */
import type { Verdict } from '../../../src/contract/officer'
import { given } from '../../../src/core/given'
import { faceLines } from '../../../src/core/licence/disclosure'
import { LEGAL_BASIS, verdictOf } from '../../../src/core/presentation/verdict'
import type { Instant } from '../../../src/core/time'
import type { OwnedLicence } from '../licences/owned-licence'
import { photoUrl } from '../licences/photo-url'
import { annualReviewLine, integrityAssessmentLine } from '../licences/review-line'

export function verdictFor(verification: string, shown: OwnedLicence, at: Instant): Verdict {
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
