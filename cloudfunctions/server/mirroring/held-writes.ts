/** 暂存: events that came before their predecessor, kept sealed until the gap closes. */
import { eventText } from '../../../src/core/licence/event-text'
import { type FieldCipher, key, type Place, type Snapshot, type Write } from '../ports'
import type { EventRecord, HeldRecord, Records } from '../records'
import { type Arrival, eventKey, heldKey, waitingAt } from './arrival'
import { endOfPatience, secondLook } from './waiting-times'

type Writes = readonly Write<Records>[]

/** Keeps the arrival until its turn. */
export function heldEventWrites(cipher: FieldCipher, arrival: Arrival, read: Snapshot<Records>): Writes {
  const { event, licence, digest, now } = arrival
  const id = heldKey(licence, event.revision)
  const record: HeldRecord = {
    licence,
    revision: event.revision,
    eventId: event.eventId,
    digest,
    event: cipher.seal(heldPlace(id.id), textOf(arrival)),
    findings: [],
    heldAt: now,
    expiresAt: endOfPatience(now),
    nextAt: secondLook(now),
  }
  return [{ kind: 'insert', key: id, record }, eventWrite(arrival, read, 'held')]
}

/** The rules bound every datum, so an event that passed them is never too long to be kept. */
function textOf({ reading }: Arrival): string {
  const text = eventText(reading.raw)
  if (text === undefined) throw new Error('an event that passed the rules is too long to be kept')
  return text
}

/** The record under which this very arrival was held. */
export function heldAs(arrival: Arrival, read: Snapshot<Records>): HeldRecord | undefined {
  const waiting = waitingAt(arrival, read)
  const isThis = waiting?.eventId === arrival.event.eventId && waiting.digest === arrival.digest
  return isThis ? waiting : undefined
}

/** Ends the waiting, and the claim to the event's id that came with it. */
export function unheldWrites({ licence, revision, eventId }: HeldRecord, read: Snapshot<Records>): Writes {
  const name = key('events', eventId)
  const claim: Writes = read.get(name)?.outcome === 'held' ? [{ kind: 'remove', key: name }] : []
  return [{ kind: 'remove', key: heldKey(licence, revision) }, ...claim]
}

/** What the event came to, under its own id. */
export function eventWrite(arrival: Arrival, read: Snapshot<Records>, outcome: EventRecord['outcome']): Write<Records> {
  const { event, licence, digest, now } = arrival
  const id = eventKey(arrival)
  const record: EventRecord = { licence, revision: event.revision, digest, outcome, at: now }
  return { kind: read.get(id) ? 'replace' : 'insert', key: id, record }
}

export function heldPlace(id: string): Place {
  return { collection: 'held', id, field: 'event' }
}
