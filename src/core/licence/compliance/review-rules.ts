/** 年审 and 诚信考核: what a review must say. */
import { parseCivilDate } from '../../time'
import { hasCode } from '../code-tables'
import type { Draft } from '../draft'
import { isTypeCode, kindOf, type LicenceCategory } from '../kinds'
import { absentOr, type Rule } from './rule'

const CLAUSE = 'docs/interfaces.md §2'

export const REVIEW_RULES: readonly Rule<Draft>[] = [
  {
    id: 'ANNUAL_REVIEW_RESULT',
    clause: '运行服务规范 第七条; docs/interfaces.md §2',
    severity: 'error',
    field: 'result',
    holds: ({ type, review }) => type !== 'annualReview' || hasCode('vehAudit', review.result ?? ''),
    message: '年审结果缺失，或不是 0、1、2 之一',
  },
  {
    id: 'INTEGRITY_GRADE',
    clause: '道路运输驾驶员诚信考核办法; docs/interfaces.md §2',
    severity: 'error',
    field: 'result',
    holds: ({ type, review }) => type !== 'integrityAssessment' || hasCode('integrityGrade', review.result ?? ''),
    message: '诚信考核等级缺失，或不是 AAA、AA、A、B 之一',
  },
  {
    id: 'REVIEW_PERIOD',
    clause: CLAUSE,
    severity: 'error',
    field: 'period',
    holds: ({ review }) => /^(?:19|20)\d\d$/.test(review.period ?? ''),
    message: '考核周期缺失，或不是四位年份',
  },
  {
    id: 'REVIEW_VALID_UNTIL',
    clause: CLAUSE,
    severity: 'error',
    field: 'validUntil',
    holds: ({ review }) => absentOr(review.validUntil, (text) => parseCivilDate(text).ok),
    message: '有效期至应为真实存在的日期，格式 YYYY-MM-DD',
  },
  {
    id: 'ANNUAL_REVIEW_OF_VEHICLE',
    clause: '运行服务规范 第七条; ours',
    severity: 'warning',
    field: 'type',
    holds: ({ type, licence }) => type !== 'annualReview' || categoryOf(licence.typeCode) !== 'practitioner',
    message: '年度审验针对车辆，从业人员应为诚信考核',
  },
  {
    id: 'INTEGRITY_OF_PRACTITIONER',
    clause: '运行服务规范 第七条; ours',
    severity: 'warning',
    field: 'type',
    holds: ({ type, licence }) => type !== 'integrityAssessment' || categoryOf(licence.typeCode) !== 'transport',
    message: '诚信考核针对从业人员，车辆应为年度审验',
  },
]

function categoryOf(typeCode = ''): LicenceCategory | undefined {
  return isTypeCode(typeCode) ? kindOf(typeCode).category : undefined
}
