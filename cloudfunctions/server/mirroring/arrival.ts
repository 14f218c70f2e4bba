/** 到达的事件: an event whose data passed the rules, with the names of everything it touches. */
import { canonicalJson } from '../../../src/core/canonical-json'
import { seriesOf } from '../../../src/core/identifier/serial'
import type { DecodesPhoto } from '../../../src/core/licence/compliance/photo-rules'
import type { LicenceEvent } from '../../../src/core/licence/event'
import { ok, type Result } from '../../../src/core/result'
import type { Instant } from '../../../src/core/time'
import { auditHeadKey } from '../audit/append'
import {
  type Busy,
  type Clock,
  type FieldCipher,
  type Key,
  type KeyedIndex,
  key,
  probablyAbsent,
  type Random,
  type ReadKey,
  type Serials,
  type Snapshot,
  type Store,
} from '../ports'
import type { HeldRecord, Index, Records } from '../records'
import type { GoodReading } from './reading'

export interface MirroringDeps {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly serials: Serials
  readonly cipher: FieldCipher
  readonly index: KeyedIndex
  readonly decodesPhoto: DecodesPhoto
}

export interface Arrival {
  readonly reading: GoodReading
  readonly event: LicenceEvent
  readonly licence: Index
  /** Keyed digest of the event without its id: says whether two events say the same. */
  readonly digest: Index
  /** For an event that begins a licence without an identifier, the same in every run of the decision; empty for all others. */
  readonly freshSerial: string
  readonly now: Instant
}

/** Refuses with BUSY when no block of serials could be had. */
export async function arrivalOf(deps: MirroringDeps, reading: GoodReading): Promise<Result<Arrival, Busy>> {
  const { event, licence } = reading
  const serial = needsSerial(event) ? await deps.serials.next() : ok(NO_SERIAL)
  if (!serial.ok) return serial
  const { eventId: _, ...content } = event
  return ok({
    reading,
    event,
    licence,
    digest: deps.index.of('event', canonicalJson(content)),
    freshSerial: serial.value,
    now: deps.clock.now(),
  })
}

/** No identifier can be made of it. */
const NO_SERIAL = ''

function needsSerial(event: LicenceEvent): boolean {
  return event.type === 'issue' && event.identifier === undefined
}

export const eventKey = ({ event }: Arrival): Key<'events'> => key('events', event.eventId)

export const licenceKey = ({ licence }: Arrival): Key<'licences'> => key('licences', licence)

export function heldKey(licence: Index, revision: number): Key<'held'> {
  return key('held', `${licence}:${revision}`)
}

/** The record that keeps an identifier, with all its versions, to one licence. */
export function identifierKey(index: KeyedIndex, identifier: string): Key<'identifiers'> {
  return key('identifiers', index.of('identifier', seriesOf(identifier)))
}

/** Everything the decision about an arrival reads. An event not known yet is new, and the first of a licence finds nothing of it. */
export function keysOf(index: KeyedIndex, arrival: Arrival): readonly ReadKey[] {
  const { event, licence, reading } = arrival
  const given = 'identifier' in event && event.identifier !== undefined ? [identifierKey(index, event.identifier)] : []
  const trail = [licenceKey(arrival), auditHeadKey(licence)]
  const waiting = isFirst(arrival) ? [] : [heldKey(licence, event.revision)]
  const places: readonly ReadKey[] = reading.isKnown || !isFirst(arrival) ? trail : trail.map(probablyAbsent)
  return [
    ...places,
    ...waiting,
    ...(reading.isKnown ? [eventKey(arrival)] : [probablyAbsent(eventKey(arrival))]),
    ...given,
  ]
}

/** What waits under the arrival's revision, this event or another. Nothing waits under the first, which is always next. */
export function waitingAt(arrival: Arrival, read: Snapshot<Records>): HeldRecord | undefined {
  return isFirst(arrival) ? undefined : read.get(heldKey(arrival.licence, arrival.event.revision))
}

function isFirst({ event }: Arrival): boolean {
  return event.revision === 1
}
