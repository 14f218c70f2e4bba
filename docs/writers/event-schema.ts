/**
 * `docs/schemas/*.json`: the pushed event of each type of licence as JSON Schema (draft 2020-12). It says form and codes; that data agree
 * with each other, check digits and dates in the calendar are the matter of the rules (docs/compliance-rules.md).
 */
import { CODE_TABLES, type CodeTable } from '../../src/core/licence/code-tables'
import { EVENT_TYPES, ISSUING_EVENTS } from '../../src/core/licence/event'
import type { FaceField, FieldShape } from '../../src/core/licence/face-field'
import { kindOf, type LicenceKind, type TypeCode } from '../../src/core/licence/kinds'
import { METADATA, METADATA_KEYS, type MetadataKey } from '../../src/core/licence/metadata'

type Json = string | number | boolean | readonly Json[] | Schema
interface Schema {
  readonly [member: string]: Json
}

export function eventSchema(typeCode: TypeCode): string {
  return `${JSON.stringify(schemaOf(kindOf(typeCode)), null, 2)}\n`
}

const CIVIL_DATE = '^\\d{4}-\\d{2}-\\d{2}$'
const COMPACT_DATE = '^\\d{8}$'
const UUID = '^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$'
const WITH_OFFSET = '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,3})?(?:Z|[+-]\\d{2}:\\d{2})$'

function schemaOf(kind: LicenceKind): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:road-transport-licence-event:${kind.typeCode}`,
    title: `${kind.name.zh} · ${kind.name.en}`,
    type: 'object',
    required: ['eventId', 'type', 'occurredAt', 'revision', 'licence'],
    properties: {
      eventId: text(UUID),
      type: { enum: EVENT_TYPES },
      occurredAt: text(WITH_OFFSET),
      revision: { type: 'integer', minimum: 1, maximum: 1_000_000 },
      licence: licenceSchema(kind),
      review: reviewSchema(),
      reason: { type: 'string', maxLength: 500 },
    },
    allOf: [
      when({ enum: ISSUING_EVENTS }, { properties: { licence: { required: wholeLicence() } } }),
      when({ const: 'annualReview' }, reviewWith('vehAudit')),
      when({ const: 'integrityAssessment' }, reviewWith('integrityGrade')),
    ],
  }
}

function licenceSchema(kind: LicenceKind): Schema {
  const elements = METADATA_KEYS.map((key) => [METADATA[key].name, elementSchema(key, kind)] as const)
  return {
    type: 'object',
    required: [METADATA.typeCode.name, METADATA.number.name],
    properties: {
      ...Object.fromEntries(elements),
      face: faceSchema(kind),
      photo: { type: 'string', contentEncoding: 'base64', description: 'JPEG or PNG, at most 50 KB' },
    },
  }
}

/** Elements of which more is known than their length. */
const ELEMENTS: { readonly [K in MetadataKey]?: (kind: LicenceKind) => Schema } = {
  typeCode: ({ typeCode }) => ({ const: typeCode }),
  number: () => ({ type: 'string', pattern: '^\\S+$', maxLength: METADATA.number.max }),
  holderCodeType: () => codeSchema('holderCodeType'),
  issuedOn: () => text(COMPACT_DATE),
  validFrom: () => text(COMPACT_DATE),
  validUntil: () => text(COMPACT_DATE),
}

function elementSchema(key: MetadataKey, kind: LicenceKind): Schema {
  const { label, max } = METADATA[key]
  const schema = ELEMENTS[key]?.(kind) ?? { type: 'string', maxLength: max }
  return { title: `${label.zh} · ${label.en}`, ...schema }
}

function wholeLicence(): readonly string[] {
  return [
    ...METADATA_KEYS.map((key) => METADATA[key])
      .filter(({ required }) => required)
      .map(({ name }) => name),
    'face',
  ]
}

function faceSchema({ face }: LicenceKind): Schema {
  return {
    type: 'object',
    required: face.filter(({ required }) => required).map(({ name }) => name),
    properties: Object.fromEntries(face.map((field) => [field.name, fieldSchema(field)])),
  }
}

function fieldSchema({ label, value }: FaceField): Schema {
  return { title: `${label.zh} · ${label.en}`, ...shapeSchema(value) }
}

function shapeSchema(shape: FieldShape): Schema {
  switch (shape.kind) {
    case 'text':
      return { type: 'string', minLength: 1, maxLength: shape.max }
    case 'code':
      return codeSchema(shape.table)
    case 'codes':
      return { type: 'array', minItems: 1, maxItems: 200, items: codeSchema(shape.table) }
    case 'date':
      return text(CIVIL_DATE)
    case 'integer':
      return { type: 'integer', minimum: shape.min, maximum: shape.max }
    case 'decimal':
      return { type: 'number', minimum: shape.min, maximum: shape.max }
    case 'qualifications':
      return { type: 'array', minItems: 1, maxItems: 200, items: qualificationSchema() }
  }
}

function qualificationSchema(): Schema {
  const dates = ['firstIssuedOn', 'validFrom', 'validUntil']
  return {
    type: 'object',
    required: ['category', ...dates],
    properties: {
      category: codeSchema('jtt697_7_5_22'),
      ...Object.fromEntries(dates.map((name) => [name, text(CIVIL_DATE)])),
    },
  }
}

function reviewSchema(): Schema {
  const properties = { result: { type: 'string' }, period: text('^(?:19|20)\\d\\d$'), validUntil: text(CIVIL_DATE) }
  return { type: 'object', properties }
}

function reviewWith(name: CodeTable): Schema {
  const review = { required: ['result', 'period'], properties: { result: codeSchema(name) } }
  return { required: ['review'], properties: { review } }
}

function when(type: Schema, then: Schema): Schema {
  return { if: { properties: { type } }, then }
}

function codeSchema(name: CodeTable): Schema {
  return { enum: [...CODE_TABLES[name].codes.keys()] }
}

function text(pattern: string): Schema {
  return { type: 'string', pattern }
}
