/**
 * 证照的一生: which act may follow which state, and what each act makes of the licence. One pure step; that events come in the order
 * of their revisions is the caller's matter. The moves are ours (docs/decisions.md): no public standard lists them.
 */
import { given } from '../given'
import { formatLicenceIdentifier, LAST_VERSION, parseLicenceIdentifier } from '../identifier/licence-identifier'
import type { Label } from '../label'
import { ok, type Result, refuse } from '../result'
import {
  type EventType,
  type Finding,
  ISSUING_EVENTS,
  type IssuingEvent,
  type LicenceEvent,
  REVIEW_EVENTS,
  type ReviewEvent,
  type StateEvent,
} from './event'
import type { Licence, Review } from './licence'
import { METADATA } from './metadata'
import type { LegalState } from './status'

/** The states an act may find; an end state is in no row, because nothing leads out of it. */
type LivingState = 'inForce' | 'suspended'

type Refusal = 'ALREADY_ISSUED' | 'ALREADY_SUSPENDED' | 'NOT_SUSPENDED'

/** Where each act leads, or why it may not be done. A suspension is lifted by `resume` alone: no amendment or renewal does it in passing. */
const MOVES: { readonly [E in EventType]: { readonly [S in LivingState]: LivingState | EndState | Refusal } } = {
  issue: { inForce: 'ALREADY_ISSUED', suspended: 'ALREADY_ISSUED' },
  amend: { inForce: 'inForce', suspended: 'suspended' },
  renew: { inForce: 'inForce', suspended: 'suspended' },
  reissue: { inForce: 'inForce', suspended: 'suspended' },
  extend: { inForce: 'inForce', suspended: 'suspended' },
  suspend: { inForce: 'suspended', suspended: 'ALREADY_SUSPENDED' },
  resume: { inForce: 'NOT_SUSPENDED', suspended: 'inForce' },
  cancel: { inForce: 'cancelled', suspended: 'cancelled' },
  revoke: { inForce: 'revoked', suspended: 'revoked' },
  annul: { inForce: 'annulled', suspended: 'annulled' },
  annualReview: { inForce: 'inForce', suspended: 'suspended' },
  integrityAssessment: { inForce: 'inForce', suspended: 'suspended' },
}

type EndState = Exclude<LegalState, LivingState>

const CLAUSE = '运行服务规范 第七条; ours'

/** Every way a step can be refused, in words for the province. */
const REFUSALS = {
  NOT_YET_ISSUED: {
    field: 'type',
    message: {
      zh: '该证照尚未核发，首个事件应为 issue',
      en: 'This licence has not been issued; its first event must be issue',
    },
  },
  ALREADY_ISSUED: {
    field: 'type',
    message: {
      zh: '该证照已核发，应按变更、换发、补发、延续上报',
      en: 'This licence has been issued; it must come as amend, renew, reissue or extend',
    },
  },
  ALREADY_SUSPENDED: {
    field: 'type',
    message: {
      zh: '该证照已处于暂扣（暂停）状态，应先恢复再暂扣',
      en: 'This licence is suspended already; it must be resumed before it is suspended again',
    },
  },
  NOT_SUSPENDED: {
    field: 'type',
    message: {
      zh: '该证照未被暂扣（暂停），恢复应在暂扣之后',
      en: 'This licence is not suspended; only a suspended one can be resumed',
    },
  },
  LICENCE_ENDED: {
    field: 'type',
    message: {
      zh: '该证照已注销、撤销、吊销或被换发，不能再办理业务，应另行核发',
      en: 'This licence has been cancelled, annulled, revoked or superseded; nothing more can be done to it, a new one must be issued',
    },
  },
  VERSION_EXHAUSTED: {
    field: METADATA.identifier.name,
    message: {
      zh: '版本号已用完，应给出新的证照标识',
      en: 'No version is left; a new licence identifier must be given',
    },
  },
  IDENTIFIER_NOT_NEWER: {
    field: METADATA.identifier.name,
    message: {
      zh: '证照标识未变或版本号未升高，应升高版本号或换用新流水号',
      en: 'The licence identifier is the same or older; its version must rise or its serial be new',
    },
  },
} as const satisfies { readonly [rule: string]: { readonly field: string; readonly message: Label } }

