/**
 * What becomes of an arrival, given what is stored. The order of the questions makes the end independent of the order of arrival:
 * a licence takes its events strictly by revision, and an event that is not next either waits or is already told.
 */

import { seriesOf } from '../../../src/core/identifier/serial'
import type { Finding } from '../../../src/core/licence/event'
import { applyEvent } from '../../../src/core/licence/life'
import type { Result } from '../../../src/core/result'
import { ok } from '../../../src/core/result'
import { openLicence } from '../licences/sealed-licence'
import type { Decision, Snapshot } from '../ports'
import type { EventRecord, LicenceRecord, Records } from '../records'
import { acceptanceWrites } from './acceptance'
import { type Arrival, eventKey, heldKey, identifierKey, licenceKey, type MirroringDeps } from './arrival'
import { clash, type EventOutcome } from './event-outcome'
import { heldEventWrites, refusedHeldWrites } from './held-writes'

type Outcomes = Decision<Records, EventOutcome>

/** Always comes to an outcome: what the province did wrong is an outcome too. */
export function decide(deps: MirroringDeps, arrival: Arrival, read: Snapshot<Records>): Result<Outcomes, never> {
  return ok(outcomeOf(deps, arrival, read))
}

function outcomeOf(deps: MirroringDeps, arrival: Arrival, read: Snapshot<Records>): Outcomes {
  const stored = read.get(licenceKey(arrival))
  const known = read.get(eventKey(arrival))
  const { revision } = arrival.event
  const current = stored?.revision ?? 0
  if (known?.outcome === 'accepted' && known.digest === arrival.digest) return told('duplicate', stored)
  if (known && isTaken(known, arrival)) return rejected(arrival, read, [clash('EVENT_ID_CONFLICT')])
  if (revision < current) return told('superseded', stored)
  if (revision === current) return repeated(arrival, read, stored)
  if (differsFromHeld(arrival, read)) return rejected(arrival, read, [clash('REVISION_CONFLICT')])
  return revision === current + 1 ? applied(deps, arrival, read, stored) : held(deps, arrival, read, stored)
}

/** A rejected event may be corrected under its own id. */
function isTaken(known: EventRecord, { digest }: Arrival): boolean {
  return known.outcome !== 'rejected' && known.digest !== digest
}

function differsFromHeld({ event, licence, digest }: Arrival, read: Snapshot<Records>): boolean {
  const waiting = read.get(heldKey(licence, event.revision))
  return waiting?.state === 'waiting' && waiting.digest !== digest
}

function told(outcome: 'duplicate' | 'superseded' | 'held', stored: LicenceRecord | undefined): Outcomes {
  const identifier = stored ? { identifier: stored.identifier } : {}
  return { writes: [], value: { outcome, ...identifier, findings: [] } }
}

function repeated(arrival: Arrival, read: Snapshot<Records>, stored: LicenceRecord | undefined): Outcomes {
  if (stored?.eventDigest === arrival.digest) return told('duplicate', stored)
  return rejected(arrival, read, [clash('REVISION_CONFLICT')])
}

function held(
  deps: MirroringDeps,
  arrival: Arrival,
  read: Snapshot<Records>,
  stored: LicenceRecord | undefined,
): Outcomes {
  const already = read.get(heldKey(arrival.licence, arrival.event.revision))?.state === 'waiting'
  return { ...told('held', stored), writes: already ? [] : heldEventWrites(deps.cipher, arrival, read) }
}

function applied(
  deps: MirroringDeps,
  arrival: Arrival,
  read: Snapshot<Records>,
  stored: LicenceRecord | undefined,
): Outcomes {
  const before = stored && openLicence(deps.cipher, arrival.licence, stored)
  const next = applyEvent(before, arrival.event, arrival.freshSerial)
  if (!next.ok) return rejected(arrival, read, next.failure)
  if (isIdentifierTaken(deps, arrival, read, stored)) return rejected(arrival, read, [clash('IDENTIFIER_TAKEN')])
  const { identifier } = next.value
  return {
    writes: acceptanceWrites(deps, arrival, read, { stored, licence: next.value }),
    value: { outcome: 'accepted', identifier, findings: [] },
  }
}

/** Another licence's serial, or one that this licence has left: its versions are spent. */
function isIdentifierTaken(
  { index }: MirroringDeps,
  { event, licence }: Arrival,
  read: Snapshot<Records>,
  stored: LicenceRecord | undefined,
): boolean {
  if (!('identifier' in event) || event.identifier === undefined) return false
  const owner = read.get(identifierKey(index, event.identifier))
  if (owner === undefined) return false
  return owner.licence !== licence || seriesOf(event.identifier) !== seriesOf(stored?.identifier ?? '')
}

/** Nothing of a rejected event is stored, unless it had been held: then the record says what became of it. */
function rejected(arrival: Arrival, read: Snapshot<Records>, findings: readonly Finding[]): Outcomes {
  return { writes: refusedHeldWrites(arrival, read, findings), value: { outcome: 'rejected', findings } }
}
