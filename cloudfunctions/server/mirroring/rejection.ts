/** 退回: what is kept of a rejected event, so that the province can see, correct or drive it again. */
import { given } from '../../../src/core/given'
import type { Finding } from '../../../src/core/licence/event'
import { eventOutline, eventText } from '../../../src/core/licence/event-text'
import type { Instant } from '../../../src/core/time'
import { type FieldCipher, type Key, type KeyedIndex, key, type Place, type Snapshot, type Write } from '../ports'
import type { CollectionName, Index, Records, RejectionRecord } from '../records'
import type { Reading } from './reading'
import { endOfPatience, nextCheck } from './waiting-times'

/** A rejection about to be kept. */
export interface Rejection {
  readonly key: Key<'rejections'>
  readonly reading: Reading
  /** All of them: the errors that rejected it, and the warnings beside. */
  readonly findings: readonly Finding[]
  readonly at: Instant
  /** Ours to mend: it becomes an alert at the next look. */
  readonly isOurFault?: boolean
  /** It had been held, and gives up its claim to the event's id in the same commit. */
  readonly wasHeld?: boolean
}

export function rejectionKey(index: KeyedIndex, { raw, place }: Reading): Key<'rejections'> {
  return key('rejections', rejectionIdOf(index, place.eventId ?? eventText(raw) ?? eventOutline(raw)))
}

/** `name`: the eventId, or the event itself when it has no usable one. */
export function rejectionIdOf(index: KeyedIndex, name: string): Index {
  return index.of('rejection', name)
}

/** Everything the record of a rejection is made from. */
export function rejectionKeys({ key: id, reading }: Rejection): readonly Key<CollectionName>[] {
  const { licence, place } = reading
  const owner = licence === undefined ? [] : [key('licences', licence)]
  const known = place.eventId === undefined ? [] : [key('events', place.eventId)]
  return [id, ...owner, ...known]
}

/** The transaction must have read {@link rejectionKeys}. */
export function rejectionWrite(cipher: FieldCipher, rejection: Rejection, read: Snapshot<Records>): Write<Records> {
  const before = read.get(rejection.key)
  return { kind: before ? 'replace' : 'insert', key: rejection.key, record: recordOf(cipher, rejection, read, before) }
}

function recordOf(
  cipher: FieldCipher,
  rejection: Rejection,
  read: Snapshot<Records>,
  before: RejectionRecord | undefined,
): RejectionRecord {
  const { reading, findings, at, isOurFault } = rejection
  const { licence, place } = reading
  const { number: _, ...named } = place
  const text = eventText(reading.raw)
  const open = before?.state === 'open'
  const rejectedAt = open ? before.rejectedAt : at
  return {
    ...named,
    ...given({ licence, event: text === undefined ? undefined : cipher.seal(rejectionPlace(rejection.key.id), text) }),
    findings,
    rejectedAt,
    lastAt: at,
    attempts: (before?.attempts ?? 0) + 1,
    state: 'open',
    revisionThen: (licence && read.get(key('licences', licence))?.revision) ?? 0,
    wasIdTaken: isIdTaken(rejection, read),
    expiresAt: isOurFault ? at : endOfPatience(rejectedAt),
    nextAt: isOurFault ? at : nextCheck(at),
  }
}

function isIdTaken({ reading, wasHeld }: Rejection, read: Snapshot<Records>): boolean {
  const { eventId } = reading.place
  return wasHeld !== true && eventId !== undefined && read.get(key('events', eventId)) !== undefined
}

export function rejectionPlace(id: string): Place {
  return { collection: 'rejections', id, field: 'event' }
}
