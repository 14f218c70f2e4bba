/** Each field of the face by itself, as its type's table declares it. */
import type { Label } from '../../label'
import { parseCivilDate } from '../../time'
import { hasCode } from '../code-tables'
import type { FaceField, FieldShape } from '../face-field'
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
    group: 'completeness',
    severity: 'error',
    field: nameOf,
    holds: ({ field, value }) => !field.required || (value !== undefined && value !== ''),
    message: saying({ zh: '缺失，应填写', en: 'is missing; it must be given' }),
  },
  faceRule(
    'FACE_TEXT',
    CLAUSE,
    'text',
    {
      zh: '不是文字、为空或过长，应为约定长度内的非空文字',
      en: 'is no text, empty or too long; it must be text within the agreed length',
    },
    (value, { max }) => {
      return typeof value === 'string' && value.trim() !== '' && value.length <= max
    },
  ),
  {
    id: 'FACE_TEXT_CHARACTERS',
    clause: 'GB/T 13000; ours',
    group: 'validity',
    severity: 'error',
    field: nameOf,
    holds: ({ field, value }, now) =>
      typeof value !== 'string' ||
      TEXT_RULES.every((rule) => rule.severity === 'warning' || rule.holds({ field: field.name, text: value }, now)),
    message: saying({
      zh: '含控制字符、双向控制符或不完整的字符，应只含可显示的文字',
      en: 'holds control characters, bidirectional marks or half characters; it must hold text that can be shown',
    }),
  },
  faceRule(
    'FACE_CODE',
    'JT/T 415-2006; JT/T 697.7-2014; GA/T 16.4',
    'code',
    { zh: '不在代码表中，应为表中代码', en: 'is not in the code table; it must be a code of the table' },
    (value, { table }) => {
      return typeof value === 'string' && hasCode(table, value)
    },
  ),
  faceRule(
    'FACE_CODES',
    'JT/T 415-2006; JT/T 697.7-2014',
    'codes',
    {
      zh: '不是代码列表或含未知代码，应为表中代码的非空列表',
      en: 'is no list of codes or holds an unknown one; it must be a list of codes of the table, not empty',
    },
    (value, { table }) => {
      return isList(value) && value.every((code) => typeof code === 'string' && hasCode(table, code))
    },
  ),
  faceRule(
    'FACE_DATE',
    'GB/T 7408-2005',
    'date',
    {
      zh: '不存在或格式不符，应为真实日期 YYYY-MM-DD',
      en: 'does not exist or is malformed; it must be a real date YYYY-MM-DD',
    },
    isDate,
  ),
  faceRule(
    'FACE_INTEGER',
    'ours',
    'integer',
    {
      zh: '不是整数或超出合理范围，应为合理范围内的整数',
      en: 'is no integer or out of range; it must be an integer within reason',
    },
    (value, { min, max }) => {
      return Number.isInteger(value) && isWithin(value, min, max)
    },
  ),
  faceRule(
    'FACE_DECIMAL',
    'ours',
    'decimal',
    {
      zh: '不是数字或超出合理范围，应为合理范围内的数字',
      en: 'is no number or out of range; it must be a number within reason',
    },
    (value, { min, max }) => isWithin(value, min, max),
  ),
  faceRule(
    'FACE_QUALIFICATIONS',
    'JT/T 1290-2019',
    'qualifications',
    {
      zh: '不是列表或有缺项，应为非空列表，每项含类别和三个日期',
      en: 'is no list or lacks members; it must be a list, not empty, each item with its category and three dates',
    },
    (value) => {
      return isList(value) && value.every(isQualificationShaped)
    },
  ),
  faceRule(
    'QUALIFICATION_CATEGORY',
    'JT/T 697.7-2014 5.22',
    'qualifications',
    {
      zh: '含不在代码表中的类别，应为 JT/T 697.7 的类别代码',
      en: 'holds a category that is not in the table; it must be one of JT/T 697.7',
    },
    (value) => {
      return qualificationsIn(value).every(({ category }) => hasCode('jtt697_7_5_22', category))
    },
  ),
  faceRule(
    'QUALIFICATION_TERM',
    'JT/T 1290-2019; ours',
    'qualifications',
    {
      zh: '日期顺序不符，应为初领不晚于起始、起始不晚于截止',
      en: 'has dates out of order; the first issue must not be after the beginning, nor that after the end',
    },
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
  sentence: Label,
  fits: (value: unknown, shape: Extract<FieldShape, { kind: K }>) => boolean,
): Rule<FieldValue> {
  return {
    id,
    clause,
    group: 'validity',
    severity: 'error',
    field: nameOf,
    holds: ({ field: { value: shape }, value }) =>
      !isOfKind(shape, kind) || absentOr(value, (given) => fits(given, shape)),
    message: saying(sentence),
  }
}

/** The sentence with the field's name before it. */
function saying({ zh, en }: Label): (subject: FieldValue) => Label {
  return ({ field: { label } }) => ({ zh: `照面项“${label.zh}”${zh}`, en: `“${label.en}” on the face ${en}` })
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
