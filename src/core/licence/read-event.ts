/**
 * Reads a pushed event: shape first, then the rules of `compliance/`, then, only if nothing is an error, the event in our own words.
 * A finding names the wire field and never repeats the value.
 */
import { given } from '../given'
import type { Result } from '../result'
import { type Instant, parseCivilDate, parseCompactDate, parseInstant } from '../time'
import { CONTENT_RULES } from './compliance/content-rules'
import { EVENT_RULES } from './compliance/event-rules'
import { FACE_RULES, qualificationsIn } from './compliance/face-rules'
import { METADATA_RULES } from './compliance/metadata-rules'
import { PHOTO_RULES } from './compliance/photo-rules'
import { REVIEW_RULES } from './compliance/review-rules'
import { findingsOf } from './compliance/rule'
import { misfitFinding } from './compliance/shape-rules'
import { TEXT_RULES, textsOf } from './compliance/text-rules'
import { type Draft, readDraft, unknown } from './draft'
import {
  type Finding,
  ISSUING_EVENTS,
  type IssuingEventType,
  type LicenceEvent,
  REVIEW_EVENTS,
  type ReviewEventType,
  type StateEventType,
} from './event'
import type { FaceField } from './face-field'
import { isTypeCode, kindOf, type TypeCode } from './kinds'
import type { FaceData, FaceValue, LicenceContent } from './licence'
import { METADATA, METADATA_KEYS } from './metadata'

/** What reading came to: an event unless some finding is an error. */
export interface ReadEvent {
  readonly event?: LicenceEvent
  readonly findings: readonly Finding[]
}

/** Reads any JSON value. Never throws; `now` decides what lies in the future. */
export function readEvent(raw: unknown, now: Instant): ReadEvent {
  const { draft, misfits } = readDraft(raw)
  const findings = onePerField([...misfits.map(misfitFinding), ...check(draft, now)])
  return findings.some(isError) ? { findings } : { event: eventOf(draft), findings }
}

function check(draft: Draft, now: Instant): readonly Finding[] {
  const texts = textsOf(draft).flatMap((text) => findingsOf(TEXT_RULES, text, now))
  return [...texts, ...findingsOf(EVENT_RULES, draft, now), ...checkByType(draft, now)]
}

function checkByType(draft: Draft, now: Instant): readonly Finding[] {
  if (isIssuing(draft.type)) return checkContent(draft, now)
  return isReview(draft.type) ? findingsOf(REVIEW_RULES, draft, now) : []
}

function checkContent(draft: Draft, now: Instant): readonly Finding[] {
  const elements = METADATA_KEYS.map((key) => ({ element: METADATA[key], text: draft.licence[key] }))
  const fields = fieldsOf(draft).map((field) => ({ field, value: draft.face.get(field.name) }))
  return [
    ...elements.flatMap((element) => findingsOf(METADATA_RULES, element, now)),
    ...fields.flatMap((field) => findingsOf(FACE_RULES, field, now)),
    ...findingsOf(CONTENT_RULES, draft, now),
    ...findingsOf(PHOTO_RULES, draft, now),
    ...unknownFaceFields(draft).map(misfitFinding),
  ]
}

function unknownFaceFields(draft: Draft) {
  const names = fieldsOf(draft).map(({ name }) => name)
  // Without a known type no field is known, and the type code already is a finding.
  return names.length === 0 ? [] : unknown('face', draft.face, names)
}

function fieldsOf({ licence: { typeCode = '' } }: Draft): readonly FaceField[] {
  return isTypeCode(typeCode) ? kindOf(typeCode).face : []
}

/** The first error of a field says what to mend first; what follows from it would only confuse. Warnings stay as they are. */
function onePerField(findings: readonly Finding[]): readonly Finding[] {
  const firsts = new Map(
    findings
      .filter(isError)
      .reverse()
      .map((finding) => [finding.field, finding]),
  )
  return findings.filter((finding) => !isError(finding) || firsts.get(finding.field) === finding)
}

function isError({ severity }: Finding): boolean {
  return severity === 'error'
}

function eventOf(draft: Draft): LicenceEvent {
  const { type } = draft
  if (isIssuing(type)) {
    return { ...baseOf(draft), type, content: contentOf(draft), ...given({ identifier: draft.licence.identifier }) }
  }
  if (isReview(type)) return { ...baseOf(draft), type, review: reviewOf(draft) }
  return { ...baseOf(draft), type: type as StateEventType, ...given({ reason: draft.reason }) }
}

function baseOf({ eventId = '', occurredAt = '', revision = 0, licence: { typeCode = '', number = '' } }: Draft) {
  return { eventId, occurredAt: proven(parseInstant(occurredAt)), revision, typeCode: typeCode as TypeCode, number }
}

function contentOf(draft: Draft): LicenceContent {
  const { certificateName = '', authorityName = '', authorityCode = '', issuedOn = '' } = draft.licence
  const { holderName = '', holderCode = '', holderCodeType = '', validFrom, validUntil } = draft.licence
  return {
    certificateName,
    authority: { name: authorityName, code: authorityCode },
    issuedOn: proven(parseCompactDate(issuedOn)),
    holder: { name: holderName, code: holderCode, codeType: holderCodeType },
    ...given({ validFrom: dateOf(validFrom), validUntil: dateOf(validUntil), photo: draft.photo }),
    face: faceOf(draft),
  }
}

function reviewOf({ review: { result = '', period = '', validUntil } }: Draft) {
  return {
    result,
    period,
    ...given({ validUntil: validUntil === undefined ? undefined : proven(parseCivilDate(validUntil)) }),
  }
}

/** Only declared fields are taken over, in printed order. */
function faceOf(draft: Draft): FaceData {
  const printed = fieldsOf(draft).filter(({ name }) => draft.face.has(name))
  return Object.fromEntries(printed.map((field) => [field.name, faceValueOf(field, draft.face.get(field.name))]))
}

function faceValueOf({ value: shape }: FaceField, value: unknown): FaceValue {
  if (shape.kind !== 'qualifications') return value as FaceValue
  return qualificationsIn(value).map(({ category, firstIssuedOn, validFrom, validUntil }) => {
    return { category, firstIssuedOn, validFrom, validUntil }
  })
}

function dateOf(text: string | undefined) {
  return text === undefined ? undefined : proven(parseCompactDate(text))
}

/** The value of a reading that the rules have let pass. Throws if they have not: a hole in the rules must not reach the store. */
function proven<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(`the rules let ${result.failure} pass`)
  return result.value
}

function isIssuing(type: string | undefined): type is IssuingEventType {
  return (ISSUING_EVENTS as readonly string[]).includes(type ?? '')
}

function isReview(type: string | undefined): type is ReviewEventType {
  return (REVIEW_EVENTS as readonly string[]).includes(type ?? '')
}
