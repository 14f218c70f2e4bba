/** 读取: a pushed event as it came, what the rules of today say of it, and where it belongs as far as that can be read. */
import type { DecodesPhoto } from '../../../src/core/licence/compliance/photo-rules'
import type { LicenceEvent } from '../../../src/core/licence/event'
import { type EventPlace, placeOf } from '../../../src/core/licence/event-place'
import { type ReadEvent, readEvent } from '../../../src/core/licence/read-event'
import { licenceIdOf } from '../licences/sealed-licence'
import type { Clock, KeyedIndex } from '../ports'
import type { Index } from '../records'
import { guarded, type Poisoned } from './internal-fault'

export interface ReadingDeps {
  readonly clock: Clock
  readonly index: KeyedIndex
  readonly decodesPhoto: DecodesPhoto
}

export interface Reading extends ReadEvent {
  readonly raw: unknown
  readonly place: EventPlace
  /** Whose event it is; absent when type code or number cannot be read. */
  readonly licence?: Index
  /** The reading itself failed: a fault of ours, met by this event. */
  readonly fault?: Poisoned
  /** Its id is on record already, so that it is hardly new. */
  readonly isKnown?: boolean
}

/** A reading without an error. */
export interface GoodReading extends Reading {
  readonly event: LicenceEvent
  readonly licence: Index
}

/** Reads any JSON value. Never throws: an event that a rule stumbles over must not stop the others. */
export function readingOf({ clock, index, decodesPhoto }: ReadingDeps, raw: unknown): Reading {
  const read = guarded(() => readEvent(raw, { now: clock.now(), decodesPhoto }))
  return 'code' in read ? { ...placed(index, raw, { findings: [] }), fault: read } : placed(index, raw, read)
}

function placed(index: KeyedIndex, raw: unknown, read: ReadEvent): Reading {
  const place = read.event ? placeIn(read.event) : placeOf(raw)
  const { typeCode, number } = place
  if (typeCode === undefined || number === undefined) return { raw, place, ...read }
  return { raw, place, ...read, licence: licenceIdOf(index, typeCode, number) }
}

function placeIn({ eventId, type, typeCode, number, revision }: LicenceEvent): EventPlace {
  return { eventId, type, typeCode, number, revision }
}

export function isGood(reading: Reading): reading is GoodReading {
  return reading.event !== undefined && reading.licence !== undefined
}
