/**
 * 授权字段: what of a licence can be granted, field by field. What is printed on the face by its type's own declaration, and what every licence has
 * besides. A field that is granted and that the licence does not carry is simply not there.
 */

import type { Label } from '../label'
import { codeText, faceText, same, termText } from '../licence/face-value'
import { KINDS, kindOf } from '../licence/kinds'
import type { FaceValue, Licence, Review } from '../licence/licence'
import type { CategoryData, LicenceCategory } from '../licence/licence-category'
import { type LicenceStatus, statusAt } from '../licence/status'
import type { Instant } from '../time'

/** A field that can be granted. */
export interface GrantField {
  readonly name: string
  readonly label: Label
  /** 敏感个人信息 (PIPL 第二十八条), as far as a licence holds any: told apart before it is given. */
  readonly sensitive: boolean
}

/** Fields by category of licence; a category that is not granted is absent. */
export type GrantFields = { readonly [C in LicenceCategory]?: readonly string[] }

/** One granted field with what stands in it. */
export interface GrantedField {
  readonly name: string
  readonly label: Label
  /** For people. */
  readonly text: Label
  /** For machines: codes and ISO dates, as in `docs/interfaces.md` §2. */
  readonly data: FaceValue | { readonly from?: string; readonly until?: string } | Review
}

export const CATEGORIES: readonly LicenceCategory[] = ['practitioner', 'business', 'transport']

/** Fields that say which licence it is and how it stands: all that is told of one that is not in force. */
const STANDING: ReadonlySet<string> = new Set(['identifier', 'number', 'validity', 'status'])

const SENSITIVE: ReadonlySet<string> = new Set(['holderCode', 'birthDate', 'address', 'photo', 'archiveNumber'])

const COMMON: { readonly [name: string]: Label } = {
  holderName: { zh: '持证主体', en: 'Holder' },
  holderCode: { zh: '持证主体代码', en: "Holder's code" },
  number: { zh: '证照编号', en: 'Licence number' },
  identifier: { zh: '证照标识', en: 'Licence identifier' },
  validity: { zh: '有效期', en: 'Term' },
  issuedOn: { zh: '发证日期', en: 'Issued on' },
  authority: { zh: '发证机关', en: 'Issued by' },
  status: { zh: '证照状态', en: 'Status' },
}

const REVIEWS: { readonly [R in CategoryData['review']]: Label } = {
  annualReview: { zh: '年度审验', en: 'Annual review' },
  integrityAssessment: { zh: '诚信考核', en: 'Integrity assessment' },
}

const PHOTO: Label = { zh: '照片', en: 'Photo' }

/** The fields of a category, in the order they are shown. */
export const GRANT_FIELDS: { readonly [C in LicenceCategory]: readonly GrantField[] } = {
  practitioner: fieldsOf('practitioner'),
  business: fieldsOf('business'),
  transport: fieldsOf('transport'),
}

/** The field of this name; undefined when licences of the category have none. */
export function grantFieldOf(category: LicenceCategory, name: string): GrantField | undefined {
  return GRANT_FIELDS[category].find((field) => field.name === name)
}

/** Those of `names` that licences of the category have, in the order of {@link GRANT_FIELDS}: as people read them. */
export function fieldsAmong(category: LicenceCategory, names: readonly string[] = []): readonly GrantField[] {
  return GRANT_FIELDS[category].filter(({ name }) => names.includes(name))
}

/** Whether it is among what is told of a licence that is not in force. */
export function isStandingField(name: string): boolean {
  return STANDING.has(name)
}

/** What stands in the licence's fields `names`, in the order of {@link GRANT_FIELDS}. Nothing that is not named leaves. */
export function grantedFields(licence: Licence, names: readonly string[], now: Instant): readonly GrantedField[] {
  const { category } = kindOf(licence.typeCode)
  return GRANT_FIELDS[category].flatMap(({ name, label }) => {
    const value = names.includes(name) ? readValue(licence, name, now) : undefined
    return value ? [{ name, label, ...value }] : []
  })
}

function fieldsOf(category: LicenceCategory): readonly GrantField[] {
  const kind = Object.values(KINDS).find((each) => each.category === category)
  if (!kind) throw new Error(`no type of licence is ${category}`)
  const named = Object.entries(COMMON).map(([name, label]) => ({ name, label }))
  const fields = [
    ...named,
    ...(kind.design.portrait ? [{ name: 'photo', label: PHOTO }] : []),
    { name: kind.review, label: REVIEWS[kind.review] },
    ...kind.face.map(({ name, label }) => ({ name, label })),
  ]
  return fields.map((field) => ({ ...field, sensitive: isSensitive(category, field.name) }))
}

/** A practitioner's number usually is his citizen number. */
function isSensitive(category: LicenceCategory, name: string): boolean {
  return SENSITIVE.has(name) || (category === 'practitioner' && name === 'number')
}

type Value = Pick<GrantedField, 'text' | 'data'>

function readValue(licence: Licence, name: string, now: Instant): Value | undefined {
  const common = Object.hasOwn(READERS, name) ? READERS[name] : undefined
  return common ? common(licence, now) : faceValueOf(licence, name)
}

const READERS: { readonly [name: string]: (licence: Licence, now: Instant) => Value | undefined } = {
  holderName: ({ holder }) => textual(holder.name),
  holderCode: ({ holder }) => textual(holder.code),
  number: ({ number }) => textual(number),
  identifier: ({ identifier }) => textual(identifier),
  validity: ({ validFrom, validUntil }) => ({
    text: termText(validFrom, validUntil),
    data: { ...(validFrom ? { from: validFrom } : {}), ...(validUntil ? { until: validUntil } : {}) },
  }),
  issuedOn: ({ issuedOn }) => textual(issuedOn),
  authority: ({ authority }) => textual(authority.name),
  status: (licence, now) => statusValue(statusAt(licence, now)),
  photo: ({ photo }) => (photo === undefined ? undefined : { text: PHOTO, data: photo }),
  annualReview: ({ annualReview }) =>
    annualReview && { text: codeText('vehAudit', annualReview.result), data: annualReview },
  integrityAssessment: ({ integrityAssessment }) =>
    integrityAssessment && { text: same(integrityAssessment.result), data: integrityAssessment },
}

/** In words: the contract's table of statuses. */
function statusValue(status: LicenceStatus): Value {
  return { text: same(status), data: status }
}

function textual(text: string): Value {
  return { text: same(text), data: text }
}

function faceValueOf({ typeCode, face }: Licence, name: string): Value | undefined {
  const field = kindOf(typeCode).face.find((each) => each.name === name)
  const value = face[name]
  return field && value !== undefined ? { text: faceText(field.value, value), data: value } : undefined
}
