/** Rules on reviews. */

import { TYPE } from '../samples'
import { annualReview, assessment, type Example, licence, review, set } from './example'

export const REVIEW_EXAMPLES: readonly Example[] = [
  {
    rule: 'ANNUAL_REVIEW_RESULT',
    field: 'result',
    of: annualReview,
    what: 'grade AA for a vehicle',
    breaks: review({ result: 'AA' }),
    keeps: review({ result: '2' }),
  },
  {
    rule: 'ANNUAL_REVIEW_RESULT',
    field: 'result',
    of: annualReview,
    what: 'no review at all',
    breaks: set({ review: {} }),
  },
  {
    rule: 'INTEGRITY_GRADE',
    field: 'result',
    of: assessment,
    what: 'grade C',
    breaks: review({ result: 'C' }),
    keeps: review({ result: 'B' }),
  },
  {
    rule: 'REVIEW_PERIOD',
    field: 'period',
    of: assessment,
    what: 'a period of two years',
    breaks: review({ period: '2025-2026' }),
    keeps: review({ period: '2025' }),
  },
  {
    rule: 'REVIEW_PERIOD_PLAUSIBLE',
    field: 'period',
    of: annualReview,
    what: 'the review of a year to come',
    breaks: review({ period: '2028' }),
    keeps: review({ period: '2027' }),
  },
  {
    rule: 'REVIEW_PERIOD_PLAUSIBLE',
    field: 'period',
    of: assessment,
    what: 'the assessment of eleven years ago',
    breaks: review({ period: '2015' }),
    keeps: review({ period: '2016' }),
  },
  {
    rule: 'REVIEW_VALID_UNTIL',
    field: 'validUntil',
    of: annualReview,
    what: 'an end on the 31st of November',
    breaks: review({ validUntil: '2027-11-31' }),
    keeps: review({ validUntil: '2027-11-30' }),
  },
  {
    rule: 'REVIEW_RUNS',
    field: 'validUntil',
    of: annualReview,
    what: 'a review that ended the day before',
    breaks: review({ validUntil: '2026-09-30' }),
    keeps: review({ validUntil: '2026-10-01' }),
  },
  {
    rule: 'REVIEW_TERM_STATED',
    field: 'validUntil',
    of: annualReview,
    what: 'a passed review without an end',
    breaks: set({ review: { result: '1', period: '2026' } }),
    keeps: set({ review: { result: '2', period: '2026' } }),
  },
  {
    rule: 'ANNUAL_REVIEW_OF_VEHICLE',
    field: 'type',
    of: annualReview,
    what: 'an annual review of a driver',
    breaks: licence({ CertificateTypeCode: TYPE.practitioner }),
  },
  {
    rule: 'INTEGRITY_OF_PRACTITIONER',
    field: 'type',
    of: assessment,
    what: 'an integrity assessment of a lorry',
    breaks: licence({ CertificateTypeCode: TYPE.transport }),
  },
]
