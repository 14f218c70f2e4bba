/** The event in our own words, made of a draft in which the rules have found no error. Only declared data are taken over. */
import { given } from '../given'
import { dateIn } from './compliance/face-values'
import type { Facts } from './compliance/facts'
import { isIssuingType, isReviewType, type LicenceEvent, type StateEventType } from './event'
import type { FaceField } from './face-field'
import type { FaceData, FaceValue, LicenceContent } from './licence'
import { hasMember, member } from './members'

export function eventOf(facts: Facts): LicenceEvent {
  const { type, reason, licence } = facts.draft
  if (isIssuingType(type)) {
    return { ...baseOf(facts), type, content: contentOf(facts), ...given({ identifier: licence.identifier }) }
  }
  if (isReviewType(type)) return { ...baseOf(facts), type, review: reviewOf(facts) }
  return { ...baseOf(facts), type: type as StateEventType, ...given({ reason }) }
}

function baseOf({ draft, kind, occurredAt }: Facts) {
  return {
    eventId: proven(draft.eventId),
    occurredAt: proven(occurredAt),
    revision: proven(draft.revision),
    typeCode: proven(kind).typeCode,
    number: proven(draft.licence.number),
  }
}

function contentOf(facts: Facts): LicenceContent {
  const { licence, photo } = facts.draft
  const { validFrom, validUntil } = facts
  return {
    certificateName: proven(licence.certificateName),
    authority: { name: proven(licence.authorityName), code: proven(licence.authorityCode) },
    issuedOn: proven(facts.issuedOn),
    holder: {
      name: proven(licence.holderName),
      code: proven(licence.holderCode),
      codeType: proven(licence.holderCodeType),
    },
    ...given({ validFrom, validUntil, photo }),
    face: faceOf(facts),
  }
}

function reviewOf({ draft: { review } }: Facts) {
  const { result, period, validUntil } = review
  return { result: proven(result), period: proven(period), ...given({ validUntil: dateIn(validUntil) }) }
}

/** Only declared fields are taken over, in printed order. */
function faceOf(facts: Facts): FaceData {
  const values: Record<string, FaceValue> = {}
  for (const field of proven(facts.kind).face)
    if (hasMember(facts.draft.face, field.name)) values[field.name] = faceValueOf(facts, field)
  return values
}

/** Lists are copied item by item, so that nothing undeclared comes with them. */
function faceValueOf({ draft, qualifications }: Facts, { name, value: shape }: FaceField): FaceValue {
  return shape.kind === 'qualifications' ? qualifications : (member(draft.face, name) as FaceValue)
}

/** A datum that the rules have demanded. Throws if it is absent: a hole in the rules must not reach the store. */
function proven<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the rules let a missing datum pass')
  return value
}
