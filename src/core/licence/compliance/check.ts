/** 数据核查 of one pushed event: which tables of rules look at what. The order decides which error of a field is told: the first thing to mend. */
import type { Label } from '../../label'
import type { Instant } from '../../time'
import { addStrangers, type Draft, EVENT_TEXTS, type Misfit, REVIEW_TEXTS } from '../draft'
import { type Finding, isIssuingType, isReviewType } from '../event'
import type { FaceField } from '../face-field'
import { KINDS, type LicenceKind, type TypeCode } from '../kinds'
import { member } from '../members'
import { METADATA, METADATA_KEYS, type MetadataElement } from '../metadata'
import { BUSINESS_RULES, SCOPE_RULES } from './business-rules'
import { charactersIn } from './characters'
import { EVENT_RULES } from './event-rules'
import { type FaceRule, rulesOn } from './face-rules'
import type { Facts } from './facts'
import { HOLDER_RULES } from './holder-rules'
import { IDENTITY_RULES } from './identity-rules'
import { METADATA_RULES } from './metadata-rules'
import { type DecodesPhoto, PHOTO_RULES, photoOf } from './photo-rules'
import { PLATE_RULES } from './plate-rules'
import { PRACTITIONER_RULES } from './practitioner-rules'
import { REVIEW_RULES } from './review-rules'
import { type Datum, judge, type Rule } from './rule'
import { SHAPE_RULES } from './shape-rules'
import { TERM_RULES } from './term-rules'
import { TEXT_RULES } from './text-rules'
import { VEHICLE_RULES } from './vehicle-rules'

/** What a check needs from outside. */
export interface CheckOptions {
  /** Decides what lies in the future and what comes late. */
  readonly now: Instant
  readonly decodesPhoto: DecodesPhoto
}

/** Rules on the whole licence, beside those that all licences share. */
const RULES_BY_CATEGORY: { readonly [C in LicenceKind['category']]: readonly Rule<Facts>[] } = {
  practitioner: PRACTITIONER_RULES,
  business: [...SCOPE_RULES, ...BUSINESS_RULES],
  transport: [...SCOPE_RULES, ...VEHICLE_RULES, ...PLATE_RULES],
}

const LICENCE_RULES: readonly Rule<Facts>[] = [...IDENTITY_RULES, ...TERM_RULES, ...HOLDER_RULES]

/** A field of the face and the rules that look at it. */
interface FaceDatum extends Datum {
  readonly declared: FaceField
  readonly rules: readonly FaceRule[]
}

interface FaceTable {
  readonly data: readonly FaceDatum[]
  readonly names: ReadonlySet<string>
}

/** Worked out once: a hundred thousand licences share nine tables. */
const FACES = Object.fromEntries(Object.entries(KINDS).map(([code, { face }]) => [code, faceTable(face)])) as {
  readonly [C in TypeCode]: FaceTable
}

const ELEMENTS = METADATA_KEYS.map((key) => ({ key, element: METADATA[key], datum: datumOf(METADATA[key]) }))

const EVENT_DATA = EVENT_TEXTS.map((field) => ({ field }))
const REVIEW_DATA = REVIEW_TEXTS.map((field) => ({ field }))

/** Everything found wrong with an event. */
export function check(facts: Facts, misfits: readonly Misfit[], options: CheckOptions): readonly Finding[] {
  const { now } = options
  const found: Finding[] = []
  for (const misfit of misfits) judge(SHAPE_RULES, misfit, now, found, misfit)
  checkTexts(facts.draft, now, found)
  judge(EVENT_RULES, facts, now, found)
  if (isIssuingType(facts.draft.type)) checkLicence(facts, options, found)
  if (isReviewType(facts.draft.type)) judge(REVIEW_RULES, facts, now, found)
  return found
}

function checkTexts(draft: Draft, now: Instant, found: Finding[]): void {
  for (const { key, datum } of ELEMENTS) checkText(draft.licence[key], datum, now, found)
  for (const datum of EVENT_DATA) checkText(draft[datum.field], datum, now, found)
  if (draft.hasReview) for (const datum of REVIEW_DATA) checkText(draft.review[datum.field], datum, now, found)
}

function checkText(text: string | undefined, datum: Datum, now: Instant, found: Finding[]): void {
  const characters = text === undefined ? 0 : charactersIn(text)
  if (text !== undefined && characters !== 0) judge(TEXT_RULES, { text, characters }, now, found, datum)
}

function checkLicence(facts: Facts, { now, decodesPhoto }: CheckOptions, found: Finding[]): void {
  const { draft, kind } = facts
  for (const { key, element, datum } of ELEMENTS)
    judge(METADATA_RULES, { element, text: draft.licence[key] }, now, found, datum)
  judge(LICENCE_RULES, facts, now, found)
  if (kind) checkFace(facts, kind, now, found)
  if (draft.photo !== undefined) judge(PHOTO_RULES, photoOf(draft.photo, kind, decodesPhoto), now, found)
}

/** Without a known type no field is known, and the type code already is a finding. */
function checkFace(facts: Facts, kind: LicenceKind, now: Instant, found: Finding[]): void {
  const { face } = facts.draft
  const { data, names } = FACES[kind.typeCode]
  for (const datum of data) checkField(datum, member(face, datum.field), now, found)
  judge(RULES_BY_CATEGORY[kind.category], facts, now, found)
  const misfits: Misfit[] = []
  addStrangers('face', face, names, misfits)
  for (const misfit of misfits) judge(SHAPE_RULES, misfit, now, found, misfit)
}

function checkField(datum: FaceDatum, value: unknown, now: Instant, found: Finding[]): void {
  if (datum.declared.value.kind === 'text' && typeof value === 'string') checkText(value, datum, now, found)
  judge(datum.rules, { field: datum.declared, value }, now, found, datum)
}

function faceTable(face: readonly FaceField[]): FaceTable {
  return { data: face.map(faceDatum), names: new Set(face.map(({ name }) => name)) }
}

function faceDatum(declared: FaceField): FaceDatum {
  const { name, label, value } = declared
  const longest = 'max' in value ? { max: value.max } : {}
  return { field: name, label, ...longest, declared, rules: rulesOn(value.kind) }
}

function datumOf({ name, label, max }: MetadataElement): { field: string; label: Label; max: number } {
  return { field: name, label, max }
}
