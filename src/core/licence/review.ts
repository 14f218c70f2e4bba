/**
 * 年审、诚信考核 and what the holder should see to. A review never changes the legal state: an overdue one is a matter for the
 * authority, so it is told as attention here and as a warning to officers.
 */
import { type CivilDate, civilDateOf, daysAfter, daysBetween, type Instant } from '../time'
import type { Licence, Review } from './licence'
import { statusAt } from './status'

/** How many days ahead a holder is told. Ours: a renewal may be asked for 30 to 60 days before the end. */
const NOTICE_DAYS = 60

/** What the holder should do something about. Does not change the legal state. */
export type Attention =
  | { readonly kind: 'expires' | 'reviewDue' | 'assessmentDue'; readonly on: CivilDate }
  | { readonly kind: 'reviewOverdue' | 'assessmentOverdue'; readonly since: CivilDate }
  | { readonly kind: 'reviewFailed' | 'assessmentFailed' }

/** What of a licence its deadlines depend on. */
export type Reviewed = Pick<
  Licence,
  'state' | 'validFrom' | 'validUntil' | 'annualReview' | 'integrityAssessment' | 'face'
>

/** Whether a review was failed: 年审不合格 (`vehAudit` 2) or 诚信考核 grade B. */
function isFailed({ result }: Pick<Review, 'result'>): boolean {
  return result === '2' || result === 'B'
}

/** What to see to, most urgent first. A licence that has ended or expired needs nothing any more. */
export function attentionOf(licence: Reviewed, now: Instant): readonly Attention[] {
  const status = statusAt(licence, now)
  if (status !== 'inForce' && status !== 'suspended' && status !== 'notYetValid') return []
  const today = civilDateOf(now)
  const all = [...annualReview(licence, today), ...assessment(licence, today), ...expiry(licence, today)]
  return all.sort((a, b) => urgencyOf(a).localeCompare(urgencyOf(b)))
}

/**
 * 办理期限: the earliest day by which the holder has to have seen to something, whatever today is; a failed review has been due since
 * it was failed. Undefined when nothing will be due, and when the licence has ended by an act of the authority.
 */
export function dueByOf(licence: Reviewed): CivilDate | undefined {
  if (licence.state !== 'inForce' && licence.state !== 'suspended') return undefined
  const days = [annualDeadline(licence), assessmentDeadline(licence), licence.validUntil]
  const [earliest] = days.filter((day) => day !== undefined).sort()
  return earliest
}

/** What is due by this day is told of today. */
export function noticedUntil(today: CivilDate): CivilDate {
  return daysAfter(today, NOTICE_DAYS)
}

function annualReview(licence: Reviewed, today: CivilDate): readonly Attention[] {
  const { annualReview: review } = licence
  if (review && isFailed(review)) return [{ kind: 'reviewFailed' }]
  const deadline = annualDeadline(licence)
  if (deadline === undefined) return []
  if (deadline < today) return [{ kind: 'reviewOverdue', since: deadline }]
  return isNear(deadline, today) ? [{ kind: 'reviewDue', on: deadline }] : []
}

function annualDeadline({ annualReview: review, face }: Reviewed): CivilDate | undefined {
  if (review && isFailed(review)) return civilDateOf(review.occurredAt)
  return review?.result === '1' ? termOf(review, face) : printedDeadline(face)
}

/** A passed review counts until its own term; one without a term until the printed one, unless that had come before the review. */
function termOf(review: Review, face: Licence['face']): CivilDate | undefined {
  const printed = printedDeadline(face)
  const isLater = printed !== undefined && printed > civilDateOf(review.occurredAt)
  return review.validUntil ?? (isLater ? printed : undefined)
}

/** 审验有效期至 as printed: what counts until the first review of this licence has been passed here. */
function printedDeadline(face: Licence['face']): CivilDate | undefined {
  const { reviewValidUntil: printed } = face
  // Only `readEvent` makes faces, and it let nothing but a real date into this field.
  return typeof printed === 'string' ? (printed as CivilDate) : undefined
}

function assessment(licence: Reviewed, today: CivilDate): readonly Attention[] {
  const { integrityAssessment: review } = licence
  if (review && isFailed(review)) return [{ kind: 'assessmentFailed' }]
  const deadline = assessmentDeadline(licence)
  if (deadline === undefined) return []
  if (deadline < today) return [{ kind: 'assessmentOverdue', since: deadline }]
  return isNear(deadline, today) ? [{ kind: 'assessmentDue', on: deadline }] : []
}

function assessmentDeadline({ integrityAssessment: review }: Reviewed): CivilDate | undefined {
  return review && isFailed(review) ? civilDateOf(review.occurredAt) : review?.validUntil
}

function expiry({ validUntil }: Reviewed, today: CivilDate): readonly Attention[] {
  if (validUntil === undefined || validUntil < today) return []
  return isNear(validUntil, today) ? [{ kind: 'expires', on: validUntil }] : []
}

function isNear(date: CivilDate, today: CivilDate): boolean {
  return daysBetween(today, date) <= NOTICE_DAYS
}

/** In order of text: failed first, then what has passed, then what comes, each by date. */
export function urgencyOf(attention: Attention): string {
  if ('since' in attention) return `1${attention.since}`
  return 'on' in attention ? `2${attention.on}` : '0'
}
