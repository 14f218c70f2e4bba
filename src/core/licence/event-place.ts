/** 事件所指: which licence an event speaks of and which place it takes there, as far as that can be read; the rest of it may be wrong. */
import { given } from '../given'
import { readDraft } from './draft'
import { EVENT_TYPES, type EventType, isEventId } from './event'
import { isTypeCode, type TypeCode } from './kinds'

export interface EventPlace {
  /** Absent when it is no UUID. */
  readonly eventId?: string
  readonly type?: EventType
  readonly typeCode?: TypeCode
  /** 证照编号. A citizen number as often as not. */
  readonly number?: string
  readonly revision?: number
}

/** Reads any JSON value. Never throws. */
export function placeOf(raw: unknown): EventPlace {
  const { type, revision, licence } = readDraft(raw).draft
  const { typeCode, number } = licence
  return given({
    eventId: eventIdOf(raw),
    type: EVENT_TYPES.find((known) => known === type),
    typeCode: typeCode !== undefined && isTypeCode(typeCode) ? typeCode : undefined,
    number: number === '' ? undefined : number,
    revision: Number.isSafeInteger(revision) ? revision : undefined,
  })
}

/** From the value itself: one that is nested too deeply for a draft may still have a good id. */
function eventIdOf(raw: unknown): string | undefined {
  if (typeof raw !== 'object' || raw === null || !Object.hasOwn(raw, 'eventId')) return undefined
  const { eventId } = raw as { readonly eventId: unknown }
  return typeof eventId === 'string' && isEventId(eventId) ? eventId : undefined
}
