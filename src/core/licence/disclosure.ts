/**
 * 披露: who is told what of a licence. The holder sees it all with his citizen number masked against onlookers; an officer sees the whole
 * face; the public sees only whose it is, masked, and until when it runs. Every text for a person about a licence is made here.
 */
import type { Label } from '../label'
import type { FaceField, FaceHeading } from './face-field'
import { type FaceLayout, layoutOf } from './face-layout'
import { codeText, faceText, joined, same, termText } from './face-value'
import { isNaturalPerson } from './holder-code'
import { kindOf } from './kinds'
import type { Licence, Qualification } from './licence'
import { maskName, maskNumber } from './masking'

export type Audience = 'holder' | 'officer' | 'public'

/** One printed line. */
export interface FaceLine {
  /** The face field of its type, `dimensions`, or one of the lines every licence has: holderName, holderCode, number, validity, issuedOn, authority. */
  readonly field: string
  /** Where on the paper: whose and which it is; what it says; by whom, when and for how long. */
  readonly part: 'head' | 'body' | 'foot'
  readonly label: Label
  /** The whole line as one text: for lists, and for those who listen. */
  readonly value: Label
  /** How it stands on the face when it is more than running text. */
  readonly layout?: FaceLayout
}

const VALIDITY: Label = { zh: '有效期', en: 'Valid' }
const ISSUED_ON: Label = { zh: '发证日期', en: 'Issued on' }
const AUTHORITY: Label = { zh: '发证机关', en: 'Issued by' }
const HOLDER: Label = { zh: '持证主体', en: 'Holder' }
const DIMENSIONS: Label = { zh: '外廓尺寸（长×宽×高）', en: 'Dimensions (L × W × H)' }

/** The lines of the face for `audience`, in printed order. Absent fields have no line. */
export function faceLines(licence: Licence, audience: Audience): readonly FaceLine[] {
  return audience === 'public' ? publicLines(licence) : fullLines(licence, audience)
}

/** 证照编号 for `audience`: a person's number is masked for all but officers; for the public every number is. */
export function numberFor(licence: Licence, audience: Audience): string {
  const shown = audience === 'officer' || (audience === 'holder' && !isPersonal(licence))
  return shown ? licence.number : maskNumber(licence.number)
}

/** Who or what the licence is about: the person, the company, or the plate with its customary dot (示A·04713). */
export function subjectOf(licence: Licence): string {
  const { plateNumber } = licence.face
  return typeof plateNumber === 'string' ? plateText(plateNumber) : licence.holder.name
}

/** One line on what the licence allows: qualifications; vehicle and scope; or scope of business. */
export function detailOf(licence: Licence): Label {
  const { qualifications, vehicleType, businessScope } = licence.face
  if (Array.isArray(qualifications)) return joined(qualifications.map(qualificationLabel))
  const scope = joined(textsOf(businessScope).map((code) => codeText('businessScope', code)))
  return typeof vehicleType === 'string' ? dotted(codeText('gat16_4', vehicleType), scope) : scope
}

/** A plate as it is painted: a dot after the second character. */
export function plateText(plate: string): string {
  const characters = [...plate]
  return characters.length > 2 ? `${characters.slice(0, 2).join('')}·${characters.slice(2).join('')}` : plate
}

function fullLines(licence: Licence, audience: 'holder' | 'officer'): readonly FaceLine[] {
  return [
    ...standing('head', headLines(licence, audience)),
    ...standing('body', fieldLines(licence)),
    ...standing('foot', footLines(licence)),
  ]
}

/** A line that has no place on the paper yet. */
type Line = Omit<FaceLine, 'part'>

function standing(part: FaceLine['part'], lines: readonly Line[]): readonly FaceLine[] {
  return lines.map((line) => ({ ...line, part }))
}

function headLines(licence: Licence, audience: 'holder' | 'officer'): readonly Line[] {
  const values = {
    holderName: licence.holder.name,
    number: numberFor(licence, audience),
    holderCode: holderCodeFor(licence, audience),
  }
  return kindOf(licence.typeCode)
    .headings.filter(({ field }) => !repeatsNumber(licence, field))
    .map((line) => ({ ...line, value: same(values[line.field]) }))
}

/** A practitioner's number usually is the citizen number: the same text is not printed twice. */
function repeatsNumber({ number, holder }: Licence, field: FaceHeading['field']): boolean {
  return field === 'holderCode' && holder.code === number
}

function holderCodeFor({ holder }: Licence, audience: Audience): string {
  return audience === 'officer' || !isNaturalPerson(holder.codeType) ? holder.code : maskNumber(holder.code)
}

function fieldLines(licence: Licence): readonly Line[] {
  const { face } = kindOf(licence.typeCode)
  const measures = face.filter(isMeasure)
  const together = measures.length > 1 && measures.every(({ name }) => licence.face[name] !== undefined)
  return face.flatMap((field) => {
    if (!together || !isMeasure(field)) return fieldLine(licence, field)
    return field === measures[0] ? [dimensionsLine(licence, measures)] : []
  })
}

/** 外廓尺寸: what is measured in millimetres stands on one line, as printed. */
function isMeasure({ value }: FaceField): boolean {
  return value.kind === 'integer' && value.unit?.en === 'mm'
}

function dimensionsLine({ face }: Licence, measures: readonly FaceField[]): Line {
  const value = measures.map(({ name }) => String(face[name])).join(' × ')
  return { field: 'dimensions', label: DIMENSIONS, value: { zh: `${value} 毫米`, en: `${value} mm` } }
}

function fieldLine(licence: Licence, { name, label, value: shape }: FaceField): readonly Line[] {
  const value = licence.face[name]
  if (value === undefined) return []
  if (name === 'plateNumber') return [plateLine(licence, label)]
  const layout = layoutOf(shape, value)
  return [{ field: name, label, value: faceText(shape, value), ...(layout ? { layout } : {}) }]
}

function plateLine({ face: { plateNumber, plateColour } }: Licence, label: Label): Line {
  const colour = typeof plateColour === 'string' ? { colour: plateColour } : {}
  return {
    field: 'plateNumber',
    label,
    value: same(plateText(String(plateNumber))),
    layout: { kind: 'plate', ...colour },
  }
}

function footLines({ validFrom, validUntil, issuedOn, authority }: Licence): readonly Line[] {
  return [
    { field: 'validity', label: VALIDITY, value: termText(validFrom, validUntil) },
    { field: 'issuedOn', label: ISSUED_ON, value: same(issuedOn), layout: { kind: 'short' } },
    { field: 'authority', label: AUTHORITY, value: same(authority.name) },
  ]
}

function publicLines(licence: Licence): readonly FaceLine[] {
  const { holder, validFrom, validUntil } = licence
  const name = isNaturalPerson(holder.codeType) ? maskName(holder.name) : holder.name
  const lines = [
    { field: 'holderName', label: HOLDER, value: same(name) },
    { field: 'validity', label: VALIDITY, value: termText(validFrom, validUntil) },
  ]
  return standing('head', lines)
}

function qualificationLabel(item: string | Qualification): Label {
  return codeText('jtt697_7_5_22', typeof item === 'string' ? item : item.category)
}

function textsOf(value: Licence['face'][string] | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

function dotted(first: Label, second: Label): Label {
  return { zh: `${first.zh} · ${second.zh}`, en: `${first.en} · ${second.en}` }
}

/** A practitioner's number usually is the citizen number; a sole trader's code is his own. */
function isPersonal({ typeCode, number, holder }: Licence): boolean {
  return kindOf(typeCode).holderCategory === 'person' || (isNaturalPerson(holder.codeType) && number === holder.code)
}
