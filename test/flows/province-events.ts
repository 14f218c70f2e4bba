/** Events of licences that a test has to itself: the feed's driver under another number. */
import { randomUUID } from 'node:crypto'
import type { RawEvent } from '../rules/samples'
import { codesOf, eventsOfHolders, issuedOnly, personCalled } from './people'
import type { EventResult } from './stand'

const [DRIVER_ISSUE] = issuedOnly(eventsOfHolders(codesOf(personCalled('freight-driver'))))

export function issueNumbered(number: string, members: object = {}): RawEvent {
  const event = structuredClone(DRIVER_ISSUE)
  if (!event) throw new Error('the feed has lost its driver')
  event.licence.CertificateNumber = number
  return { ...event, eventId: randomUUID(), ...members }
}

/** A later event of the same licence. */
export function next(issue: RawEvent, revision: number, members: object): RawEvent {
  const { CertificateTypeCode, CertificateNumber } = issue.licence
  const licence = { CertificateTypeCode, CertificateNumber }
  return { eventId: randomUUID(), occurredAt: '2026-10-01T00:00:00+08:00', revision, licence, ...members }
}

export const outcomes = (results: readonly EventResult[]) => results.map(({ outcome }) => outcome)
