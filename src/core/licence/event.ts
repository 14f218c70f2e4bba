/** 业务办理事件: what the provincial licensing system says happened to a licence (docs/interfaces.md §2). */

import type { Label } from '../label'
import type { CivilDate, Instant } from '../time'
import type { TypeCode } from './kinds'
import type { LicenceContent } from './licence'

/** Events that carry the whole licence and begin a new version of it. */
export const ISSUING_EVENTS = ['issue', 'amend', 'renew', 'reissue', 'extend'] as const
/** Events that change the legal state. */
export const STATE_EVENTS = ['suspend', 'resume', 'cancel', 'revoke', 'annul'] as const
/** Events that record a review and leave the legal state alone. */
export const REVIEW_EVENTS = ['annualReview', 'integrityAssessment'] as const
export const EVENT_TYPES = [...ISSUING_EVENTS, ...STATE_EVENTS, ...REVIEW_EVENTS] as const

export type IssuingEventType = (typeof ISSUING_EVENTS)[number]
export type StateEventType = (typeof STATE_EVENTS)[number]
export type ReviewEventType = (typeof REVIEW_EVENTS)[number]
export type EventType = (typeof EVENT_TYPES)[number]

const ISSUING: ReadonlySet<string | undefined> = new Set(ISSUING_EVENTS)
const REVIEWS: ReadonlySet<string | undefined> = new Set(REVIEW_EVENTS)

/** Whether a pushed type is one that carries the whole licence. */
export function isIssuingType(type: string | undefined): type is IssuingEventType {
  return ISSUING.has(type)
}

/** Whether a pushed type is a review's. */
export function isReviewType(type: string | undefined): type is ReviewEventType {
  return REVIEWS.has(type)
}

/** An event whose every datum passed the rules. */
export type LicenceEvent = IssuingEvent | StateEvent | ReviewEvent

interface EventBase {
  readonly eventId: string
  readonly occurredAt: Instant
  /** Rises by one per licence, from 1. */
  readonly revision: number
  readonly typeCode: TypeCode
  readonly number: string
}

export interface IssuingEvent extends EventBase {
  readonly type: IssuingEventType
  readonly content: LicenceContent
  /** The identifier the province gave; absent when we are to allocate one. */
  readonly identifier?: string
}

export interface StateEvent extends EventBase {
  readonly type: StateEventType
  readonly reason?: string
}

export interface ReviewEvent extends EventBase {
  readonly type: ReviewEventType
  readonly review: { readonly result: string; readonly period: string; readonly validUntil?: CivilDate }
}

/** Any version and variant of UUID: the id only has to be unique. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Whether `text` can name an event. */
export function isEventId(text: string | undefined): text is string {
  return text !== undefined && UUID.test(text)
}

/** 数据核查 has four sides (运行服务规范 第十一条): 真实性, 完整性, 有效性, 及时性. */
export type RuleGroup = 'truth' | 'completeness' | 'validity' | 'timeliness'

/** 问题: one datum that breaks a rule. `error` rejects the event, `warning` only tells the province. Never carries the value. */
export interface Finding {
  /** Stable id of the rule, such as `HOLDER_CODE_CHECK_DIGIT`. */
  readonly rule: string
  /** The clause or source that demands it. */
  readonly clause: string
  readonly group: RuleGroup
  readonly severity: 'error' | 'warning'
  /** The wire name of the field, such as `CertificateHolderCode`. */
  readonly field: string
  /** What is wrong and what would be right. */
  readonly message: Label
}
