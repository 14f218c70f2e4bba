/**
 * 共享接口的名称: granted fields by the names of GB/T 36903 where it has them, and by the face's own where it has none, as the issuance interface writes
 * them. Days of standard metadata are `YYYYMMDD`; within the face they stay as they are.
 */
import { METADATA } from '../licence/metadata'
import { CATEGORIES, GRANT_FIELDS, type GrantedField } from './fields'

/** One licence's granted data on the wire. */
export interface WireLicence {
  readonly [element: string]: WireValue | undefined
  /** 照面信息, by the names of docs/licence-types.md. */
  readonly face?: { readonly [field: string]: GrantedField['data'] }
}

export type WireValue = GrantedField['data'] | { readonly [field: string]: GrantedField['data'] }

export const STATE_ELEMENT = 'CertificateState'

type Common = 'holderName' | 'holderCode' | 'number' | 'identifier' | 'validity' | 'issuedOn' | 'authority' | 'status'

/** The elements that one field of ours stands for. */
const ELEMENTS: { readonly [F in Common]: readonly string[] } = {
  holderName: [METADATA.holderName.name],
  holderCode: [METADATA.holderCode.name],
  number: [METADATA.number.name],
  identifier: [METADATA.identifier.name],
  validity: [METADATA.validFrom.name, METADATA.validUntil.name],
  issuedOn: [METADATA.issuedOn.name],
  authority: [METADATA.authorityName.name],
  status: [STATE_ELEMENT],
}

/** What stands beside the metadata, not within the face. */
const BESIDE: ReadonlySet<string> = new Set(['photo', 'annualReview', 'integrityAssessment'])

const FIELD_OF: ReadonlyMap<string, string> = new Map([
  ...CATEGORIES.flatMap((category) => GRANT_FIELDS[category]).flatMap(({ name }) =>
    isCommon(name) ? [] : [[name, name] as const],
  ),
  ...Object.entries(ELEMENTS).flatMap(([field, elements]) => elements.map((element) => [element, field] as const)),
])

/** Our field of this name on the wire; undefined when no licence has it. */
export function fieldOfElement(element: string): string | undefined {
  return FIELD_OF.get(element)
}

/** The names on the wire of our field. */
export function elementsOf(field: string): readonly string[] {
  return isCommon(field) ? ELEMENTS[field] : [field]
}

/** The fields as they are sent: nothing that is not among `fields` is in it. */
export function wireLicence(fields: readonly GrantedField[]): WireLicence {
  const face = fields.filter(({ name }) => !isCommon(name) && !BESIDE.has(name)).map(({ name, data }) => [name, data])
  const rest = fields.flatMap((field) => entriesOf(field))
  return { ...Object.fromEntries(rest), ...(face.length > 0 ? { face: Object.fromEntries(face) } : {}) }
}

function entriesOf({ name, data }: GrantedField): readonly (readonly [string, GrantedField['data']])[] {
  if (name === 'validity') return termEntries(data)
  if (BESIDE.has(name)) return [[name, data]]
  if (!isCommon(name)) return []
  const text = name === 'issuedOn' ? compactDay(String(data)) : data
  return ELEMENTS[name].map((element) => [element, text])
}

function termEntries(data: GrantedField['data']): readonly (readonly [string, string])[] {
  if (typeof data !== 'object') return []
  const days = [
    [METADATA.validFrom.name, 'from' in data ? data.from : undefined],
    [METADATA.validUntil.name, 'until' in data ? data.until : undefined],
  ] as const
  return days.flatMap(([element, day]) => (day === undefined ? [] : [[element, compactDay(day)] as const]))
}

function compactDay(day: string): string {
  return day.replaceAll('-', '')
}

function isCommon(name: string): name is Common {
  return Object.hasOwn(ELEMENTS, name)
}
