/** The event itself, whatever kind it is: who it is, when, which licence. */
import { after, parseInstant } from '../../time'
import type { Draft } from '../draft'
import { EVENT_TYPES, REVIEW_EVENTS } from '../event'
import { isTypeCode } from '../kinds'
import { METADATA } from '../metadata'
import { absentOr, type Rule } from './rule'

const CLAUSE = 'docs/interfaces.md §2'

/** Any version and variant: the identifier only has to be unique. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

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
    severity: 'error',
    field: 'eventId',
    holds: ({ eventId }) => UUID.test(eventId ?? ''),
    message: '事件标识缺失或不是 UUID',
  },
  {
    id: 'EVENT_TYPE',
    clause: CLAUSE,
    severity: 'error',
    field: 'type',
    holds: ({ type }) => (EVENT_TYPES as readonly string[]).includes(type ?? ''),
    message: '业务办理类型缺失或不在约定的十二种之内',
  },
  {
    id: 'OCCURRED_AT',
    clause: 'GB/T 7408-2005; docs/interfaces.md',
    severity: 'error',
    field: 'occurredAt',
    holds: ({ occurredAt }) => parseInstant(occurredAt ?? '').ok,
    message: '发生时间缺失，或不是带时区的 ISO 8601 时间',
  },
  {
    id: 'OCCURRED_AT_FUTURE',
    clause: '运行服务规范 第七条; ours',
    severity: 'error',
    field: 'occurredAt',
    holds: ({ occurredAt = '' }, now) => {
      const instant = parseInstant(occurredAt)
      return !instant.ok || instant.value <= after(now, CLOCK_SKEW_MS)
    },
    message: '发生时间晚于当前时间五分钟以上',
  },
  {
    id: 'REVISION',
    clause: CLAUSE,
    severity: 'error',
    field: 'revision',
    holds: ({ revision = 0 }) => Number.isInteger(revision) && revision >= 1 && revision <= LAST_REVISION,
    message: '修订号缺失，或不是 1 至 1000000 的整数',
  },
  {
    id: 'TYPE_CODE',
    clause: 'JT/T 1290/1291/1292-2019; GB/T 36903-2018',
    severity: 'error',
    field: METADATA.typeCode.name,
    holds: ({ licence }) => isTypeCode(licence.typeCode ?? ''),
    message: '证照类型代码缺失，或不是三类九证之一',
  },
  {
    id: 'NUMBER',
    clause: 'GB/T 36903-2018; ours',
    severity: 'error',
    field: METADATA.number.name,
    holds: ({ licence: { number = '' } }) => /^\S+$/.test(number) && number.length <= METADATA.number.max,
    message: '证照编号缺失、过长或含空白',
  },
  {
    id: 'REASON_LENGTH',
    clause: CLAUSE,
    severity: 'error',
    field: 'reason',
    holds: ({ reason }) => absentOr(reason, (text) => text.length <= REASON_MAX),
    message: '原因过长，最多 500 字',
  },
  {
    id: 'REVIEW_UNEXPECTED',
    clause: CLAUSE,
    severity: 'warning',
    field: 'review',
    holds: ({ type, hasReview }) => !hasReview || (REVIEW_EVENTS as readonly string[]).includes(type ?? ''),
    message: '只有年审和诚信考核事件才有考核结果，已忽略',
  },
]
