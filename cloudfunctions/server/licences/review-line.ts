/** 年审 and 诚信考核 in words. */
import type { ReviewLine } from '../../../src/contract/licence'
import { given } from '../../../src/core/given'
import { codeText, same } from '../../../src/core/licence/face-value'
import type { Licence } from '../../../src/core/licence/licence'

export function annualReviewLine({ annualReview: review }: Licence): ReviewLine | undefined {
  return review && { result: codeText('vehAudit', review.result), ...termOf(review) }
}

/** Grades are letters and read the same in both languages. */
export function integrityAssessmentLine({ integrityAssessment: review }: Licence): ReviewLine | undefined {
  return review && { result: same(review.result), ...termOf(review) }
}

function termOf({ period, validUntil }: NonNullable<Licence['annualReview']>): Omit<ReviewLine, 'result'> {
  return { period, ...given({ validUntil }) }
}
