/** 年审 and 诚信考核: what a review must say. */
import { parseCivilDate } from '../../time'
import { hasCode } from '../code-tables'
import type { Draft } from '../draft'
import { isTypeCode, kindOf, type LicenceKind } from '../kinds'
import { absentOr, type Rule } from './rule'

const CLAUSE = 'docs/interfaces.md §2'

export const REVIEW_RULES: readonly Rule<Draft>[] = [
  {
    id: 'ANNUAL_REVIEW_RESULT',
    clause: '运行服务规范 第七条; docs/interfaces.md §2',
    group: 'completeness',
    severity: 'error',
    field: 'result',
    holds: ({ type, review }) => type !== 'annualReview' || hasCode('vehAudit', review.result ?? ''),
    message: {
      zh: '年审结果缺失或未知，应为 0、1、2 之一',
      en: 'The result of the annual review is missing or unknown; it must be 0, 1 or 2',
    },
  },
  {
    id: 'INTEGRITY_GRADE',
    clause: '道路运输驾驶员诚信考核办法; docs/interfaces.md §2',
    group: 'completeness',
    severity: 'error',
    field: 'result',
    holds: ({ type, review }) => type !== 'integrityAssessment' || hasCode('integrityGrade', review.result ?? ''),
    message: {
      zh: '诚信考核等级缺失或未知，应为 AAA、AA、A、B 之一',
      en: 'The integrity grade is missing or unknown; it must be AAA, AA, A or B',
    },
  },
  {
    id: 'REVIEW_PERIOD',
    clause: CLAUSE,
    group: 'completeness',
    severity: 'error',
    field: 'period',
    holds: ({ review }) => /^(?:19|20)\d\d$/.test(review.period ?? ''),
    message: {
      zh: '考核周期缺失或格式不符，应为四位年份',
      en: 'The review period is missing or malformed; it must be a year of four digits',
    },
  },
  {
    id: 'REVIEW_VALID_UNTIL',
    clause: CLAUSE,
    group: 'validity',
    severity: 'error',
    field: 'validUntil',
    holds: ({ review }) => absentOr(review.validUntil, (text) => parseCivilDate(text).ok),
    message: {
      zh: '考核有效期截止日期不存在或格式不符，应为真实日期 YYYY-MM-DD',
      en: 'The last day of the review does not exist or is malformed; it must be a real date YYYY-MM-DD',
    },
  },
  {
    id: 'ANNUAL_REVIEW_OF_VEHICLE',
    clause: '运行服务规范 第七条; ours',
    group: 'validity',
    severity: 'warning',
    field: 'type',
    holds: ({ type, licence }) => type !== 'annualReview' || reviewOf(licence.typeCode) !== 'integrityAssessment',
    message: {
      zh: '从业人员或业户的证件上报了年度审验；年度审验针对车辆，人员和业户应为诚信考核',
      en: 'An annual review of a person or operator; vehicles are reviewed, people and operators should have an integrity assessment',
    },
  },
  {
    id: 'INTEGRITY_OF_PRACTITIONER',
    clause: '运行服务规范 第七条; ours',
    group: 'validity',
    severity: 'warning',
    field: 'type',
    holds: ({ type, licence }) => type !== 'integrityAssessment' || reviewOf(licence.typeCode) !== 'annualReview',
    message: {
      zh: '车辆证件上报了诚信考核；诚信考核针对从业人员和业户，车辆应为年度审验',
      en: 'An integrity assessment of a vehicle; people and operators are assessed, vehicles should have an annual review',
    },
  },
]

function reviewOf(typeCode = ''): LicenceKind['review'] | undefined {
  return isTypeCode(typeCode) ? kindOf(typeCode).review : undefined
}
