/** 到达的事件: an event whose data passed the rules, with the names of everything it touches. */
import { canonicalJson } from '../../../src/core/canonical-json'
import type { LicenceEvent } from '../../../src/core/licence/event'
import type { Instant } from '../../../src/core/time'
import { auditHeadKey } from '../audit/append'
import { licenceIdOf } from '../licences/sealed-licence'
import { type Clock, type FieldCipher, type Key, type KeyedIndex, key, type Random, type Store } from '../ports'
import type { CollectionName, Index } from '../records'

export interface MirroringDeps {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly cipher: FieldCipher
  readonly index: KeyedIndex
}

export interface Arrival {
  readonly event: LicenceEvent
  readonly licence: Index
  /** Keyed digest of the event without its id: says whether two events say the same. */
  readonly digest: Index
  /** Used when the event begins a licence without an identifier; the same in every run of the decision. */
  readonly freshSerial: string
  readonly now: Instant
}

const SERIAL_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const SERIAL_LENGTH = 20

export function arrivalOf({ index, random, clock }: MirroringDeps, event: LicenceEvent): Arrival {
  const { eventId: _, ...content } = event
  return {
    event,
    licence: licenceIdOf(index, event.typeCode, event.number),
    digest: index.of('event', canonicalJson(content)),
    freshSerial: serialOf(random),
    now: clock.now(),
  }
}

/** 流水号: 20 random characters, as the Hubei guide prescribes. No counter, so no record that every issue has to lock. */
function serialOf(random: Random): string {
  // 252 is the largest multiple of 36 in a byte: what is above would favour the first characters.
  const fair = [...random.bytes(SERIAL_LENGTH * 2)].filter((byte) => byte < 252)
  if (fair.length < SERIAL_LENGTH) return serialOf(random)
  return fair
    .slice(0, SERIAL_LENGTH)
    .map((byte) => SERIAL_ALPHABET.charAt(byte % 36))
    .join('')
}

export const eventKey = ({ event }: Arrival): Key<'events'> => key('events', event.eventId)

export const licenceKey = ({ licence }: Arrival): Key<'licences'> => key('licences', licence)

export function heldKey(licence: Index, revision: number): Key<'held'> {
  return key('held', `${licence}:${revision}`)
}

/** The record that keeps an identifier to one licence. */
export function identifierKey(index: KeyedIndex, identifier: string): Key<'identifiers'> {
  return key('identifiers', index.of('identifier', identifier))
}

/** Everything the decision about an arrival reads. */
export function keysOf(index: KeyedIndex, arrival: Arrival): readonly Key<CollectionName>[] {
  const { event, licence } = arrival
  const given = 'identifier' in event && event.identifier !== undefined ? [identifierKey(index, event.identifier)] : []
  return [licenceKey(arrival), eventKey(arrival), heldKey(licence, event.revision), auditHeadKey(licence), ...given]
}
