/** 年审 and 诚信考核: what a review must say. */
import { type CivilDate, parseCivilDate } from '../../time'
import { hasCode } from '../code-tables'
import { inOrder } from './date-order'
import { dateIn } from './face-values'
import type { Facts } from './facts'
import { absentOr, type Rule } from './rule'

const CLAUSE = 'docs/interfaces.md §2'

/** 年审合格 (vehAudit). */
const PASSED = '1'

/** A review may be told late, of years gone by, but not as late as this. */
const OLDEST_PERIOD = 10

export const REVIEW_RULES: readonly Rule<Facts>[] = [
  {
    id: 'ANNUAL_REVIEW_RESULT',
    clause: '运行服务规范 第七条; docs/interfaces.md §2',
    group: 'completeness',
    severity: 'error',
    field: 'result',
    holds: ({ draft: { type, review } }) => type !== 'annualReview' || hasCode('vehAudit', review.result ?? ''),
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
    holds: ({ draft: { type, review } }) =>
      type !== 'integrityAssessment' || hasCode('integrityGrade', review.result ?? ''),
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
    holds: ({ draft: { review } }) => /^(?:19|20)\d\d$/.test(review.period ?? ''),
    message: {
      zh: '考核周期缺失或格式不符，应为四位年份',
      en: 'The review period is missing or malformed; it must be a year of four digits',
    },
  },
  {
    id: 'REVIEW_PERIOD_PLAUSIBLE',
    clause: '运行服务规范 第七条; ours',
    group: 'timeliness',
    severity: 'warning',
    field: 'period',
    holds: ({ occurredOn, draft: { review } }) =>
      occurredOn === undefined || isNear(Number(review.period), Number(occurredOn.slice(0, 4))),
    message: {
      zh: '考核周期与办理时间不符，应为办理当年、次年或此前十年之内',
      en: 'The review period does not fit the time of the act; it should be that year, the next, or one of the ten before',
    },
  },
  {
    id: 'REVIEW_VALID_UNTIL',
    clause: CLAUSE,
    group: 'validity',
    severity: 'error',
    field: 'validUntil',
    holds: ({ draft: { review } }) => absentOr(review.validUntil, (text) => parseCivilDate(text).ok),
    message: {
      zh: '考核有效期截止日期不存在或格式不符，应为真实日期 YYYY-MM-DD',
      en: 'The last day of the review does not exist or is malformed; it must be a real date YYYY-MM-DD',
    },
  },
  {
    id: 'REVIEW_RUNS',
    clause: '运行服务规范 第七条; ours',
    group: 'timeliness',
    severity: 'warning',
    field: 'validUntil',
    holds: (facts) => inOrder(facts.occurredOn, lastDayOf(facts)),
    message: {
      zh: '考核有效期截止日期早于办理日期，应不早于办理当日',
      en: 'The review ends before it was done; its last day should not be before that day',
    },
  },
  {
    id: 'REVIEW_TERM_STATED',
    clause: '道路运输车辆技术管理规定; ours',
    group: 'completeness',
    severity: 'warning',
    field: 'validUntil',
    holds: ({ draft: { type, review } }) =>
      type !== 'annualReview' || review.result !== PASSED || review.validUntil !== undefined,
    message: {
      zh: '年审合格而未写明有效期截止日期，应写明，否则无法提醒下次年审',
      en: 'A passed annual review without its last day; it should be given, or nobody can be told of the next',
    },
  },
  {
    id: 'ANNUAL_REVIEW_OF_VEHICLE',
    clause: '运行服务规范 第七条; ours',
    group: 'validity',
    severity: 'warning',
    field: 'type',
    holds: ({ kind, draft: { type } }) => type !== 'annualReview' || kind?.review !== 'integrityAssessment',
    message: {
      zh: '上报了从业人员或经营者的年度审验；年度审验针对车辆，应为诚信考核',
      en: 'An annual review of a practitioner or operator; vehicles are reviewed, these should be assessed',
    },
  },
  {
    id: 'INTEGRITY_OF_PRACTITIONER',
    clause: '运行服务规范 第七条; ours',
    group: 'validity',
    severity: 'warning',
    field: 'type',
    holds: ({ kind, draft: { type } }) => type !== 'integrityAssessment' || kind?.review !== 'annualReview',
    message: {
      zh: '车辆证件上报了诚信考核；诚信考核针对从业人员，车辆应为年度审验',
      en: 'An integrity assessment of a vehicle; practitioners are assessed, vehicles should have an annual review',
    },
  },
]

function isNear(period: number, year: number): boolean {
  return Number.isNaN(period) || (period <= year + 1 && period >= year - OLDEST_PERIOD)
}

function lastDayOf({ draft: { review } }: Facts): CivilDate | undefined {
  return dateIn(review.validUntil)
}