/**
 * What `event` makes of `licence` (undefined: not yet issued). `freshSerial` is used only if an identifier must be allocated.
 * Refused with one finding; the licence given is never changed.
 */
export function applyEvent(
  licence: Licence | undefined,
  event: LicenceEvent,
  freshSerial: string,
): Result<Licence, readonly Finding[]> {
  if (!licence) return event.type === 'issue' ? issued(event, freshSerial) : refused('NOT_YET_ISSUED')
  if (!isLiving(licence.state)) return refused('LICENCE_ENDED')
  const move = MOVES[event.type][licence.state]
  if (isRefusal(move)) return refused(move)
  if (isIssuing(event)) return newVersion(licence, event)
  return ok(isReview(event) ? reviewed(licence, event) : moved(licence, event, move))
}

function issued(event: IssuingEvent, freshSerial: string): Result<Licence, readonly Finding[]> {
  const { typeCode, number, revision, content, occurredAt } = event
  const identifier =
    event.identifier ??
    formatLicenceIdentifier({ typeCode, issuer: content.authority.code, serial: freshSerial, version: 1 })
  const version = versionOf(identifier)
  return ok({ ...content, typeCode, number, identifier, version, revision, state: 'inForce', stateSince: occurredAt })
}

/** A new version keeps what reviews and the authority's acts have said, and takes everything printed from the event. */
function newVersion(licence: Licence, event: IssuingEvent): Result<Licence, readonly Finding[]> {
  const identifier = nextIdentifier(licence, event)
  if (!identifier.ok) return identifier
  const { typeCode, number, state, stateSince, stateReason, annualReview, integrityAssessment } = licence
  return ok({
    ...event.content,
    typeCode,
    number,
    identifier: identifier.value,
    previousIdentifier: licence.identifier,
    version: versionOf(identifier.value),
    revision: event.revision,
    state,
    stateSince,
    ...given({ stateReason, annualReview, integrityAssessment }),
  })
}

/** The identifier the province gave, or the present one with its version one higher (same serial). */
function nextIdentifier(licence: Licence, { identifier }: IssuingEvent): Result<string, readonly Finding[]> {
  if (identifier !== undefined)
    return isNewer(identifier, licence.identifier) ? ok(identifier) : refused('IDENTIFIER_NOT_NEWER')
  const present = partsOf(licence.identifier)
  if (present.version === LAST_VERSION) return refused('VERSION_EXHAUSTED')
  return ok(formatLicenceIdentifier({ ...present, version: present.version + 1 }))
}

/** A new serial begins a new count; the same serial must count up. */
function isNewer(next: string, present: string): boolean {
  const [a, b] = [partsOf(next), partsOf(present)]
  return a.serial !== b.serial || a.issuer !== b.issuer || a.version > b.version
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

function refused(rule: keyof typeof REFUSALS): Result<never, readonly Finding[]> {
  return refuse([{ rule, clause: CLAUSE, group: 'validity', severity: 'error', ...REFUSALS[rule] }])
}

function isLiving(state: LegalState): state is LivingState {
  return state === 'inForce' || state === 'suspended'
}

function isRefusal(move: LegalState | Refusal): move is Refusal {
  return move in REFUSALS
}

function isIssuing(event: LicenceEvent): event is IssuingEvent {
  return (ISSUING_EVENTS as readonly string[]).includes(event.type)
}

function isReview(event: LicenceEvent): event is ReviewEvent {
  return (REVIEW_EVENTS as readonly string[]).includes(event.type)
}

function versionOf(identifier: string): number {
  return partsOf(identifier).version
}

/** Identifiers of licences and events have been parsed before; one that does not parse is our own fault. */
function partsOf(identifier: string) {
  const parsed = parseLicenceIdentifier(identifier)
  if (!parsed.ok) throw new Error(`stored identifier: ${parsed.failure}`)
  return parsed.value
}
