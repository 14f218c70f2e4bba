/**
 * What an offline code says of a licence, so short that a QR code holds it: whose, which vehicle, the number's end and what it allows. A person's
 * name is masked: whoever sees the code can read it. And the same in words, for whoever checks it.
 */
import type { Label } from '../label'
import { plateText } from '../licence/disclosure'
import { codeText, joined, same } from '../licence/face-value'
import { isNaturalPerson } from '../licence/holder-code'
import { kindOf, type TypeCode } from '../licence/kinds'
import type { Licence } from '../licence/licence'
import { maskName } from '../licence/masking'
import { utf8 } from '../text-bytes'
import type { CivilDate } from '../time'
import { type CredentialSubject, CUT, isCode, LONGEST_TEXT, MORE_CODES, seenOnly } from './credential-text'

/** One line about an offline code, as {@link FaceLine} is one about a licence. */
export interface SubjectLine {
  readonly field: 'holderName' | 'plateNumber' | 'numberEnd' | 'codes'
  readonly label: Label
  readonly value: Label
}

const SEPARATORS = 3
const NUMBER_END = 4
/** Marks that belong to the character before them: accents, and the selectors that tell variants of a rare character apart. */
const MARK = /^[\u0300-\u036f\ufe00-\ufe0f\u{e0100}-\u{e01ef}]$/u

/**
 * What the code of `licence` says on the day `on`: qualifications out of their term are left out. The number's end and the plate are whole, then
 * come the first code and as much of the holder as fits, then as many more codes as do. Always fits {@link LONGEST_TEXT}.
 */
export function credentialSubjectOf(licence: Licence, on: CivilDate): CredentialSubject {
  const { name: inFull, codeType } = licence.holder
  const holder = clean(isNaturalPerson(codeType) ? maskName(inFull) : inFull) || CUT
  const codes = codesOf(licence, on)
  const numberEnd = [...clean(licence.number)].slice(-NUMBER_END).join('') || CUT
  const shortest = listed(codes, 1)
  const leastOfHolder = Math.min(size(holder), size(CUT))
  const beside = LONGEST_TEXT - SEPARATORS - size(numberEnd) - size(shortest.join())
  const plate = cutTo(clean(plateOf(licence)), beside - leastOfHolder)
  const name = cutTo(holder, beside - size(plate))
  const roomForCodes = beside + size(shortest.join()) - size(plate) - size(name)
  return {
    holder: name,
    ...(plate === '' ? {} : { plate }),
    numberEnd,
    codes: asManyAsFit(codes, roomForCodes),
  }
}

/** The lines that tell a person what the code says. Codes that the tables do not know stand as they are. */
export function describeSubject(typeCode: TypeCode, subject: CredentialSubject): readonly SubjectLine[] {
  const { holder, plate, numberEnd, codes } = subject
  const lines: readonly (SubjectLine | undefined)[] = [
    plate === undefined ? undefined : { field: 'plateNumber', label: PLATE, value: same(plateText(plate)) },
    { field: 'holderName', label: holderLabel(typeCode), value: same(holder) },
    { field: 'numberEnd', label: NUMBER, value: same(numberEnd) },
    codes.length === 0 ? undefined : { field: 'codes', label: codesLabel(typeCode), value: codesText(typeCode, codes) },
  ]
  return lines.filter((line) => line !== undefined)
}

const PLATE: Label = { zh: '车辆号牌', en: 'Plate number' }
const NUMBER: Label = { zh: '证照编号末四位', en: 'Number ends in' }
const HOLDER: Label = { zh: '持证主体', en: 'Holder' }
const QUALIFICATIONS: Label = { zh: '从业资格类别', en: 'Qualifications' }
const SCOPE: Label = { zh: '经营范围', en: 'Scope of business' }

function holderLabel(typeCode: TypeCode): Label {
  return kindOf(typeCode).headings.find(({ field }) => field === 'holderName')?.label ?? HOLDER
}

function codesLabel(typeCode: TypeCode): Label {
  return isPractitioner(typeCode) ? QUALIFICATIONS : SCOPE
}

function codesText(typeCode: TypeCode, codes: readonly string[]): Label {
  const known = codes.filter((code) => code !== MORE_CODES)
  const table = isPractitioner(typeCode) ? 'jtt697_7_5_22' : 'businessScope'
  const { zh, en } = joined(known.map((code) => codeText(table, code)))
  return known.length === codes.length ? { zh, en } : { zh: `${zh}等`, en: `${en} and more` }
}

function isPractitioner(typeCode: TypeCode): boolean {
  return kindOf(typeCode).category === 'practitioner'
}

function plateOf({ face: { plateNumber } }: Licence): string {
  return typeof plateNumber === 'string' ? plateNumber : ''
}

/** Each once, in the order of the face. */
function codesOf({ face: { qualifications, businessScope } }: Licence, on: CivilDate): readonly string[] {
  const given = [qualifications, businessScope].flatMap((value) => (Array.isArray(value) ? value : []))
  const codes = given.flatMap((item) => {
    if (typeof item === 'string') return [item]
    return item.validFrom <= on && on <= item.validUntil ? [item.category] : []
  })
  return [...new Set(codes)].filter(isCode)
}

/** The first `count` of `codes`, and whether there are more. */
function listed(codes: readonly string[], count: number): readonly string[] {
  return codes.length > count ? [...codes.slice(0, count), MORE_CODES] : codes
}

function asManyAsFit(codes: readonly string[], room: number): readonly string[] {
  let count = codes.length
  while (count > 1 && size(listed(codes, count).join()) > room) count -= 1
  return listed(codes, count)
}

/** The text, or as many of its characters as leave room for the sign that it was cut. */
function cutTo(text: string, room: number): string {
  if (size(text) <= room) return text
  let kept = ''
  for (const character of charactersOf(text)) {
    if (size(kept) + size(character) + size(CUT) > room) break
    kept += character
  }
  return kept + CUT
}

function charactersOf(text: string): readonly string[] {
  const characters: string[] = []
  for (const point of text) {
    if (MARK.test(point) && characters.length > 0) characters.push(characters.pop() + point)
    else characters.push(point)
  }
  return characters
}

function clean(text: string): string {
  return seenOnly(text).trim()
}

function size(text: string): number {
  return utf8(text).length
}
