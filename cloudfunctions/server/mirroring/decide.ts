/**
 * What becomes of an arrival, given what is stored. The order of the questions makes the end independent of the order of arrival:
 * a licence takes its events strictly by revision, and an event that is not next either waits or is already told.
 */

import { seriesOf } from '../../../src/core/identifier/serial'
import type { Finding } from '../../../src/core/licence/event'
import { applyEvent } from '../../../src/core/licence/life'
import { ok, type Result, refuse } from '../../../src/core/result'
import { openLicence } from '../licences/sealed-licence'
import type { Decision, Snapshot } from '../ports'
import type { LicenceRecord, Records } from '../records'
import { acceptanceWrites } from './acceptance'
import { type Arrival, eventKey, identifierKey, licenceKey, type MirroringDeps, waitingAt } from './arrival'
import { clash, type EventOutcome } from './event-outcome'
import { heldAs, heldEventWrites, unheldWrites } from './held-writes'
import { guarded, type Poisoned } from './internal-fault'

type Outcomes = Decision<Records, EventOutcome>

/** What the province did wrong is an outcome too; only what is stored can be beyond deciding. A rejection writes nothing here. */
export function decide(deps: MirroringDeps, arrival: Arrival, read: Snapshot<Records>): Result<Outcomes, Poisoned> {
  const outcomes = guarded(() => outcomeOf(deps, arrival, read))
  return 'code' in outcomes ? refuse(outcomes) : ok(outcomes)
}

function outcomeOf(deps: MirroringDeps, arrival: Arrival, read: Snapshot<Records>): Outcomes {
  const stored = read.get(licenceKey(arrival))
  const known = read.get(eventKey(arrival))
  const { revision } = arrival.event
  const current = stored?.revision ?? 0
  if (known?.outcome === 'accepted' && known.digest === arrival.digest) return told('duplicate', stored)
  if (known && known.digest !== arrival.digest) return rejected([clash('EVENT_ID_CONFLICT')])
  if (revision < current) return overtaken(arrival, read, stored)
  if (revision === current) return repeated(arrival, read, stored)
  if (differsFromHeld(arrival, read)) return rejected([clash('REVISION_CONFLICT')])
  return revision === current + 1 ? applied(deps, arrival, read, stored) : held(deps, arrival, read, stored)
}

/** One that could not be looked at when its turn came makes room for what comes in its place. */
function differsFromHeld(arrival: Arrival, read: Snapshot<Records>): boolean {
  const waiting = waitingAt(arrival, read)
  return waiting !== undefined && waiting.findings.length === 0 && waiting.digest !== arrival.digest
}

function told(outcome: 'duplicate' | 'superseded' | 'held', stored: LicenceRecord | undefined): Outcomes {
  const identifier = stored ? { identifier: stored.identifier } : {}
  return { writes: [], value: { outcome, ...identifier, findings: [] } }
}

/** One that was held in the very moment another took its place waits for nothing: what it said beside the other must not be lost. */
function overtaken(arrival: Arrival, read: Snapshot<Records>, stored: LicenceRecord | undefined): Outcomes {
  return heldAs(arrival, read) ? rejected([clash('REVISION_CONFLICT')]) : told('superseded', stored)
}

function repeated(arrival: Arrival, read: Snapshot<Records>, stored: LicenceRecord | undefined): Outcomes {
  if (stored?.eventDigest !== arrival.digest) return rejected([clash('REVISION_CONFLICT')])
  const waiting = heldAs(arrival, read)
  return { ...told('duplicate', stored), writes: waiting ? unheldWrites(waiting, read) : [] }
}

function held(
  deps: MirroringDeps,
  arrival: Arrival,
  read: Snapshot<Records>,
  stored: LicenceRecord | undefined,
): Outcomes {
  const already = waitingAt(arrival, read) !== undefined
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
  if (!next.ok) return rejected(next.failure)
  if (isIdentifierTaken(deps, arrival, read, stored)) return rejected([clash('IDENTIFIER_TAKEN')])
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

function rejected(findings: readonly Finding[]): Outcomes {
  return { writes: [], value: { outcome: 'rejected', findings } }
}
