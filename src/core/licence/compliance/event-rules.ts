/** The event itself, whatever kind it is: who it is, when, which licence. */
import { after, parseInstant } from '../../time'
import type { Draft } from '../draft'
import { EVENT_TYPES, isEventId, REVIEW_EVENTS } from '../event'
import { isTypeCode } from '../kinds'
import { METADATA } from '../metadata'
import { absentOr, type Rule } from './rule'

const CLAUSE = 'docs/interfaces.md §2'

/** How far the province's clock may run ahead of ours. */
const CLOCK_SKEW_MS = 5 * 60_000

/** Far above any licence's life; below it a number is exact. */
const LAST_REVISION = 1_000_000

/** For people, who read it on a phone. */
const REASON_MAX = 500

export const EVENT_RULES: readonly Rule<Draft>[] = [
  {
    id: 'EVENT_ID',
    clause: CLAUSE,
    group: 'completeness',
    severity: 'error',
    field: 'eventId',
    holds: ({ eventId }) => isEventId(eventId),
    message: {
      zh: '事件标识缺失或不是 UUID，应为 8-4-4-4-12 位十六进制数',
      en: 'The event id is missing or no UUID; it must be 8-4-4-4-12 hexadecimal digits',
    },
  },
  {
    id: 'EVENT_TYPE',
    clause: CLAUSE,
    group: 'completeness',
    severity: 'error',
    field: 'type',
    holds: ({ type }) => (EVENT_TYPES as readonly string[]).includes(type ?? ''),
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
    holds: ({ occurredAt }) => parseInstant(occurredAt ?? '').ok,
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
    holds: ({ occurredAt = '' }, now) => {
      const instant = parseInstant(occurredAt)
      return !instant.ok || instant.value <= after(now, CLOCK_SKEW_MS)
    },
    message: {
      zh: '发生时间晚于当前时间五分钟以上，应为实际办理的时间',
      en: 'The time of the act is more than five minutes ahead; it must be the time at which it was done',
    },
  },
  {
    id: 'REVISION',
    clause: CLAUSE,
    group: 'completeness',
    severity: 'error',
    field: 'revision',
    holds: ({ revision = 0 }) => Number.isInteger(revision) && revision >= 1 && revision <= LAST_REVISION,
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
    holds: ({ licence }) => isTypeCode(licence.typeCode ?? ''),
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
    holds: ({ licence: { number = '' } }) => /^\S+$/.test(number) && number.length <= METADATA.number.max,
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
    holds: ({ reason }) => absentOr(reason, (text) => text.length <= REASON_MAX),
    message: { zh: '原因过长，应不超过 500 字', en: 'The reason is too long; it must be at most 500 characters' },
  },
  {
    id: 'REVIEW_UNEXPECTED',
    clause: CLAUSE,
    group: 'validity',
    severity: 'warning',
    field: 'review',
    holds: ({ type, hasReview }) => !hasReview || (REVIEW_EVENTS as readonly string[]).includes(type ?? ''),
    message: {
      zh: '该类事件不应带考核结果，已忽略；只有年审和诚信考核事件才有',
      en: 'This type of event takes no review, which was ignored; only annual reviews and integrity assessments do',
    },
  },
]
