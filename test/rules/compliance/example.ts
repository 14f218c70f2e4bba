/** An example of a rule: what breaks it, and the case just outside that keeps it. The events bent are the demo province's own. */
import { issueOf, laterEvent, type RawEvent, TYPE } from '../samples'

export type Bend = (event: RawEvent) => void

export interface Example {
  readonly rule: string
  /** The field the finding names. */
  readonly field: string
  readonly of: () => RawEvent
  readonly what: string
  readonly breaks: Bend
  /** The case just outside; without one, the event as it came. */
  readonly keeps?: Bend
}

export const practitioner = () => issueOf(TYPE.practitioner)
export const rideHailingDriver = () => issueOf(TYPE.rideHailingDriver)
export const business = () => issueOf(TYPE.business)
export const transport = () => issueOf(TYPE.transport)
export const suspension = () => laterEvent(transport(), { type: 'suspend', reason: '暂扣' })
export const annualReview = () =>
  laterEvent(transport(), { type: 'annualReview', review: { result: '1', period: '2026', validUntil: '2027-12-31' } })
export const assessment = () =>
  laterEvent(practitioner(), { type: 'integrityAssessment', review: { result: 'AA', period: '2026' } })

/** A heavy lorry that nothing can be said against. */
export function lorry(): RawEvent {
  const event = transport()
  all(
    face({ vehicleType: 'H11', plateNumber: '示A12345', plateColour: '2', tonnage: 18, businessScope: ['02101'] }),
    face({ lengthMm: 11_980, widthMm: 2550, heightMm: 3990, technicalGrade: '1' }),
    withoutFace('seats'),
  )(event)
  return event
}

/** A medium bus that nothing can be said against. */
export function bus(): RawEvent {
  const event = transport()
  all(
    face({ vehicleType: 'K21', plateNumber: '示A12345', plateColour: '2', seats: 19, businessScope: ['01101'] }),
    face({ lengthMm: 5990, widthMm: 2300, heightMm: 2900, technicalGrade: '1' }),
    withoutFace('tonnage'),
  )(event)
  return event
}

/** A car for ride-hailing that nothing can be said against. */
export function car(): RawEvent {
  const event = issueOf(TYPE.rideHailingVehicle)
  all(
    face({ vehicleType: 'K33', plateNumber: '示AD12345', plateColour: '94', seats: 5, technicalGrade: '1' }),
    face({ lengthMm: 4765, widthMm: 1837, heightMm: 1515 }),
  )(event)
  return event
}

export const all =
  (...bends: readonly Bend[]): Bend =>
  (event) => {
    for (const bend of bends) bend(event)
  }
export const set =
  (members: { readonly [member: string]: unknown }): Bend =>
  (event) => {
    Object.assign(event, members)
  }
export const licence =
  (members: { readonly [member: string]: unknown }): Bend =>
  (event) => {
    Object.assign(event.licence, members)
  }
export const face =
  (members: { readonly [field: string]: unknown }): Bend =>
  (event) => {
    event.licence.face = { ...event.licence.face, ...members }
  }
export const unset =
  (member: string): Bend =>
  (event) => {
    delete event[member]
  }
export const without =
  (member: string): Bend =>
  (event) => {
    delete event.licence[member]
  }
export const withoutFace =
  (...fields: readonly string[]): Bend =>
  ({ licence: { face: given = {} } }) => {
    for (const field of fields) delete given[field]
  }
export const review =
  (members: { readonly [member: string]: unknown }): Bend =>
  (event) => {
    event.review = { ...(event.review as object), ...members }
  }
