/**
 * 证照的一生: what each act makes of a licence. One pure step; that events come in the order of their revisions is the caller's matter.
 * Which act may follow which state is the table of `moves.ts`.
 */
import { given } from '../given'
import { firstVersion, isNewer, nextVersion, versionOf } from '../identifier/version'
import { ok, type Result, refuse } from '../result'
import {
  type Finding,
  ISSUING_EVENTS,
  type IssuingEvent,
  type LicenceEvent,
  REVIEW_EVENTS,
  type ReviewEvent,
  type StateEvent,
} from './event'
import type { Licence, Review } from './licence'
import { isRefusal, MOVES, type Refusal, refusalFinding } from './moves'
import type { LegalState } from './status'

type Step = Result<Licence, readonly Finding[]>

/**
 * What `event` makes of `licence` (undefined: never issued under this number). `freshSerial` is used only if an identifier must be
 * allocated. Refused with one finding; the licence given is never changed.
 */
export function applyEvent(licence: Licence | undefined, event: LicenceEvent, freshSerial: string): Step {
  const move = MOVES[event.type][licence?.state ?? 'none']
  if (isRefusal(move)) return refused(move)
  if (isIssuing(event)) return event.type === 'issue' ? issued(licence, event, freshSerial) : newVersion(licence, event)
  return ok(isReview(event) ? reviewed(issuedBefore(licence), event) : moved(issuedBefore(licence), event, move))
}

/** A life begins; nothing of one that ended before under the same number goes on, but its last identifier is remembered. */
function issued(ended: Licence | undefined, event: IssuingEvent, freshSerial: string): Step {
  const { typeCode, number, revision, content, occurredAt } = event
  const identifier = event.identifier ?? firstVersion({ typeCode, issuer: content.authority.code, serial: freshSerial })
  if (ended && !isNewer(identifier, ended.identifier)) return refused('IDENTIFIER_NOT_NEWER')
  return ok({
    ...content,
    typeCode,
    number,
    identifier,
    ...given({ previousIdentifier: ended?.identifier }),
    version: versionOf(identifier),
    revision,
    issueRevision: revision,
    state: 'inForce',
    stateSince: occurredAt,
  })
}

/** A new version keeps what reviews and the authority's acts have said, and takes everything printed from the event. */
function newVersion(former: Licence | undefined, event: IssuingEvent): Step {
  const licence = issuedBefore(former)
  const identifier = nextIdentifier(licence, event)
  if (!identifier.ok) return refused(identifier.failure)
  const { typeCode, number, issueRevision, state, stateSince, stateReason, annualReview, integrityAssessment } = licence
  return ok({
    ...event.content,
    typeCode,
    number,
    identifier: identifier.value,
    previousIdentifier: licence.identifier,
    version: versionOf(identifier.value),
    revision: event.revision,
    issueRevision,
    state,
    stateSince,
    ...given({ stateReason, annualReview, integrityAssessment }),
  })
}

/** The identifier the province gave, or the present one with its version one higher (same serial). */
function nextIdentifier(licence: Licence, { identifier }: IssuingEvent): Result<string, Refusal> {
  if (identifier === undefined) return nextVersion(licence.identifier)
  return isNewer(identifier, licence.identifier) ? ok(identifier) : refuse('IDENTIFIER_NOT_NEWER')
}

function reviewed(licence: Licence, { type, review, occurredAt, revision }: ReviewEvent): Licence {
  const latest: Review = { ...review, occurredAt }
  return type === 'annualReview'
    ? { ...licence, revision, annualReview: latest }
    : { ...licence, revision, integrityAssessment: latest }
}

function moved(licence: Licence, { occurredAt, revision, reason }: StateEvent, state: LegalState): Licence {
  const { stateReason: _former, ...rest } = licence
  return { ...rest, revision, state, stateSince: occurredAt, ...given({ stateReason: reason }) }
}

function refused(rule: Refusal): Step {
  return refuse([refusalFinding(rule)])
}

/** The moves let only `issue` find no licence; a hole in them must not reach the store. */
function issuedBefore(licence: Licence | undefined): Licence {
  if (!licence) throw new Error('the moves let an act find no licence')
  return licence
}

function isIssuing(event: LicenceEvent): event is IssuingEvent {
  return (ISSUING_EVENTS as readonly string[]).includes(event.type)
}

function isReview(event: LicenceEvent): event is ReviewEvent {
  return (REVIEW_EVENTS as readonly string[]).includes(event.type)
}
