/** The event itself, whatever kind it is: who it is, when, which licence. */
import { epochOf, type Instant } from '../../time'
import { EVENT_TYPES, isEventId, isReviewType } from '../event'
import { METADATA } from '../metadata'
import type { Facts } from './facts'
import { absentOr, type Rule } from './rule'

const CLAUSE = 'docs/interfaces.md §2'

/** RFC 9562: versions 1 to 8 of its own variant. The nil UUID, and made-up digits, are not. */
const UUID_VERSION = /^.{14}[1-8].{4}[89ab]/i

/** How far the province's clock may run ahead of ours. */
const CLOCK_SKEW_MS = 5 * 60_000

/** 同步更新: an act of the day is told by the same time of the next. */
const TIMELY_MS = 24 * 3_600_000

/** No provincial system kept electronic records of licences before. */
const FIRST_YEAR = '2000'

/** Far above any licence's life; below it a number is exact. */
const LAST_REVISION = 1_000_000

/** For people, who read it on a phone. */
const REASON_MAX = 500

/** Acts against the holder or that end the licence: he may ask why. `resume` needs no reason. */
const REASONED: ReadonlySet<string | undefined> = new Set(['suspend', 'cancel', 'revoke', 'annul'])

const TYPES: ReadonlySet<string | undefined> = new Set(EVENT_TYPES)

