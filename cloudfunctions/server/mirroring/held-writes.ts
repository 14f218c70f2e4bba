/** 暂存: events that came before their predecessor, kept sealed until the gap closes. */
import type { Finding } from '../../../src/core/licence/event'
import { after, type Instant } from '../../../src/core/time'
import type { FieldCipher, Place, Snapshot, Write } from '../ports'
import type { EventRecord, HeldRecord, Records } from '../records'
import { type Arrival, eventKey, heldKey } from './arrival'

/** The gap normally closes with the next push; the nightly run looks only for what slipped through. */
const SECOND_LOOK_MS = 10 * 60_000

/** Keeps the arrival until its turn. */
export function heldEventWrites(
  cipher: FieldCipher,
  arrival: Arrival,
  read: Snapshot<Records>,
): readonly Write<Records>[] {
  const { event, licence, digest, now } = arrival
  const id = heldKey(licence, event.revision)
  const record: HeldRecord = {
    licence,
    revision: event.revision,
    eventId: event.eventId,
    digest,
    event: cipher.seal(heldPlace(id.id), JSON.stringify(event)),
    state: 'waiting',
    findings: [],
    heldAt: now,
    nextAt: secondLook(now),
  }
  return [{ kind: read.get(id) ? 'replace' : 'insert', key: id, record }, eventWrite(arrival, read, 'held')]
}

/** When an event held or looked at `now` is looked at again. */
export function secondLook(now: Instant): Instant {
  return after(now, SECOND_LOOK_MS)
}

/** Marks a held arrival whose turn came and that was refused, so that a person can see why; nothing when it was not held. */
export function refusedHeldWrites(
  arrival: Arrival,
  read: Snapshot<Records>,
  findings: readonly Finding[],
): readonly Write<Records>[] {
  const id = heldKey(arrival.licence, arrival.event.revision)
  const waiting = read.get(id)
  if (waiting?.state !== 'waiting' || waiting.eventId !== arrival.event.eventId || waiting.digest !== arrival.digest)
    return []
  return [
    { kind: 'replace', key: id, record: { ...waiting, state: 'rejected', findings } },
    eventWrite(arrival, read, 'rejected'),
  ]
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
