/** Each field of the face by itself, as its type's table declares it. */
import { parseCivilDate } from '../../time'
import { hasCode } from '../code-tables'
import type { FaceField, FieldShape } from '../kinds'
import type { Qualification } from '../licence'
import { absentOr, type Rule } from './rule'
import { TEXT_RULES } from './text-rules'

/** A field and what the event says for it. */
export interface FieldValue {
  readonly field: FaceField
  readonly value: unknown
}

/** No licence lists more; a list without bound would be an attack. */
const MAX_ITEMS = 200

const CLAUSE = 'JT/T 1290/1291/1292-2019 照面; docs/interfaces.md §2'

export const FACE_RULES: readonly Rule<FieldValue>[] = [
  {
    id: 'FACE_REQUIRED',
    clause: CLAUSE,
    severity: 'error',
    field: nameOf,
    holds: ({ field, value }) => !field.required || (value !== undefined && value !== ''),
    message: ({ field }) => `照面项“${field.label.zh}”缺失`,
  },
  faceRule('FACE_TEXT', CLAUSE, 'text', '应为非空文字且不超过约定长度', (value, { max }) => {
    return typeof value === 'string' && value.trim() !== '' && value.length <= max
  }),
  {
    id: 'FACE_TEXT_CHARACTERS',
    clause: 'GB/T 13000; ours',
    severity: 'error',
    field: nameOf,
    holds: ({ field, value }, now) =>
      typeof value !== 'string' ||
      TEXT_RULES.every((rule) => rule.severity === 'warning' || rule.holds({ field: field.name, text: value }, now)),
    message: ({ field }) => `照面项“${field.label.zh}”含控制字符、双向控制符或不完整的字符`,
  },
  faceRule('FACE_CODE', 'JT/T 415-2006; JT/T 697.7-2014; GA/T 16.4', 'code', '不在代码表中', (value, { table }) => {
    return typeof value === 'string' && hasCode(table, value)
  }),
  faceRule(
    'FACE_CODES',
    'JT/T 415-2006; JT/T 697.7-2014',
    'codes',
    '应为代码表中代码的非空列表',
    (value, { table }) => {
      return isList(value) && value.every((code) => typeof code === 'string' && hasCode(table, code))
    },
  ),
  faceRule('FACE_DATE', 'GB/T 7408-2005', 'date', '应为真实存在的日期，格式 YYYY-MM-DD', isDate),
  faceRule('FACE_INTEGER', 'ours', 'integer', '应为合理范围内的整数', (value, { min, max }) => {
    return Number.isInteger(value) && isWithin(value, min, max)
  }),
  faceRule('FACE_DECIMAL', 'ours', 'decimal', '应为合理范围内的数字', (value, { min, max }) =>
    isWithin(value, min, max),
  ),
  faceRule('FACE_QUALIFICATIONS', 'JT/T 1290-2019', 'qualifications', '应为非空列表，每项含类别和三个日期', (value) => {
    return isList(value) && value.every(isQualificationShaped)
  }),
  faceRule('QUALIFICATION_CATEGORY', 'JT/T 697.7-2014 5.22', 'qualifications', '含不在代码表中的类别', (value) => {
    return qualificationsIn(value).every(({ category }) => hasCode('jtt697_7_5_22', category))
  }),
  faceRule(
    'QUALIFICATION_TERM',
    'JT/T 1290-2019; ours',
    'qualifications',
    '日期应为初领不晚于起始、起始不晚于截止',
    (value) => {
      return qualificationsIn(value).every(({ firstIssuedOn, validFrom, validUntil }) => {
        return firstIssuedOn <= validFrom && validFrom <= validUntil
      })
    },
  ),
]

/** The qualifications in a value, or none when it is not a list of them. */
export function qualificationsIn(value: unknown): readonly Qualification[] {
  return Array.isArray(value) ? value.filter(isQualificationShaped) : []
}

/** A rule on fields of one shape. */
function faceRule<K extends FieldShape['kind']>(
  id: string,
  clause: string,
  kind: K,
  message: string,
  fits: (value: unknown, shape: Extract<FieldShape, { kind: K }>) => boolean,
): Rule<FieldValue> {
  return {
    id,
    clause,
    severity: 'error',
    field: nameOf,
    holds: ({ field: { value: shape }, value }) =>
      !isOfKind(shape, kind) || absentOr(value, (given) => fits(given, shape)),
    message: ({ field }) => `照面项“${field.label.zh}”${message}`,
  }
}

function nameOf({ field }: FieldValue): string {
  return field.name
}

function isOfKind<K extends FieldShape['kind']>(shape: FieldShape, kind: K): shape is Extract<FieldShape, { kind: K }> {
  return shape.kind === kind
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0 && value.length <= MAX_ITEMS
}

function isDate(value: unknown): boolean {
  return typeof value === 'string' && parseCivilDate(value).ok
}

function isWithin(value: unknown, min: number, max: number): boolean {
  return typeof value === 'number' && value >= min && value <= max
}

function isQualificationShaped(item: unknown): item is Qualification {
  if (typeof item !== 'object' || item === null) return false
  const { category, firstIssuedOn, validFrom, validUntil } = item as { readonly [name: string]: unknown }
  return typeof category === 'string' && [firstIssuedOn, validFrom, validUntil].every(isDate)
}
