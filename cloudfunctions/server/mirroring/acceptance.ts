/**
 * Everything that is stored with an accepted event, in one commit: the licence, its version (and with it the wish for its file), the audit event,
 * the message to the ministry, the mark that the status list has to say otherwise.
 */
import { given } from '../../../src/core/given'
import { seriesOf } from '../../../src/core/identifier/serial'
import type { Licence } from '../../../src/core/licence/licence'
import { type LegalState, stateWhenFollowed } from '../../../src/core/licence/status'
import { auditWrites, factsOf } from '../audit/append'
import { sealLicence } from '../licences/sealed-licence'
import { sealSnapshot } from '../licences/sealed-version'
import { key, type Snapshot, type Write } from '../ports'
import type { LicenceRecord, OutboxRecord, Records, VersionRecord } from '../records'
import { newMaking } from '../sealing/making'
import { keptReference, statusChangeWrites } from '../status-lists/listed-status'
import { type Arrival, heldKey, identifierKey, licenceKey, type MirroringDeps, waitingAt } from './arrival'
import { eventWrite } from './held-writes'

type Writes = readonly Write<Records>[]

interface Change {
  readonly stored: LicenceRecord | undefined
  readonly licence: Licence
}

/** What the ministry is told about each state; 交办运〔2024〕39号 knows creation, change and invalidation. */
const OPERATIONS: { readonly [S in LegalState]: OutboxRecord['operation'] } = {
  inForce: 'update',
  suspended: 'update',
  superseded: 'invalidate',
  cancelled: 'invalidate',
  annulled: 'invalidate',
  revoked: 'invalidate',
}

export function acceptanceWrites(
  deps: MirroringDeps,
  arrival: Arrival,
  read: Snapshot<Records>,
  change: Change,
): Writes {
  const { digest, now, licence: id } = arrival
  const sealed = sealLicence(deps, id, change.licence, { eventDigest: digest, mirroredAt: now })
  const record = { ...sealed, ...keptReference(change.stored, sealed) }
  return [
    { kind: change.stored ? 'replace' : 'insert', key: licenceKey(arrival), record },
    ...versionWrites(deps, arrival, change),
    ...identifierWrites(deps, arrival, read, change),
    outboxWrite(arrival, change),
    ...statusChangeWrites(id, change.stored, record, now),
    eventWrite(arrival, read, 'accepted'),
    ...releaseWrites(arrival, read),
    ...auditWrites(read, {
      licence: id,
      at: now,
      act: 'mirrored',
      actor: 'province',
      facts: { ...factsOf(record), outcome: arrival.event.type },
    }),
  ]
}

function versionWrites(
  { cipher }: MirroringDeps,
  { event, licence: id, now }: Arrival,
  { stored, licence }: Change,
): Writes {
  if (stored?.identifier === licence.identifier) return []
  const versionId = `${id}:${licence.revision}`
  const record: VersionRecord = {
    licence: id,
    version: licence.version,
    identifier: licence.identifier,
    event: event.type,
    eventId: event.eventId,
    revision: event.revision,
    occurredAt: event.occurredAt,
    ...given({ former: stored && stateWhenFollowed(stored.state) }),
    snapshot: sealSnapshot(cipher, versionId, licence),
    ...newMaking(now),
  }
  return [{ kind: 'insert', key: key('versions', versionId), record }]
}

/** Keeps a new serial to this licence. One we allocated was not read: it is nobody's, and should it be after all, the commit fails. */
function identifierWrites(
  { index }: MirroringDeps,
  { event, licence: id }: Arrival,
  read: Snapshot<Records>,
  change: Change,
): Writes {
  const { identifier } = change.licence
  const given = 'identifier' in event && event.identifier === identifier
  const ours = given && read.get(identifierKey(index, identifier)) !== undefined
  const kept = change.stored !== undefined && seriesOf(identifier) === seriesOf(change.stored.identifier)
  if (kept || ours) return []
  return [{ kind: 'insert', key: identifierKey(index, identifier), record: { licence: id } }]
}

function outboxWrite({ event, licence: id, now }: Arrival, { licence }: Change): Write<Records> {
  const { identifier, version, revision, state } = licence
  const operation = event.type === 'issue' ? 'create' : OPERATIONS[state]
  return {
    kind: 'insert',
    key: key('outbox', `${id}:${revision}:ministry`),
    record: { licence: id, identifier, version, revision, operation, state: 'pending', createdAt: now },
  }
}

function releaseWrites(arrival: Arrival, read: Snapshot<Records>): Writes {
  const { licence, event } = arrival
  return waitingAt(arrival, read) ? [{ kind: 'remove', key: heldKey(licence, event.revision) }] : []
}
