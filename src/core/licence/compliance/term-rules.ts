/** 有效期与颁发日期: the dates of a licence in their order. */
import { METADATA } from '../metadata'
import { inOrder } from './date-order'
import type { Facts } from './facts'
import type { Rule } from './rule'

export const TERM_RULES: readonly Rule<Facts>[] = [
  {
    id: 'TERM_ORDERED',
    clause: 'GB/T 36903-2018',
    group: 'validity',
    severity: 'error',
    field: METADATA.validUntil.name,
    holds: ({ validFrom, validUntil }) => inOrder(validFrom, validUntil),
    message: {
      zh: '有效期截止日期早于起始日期，应不早于起始日期',
      en: 'The term ends before it begins; its last day must not be before its first',
    },
  },
  {
    id: 'TERM_STATED',
    clause: 'JT/T 1290/1291/1292-2019 照面; ours',
    group: 'completeness',
    severity: 'warning',
    field: METADATA.validUntil.name,
    holds: ({ draft }) => draft.licence.validUntil !== undefined,
    message: {
      zh: '未写明有效期截止日期，按长期有效处理；有期限的应写明',
      en: 'The term has no last day and is taken as unlimited; a limited one should say it',
    },
  },
  {
    id: 'TERM_BEGINS',
    clause: 'JT/T 1290/1291/1292-2019 照面; ours',
    group: 'completeness',
    severity: 'warning',
    field: METADATA.validFrom.name,
    holds: ({ draft }) => draft.licence.validFrom !== undefined,
    message: {
      zh: '未写明有效期起始日期，按已生效处理，应写明',
      en: 'The term has no first day and is taken as begun; it should say it',
    },
  },
  {
    id: 'TERM_RUNS',
    clause: '运行服务规范 第七条; ours',
    group: 'timeliness',
    severity: 'warning',
    field: METADATA.validUntil.name,
    holds: ({ occurredOn, validUntil }) => inOrder(occurredOn, validUntil),
    message: {
      zh: '办理时有效期已过，新制发的证照应仍在有效期内',
      en: 'The term was over when the licence was issued; a licence just issued should still run',
    },
  },
  {
    id: 'ISSUED_BEFORE_END',
    clause: 'GB/T 36903-2018; ours',
    group: 'validity',
    severity: 'warning',
    field: METADATA.issuedOn.name,
    holds: ({ issuedOn, validUntil }) => inOrder(issuedOn, validUntil),
    message: {
      zh: '颁发日期晚于有效期截止日期，应不晚于截止日期',
      en: 'Issued after the last day of the term; the issue date should not be later than it',
    },
  },
  {
    id: 'ISSUED_BEFORE_EVENT',
    clause: '运行服务规范 第七条; ours',
    group: 'timeliness',
    severity: 'warning',
    field: METADATA.issuedOn.name,
    holds: ({ issuedOn, occurredOn }) => inOrder(issuedOn, occurredOn),
    message: {
      zh: '颁发日期晚于业务办理日期，应不晚于办理当日',
      en: 'Issued after the day of the act; the issue date should not be later than that day',
    },
  },
]