export const EVENT_RULES: readonly Rule<Facts>[] = [
  {
    id: 'EVENT_ID',
    clause: CLAUSE,
    group: 'completeness',
    severity: 'error',
    field: 'eventId',
    holds: ({ draft: { eventId } }) => isEventId(eventId),
    message: {
      zh: '事件标识缺失或不是 UUID，应为 8-4-4-4-12 位十六进制数',
      en: 'The event id is missing or no UUID; it must be 8-4-4-4-12 hexadecimal digits',
    },
  },
  {
    id: 'EVENT_ID_VERSION',
    clause: 'RFC 9562; ours',
    group: 'validity',
    severity: 'warning',
    field: 'eventId',
    holds: ({ draft: { eventId } }) => !isEventId(eventId) || UUID_VERSION.test(eventId),
    message: {
      zh: '事件标识不是规范生成的 UUID，应按 RFC 9562 版本 1 至 8 生成',
      en: 'The event id is a UUID of no version; it should be made as RFC 9562 says, version 1 to 8',
    },
  },
  {
    id: 'EVENT_TYPE',
    clause: CLAUSE,
    group: 'completeness',
    severity: 'error',
    field: 'type',
    holds: ({ draft: { type } }) => TYPES.has(type),
    message: {
      zh: '业务办理类型缺失或未约定，应为约定的十二种之一',
      en: 'The event type is missing or not agreed on; it must be one of the twelve agreed types',
    },
  },
  {
    id: 'OCCURRED_AT',
    clause: 'GB/T 7408-2005; docs/interfaces.md',
    group: 'completeness',
    severity: 'error',
    field: 'occurredAt',
    holds: ({ occurredAt }) => occurredAt !== undefined,
    message: {
      zh: '发生时间缺失或格式不符，应为带时区的 ISO 8601 时间',
      en: 'The time of the act is missing or malformed; it must be an ISO 8601 time with an offset',
    },
  },
  {
    id: 'OCCURRED_AT_FUTURE',
    clause: '运行服务规范 第七条; ours',
    group: 'timeliness',
    severity: 'error',
    field: 'occurredAt',
    holds: ({ occurredAt }, now) =>
      absentOr(occurredAt, (instant) => instant <= now || lateness(instant, now) >= -CLOCK_SKEW_MS),
    message: {
      zh: '发生时间晚于当前时间五分钟以上，应为实际办理的时间',
      en: 'The time of the act is more than five minutes ahead; it must be the time at which it was done',
    },
  },
  {
    id: 'PUSH_TIMELY',
    clause: '运行服务规范 第七条、第十一条; ours',
    group: 'timeliness',
    severity: 'warning',
    field: 'occurredAt',
    holds: ({ occurredAt }, now) => absentOr(occurredAt, (instant) => lateness(instant, now) <= TIMELY_MS),
    message: {
      zh: '业务办理超过 24 小时才上报，应随办随报',
      en: 'Told more than 24 hours after the act; it should be told as it is done',
    },
  },
  {
    id: 'OCCURRED_AT_PLAUSIBLE',
    clause: 'ours',
    group: 'truth',
    severity: 'warning',
    field: 'occurredAt',
    holds: ({ occurredAt }) => absentOr(occurredAt, (instant) => instant >= FIRST_YEAR),
    message: {
      zh: '发生时间早于 2000 年，应为实际办理的时间',
      en: 'The time of the act is before the year 2000; it should be the time at which it was done',
    },
  },
  {
    id: 'REVISION',
    clause: CLAUSE,
    group: 'completeness',
    severity: 'error',
    field: 'revision',
    holds: ({ draft: { revision = 0 } }) => Number.isInteger(revision) && revision >= 1 && revision <= LAST_REVISION,
    message: {
      zh: '修订号缺失或超出范围，应为 1 至 1000000 的整数',
      en: 'The revision is missing or out of range; it must be an integer from 1 to 1000000',
    },
  },
  {
    id: 'TYPE_CODE',
    clause: 'JT/T 1290/1291/1292-2019; GB/T 36903-2018',
    group: 'completeness',
    severity: 'error',
    field: METADATA.typeCode.name,
    holds: ({ kind }) => kind !== undefined,
    message: {
      zh: '证照类型代码缺失或未知，应为三类九证的代码之一',
      en: 'The licence type code is missing or unknown; it must be one of the nine type codes',
    },
  },
  {
    id: 'NUMBER',
    clause: 'GB/T 36903-2018; ours',
    group: 'completeness',
    severity: 'error',
    field: METADATA.number.name,
    holds: ({ draft }) => isNumber(draft.licence.number),
    message: {
      zh: '证照编号缺失、过长或含空白，应为不含空白且不超过 128 个字符的编号',
      en: 'The licence number is missing, too long or holds blanks; it must be at most 128 characters without blanks',
    },
  },
  {
    id: 'REASON_LENGTH',
    clause: CLAUSE,
    group: 'validity',
    severity: 'error',
    field: 'reason',
    holds: ({ draft: { reason = '' } }) => reason.length <= REASON_MAX,
    message: {
      zh: '原因过长，应不超过 500 字',
      en: 'The reason is too long; it must be at most 500 characters',
    },
  },
  {
    id: 'REASON_GIVEN',
    clause: '行政处罚法 第四十四条; 行政许可法 第六十九条、第七十条; ours',
    group: 'completeness',
    severity: 'warning',
    field: 'reason',
    holds: ({ draft: { type, reason = '' } }) => !REASONED.has(type) || reason.trim() !== '',
    message: {
      zh: '暂扣、注销、吊销、撤销未写明原因，应写明，持证人有权知道',
      en: 'Suspended, cancelled, revoked or annulled without a reason; it should be given, the holder may ask why',
    },
  },
  {
    id: 'REASON_UNEXPECTED',
    clause: CLAUSE,
    group: 'validity',
    severity: 'warning',
    field: 'reason',
    holds: ({ draft: { type, reason } }) => reason === undefined || REASONED.has(type) || type === 'resume',
    message: {
      zh: '该类事件不应带原因，已忽略；只有改变状态的事件才有',
      en: 'This type of event takes no reason, which was ignored; only those that change the state do',
    },
  },
  {
    id: 'REVIEW_UNEXPECTED',
    clause: CLAUSE,
    group: 'validity',
    severity: 'warning',
    field: 'review',
    holds: ({ draft: { type, hasReview } }) => !hasReview || isReviewType(type),
    message: {
      zh: '该类事件不应带考核结果，已忽略；只有年审和诚信考核事件才有',
      en: 'This type of event takes no review, which was ignored; only annual reviews and integrity assessments do',
    },
  },
]

/** Milliseconds from the act to now; negative when it lies ahead. */
function lateness(occurredAt: Instant, now: Instant): number {
  return epochOf(now) - epochOf(occurredAt)
}

function isNumber(text = ''): boolean {
  return /^\S+$/.test(text) && text.length <= METADATA.number.max
}
