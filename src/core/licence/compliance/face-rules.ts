/** Each field of the face by itself, as its type's table declares it. */
import { hasCode } from '../code-tables'
import type { FaceField, FieldShape } from '../face-field'
import { dateIn, qualificationIn } from './face-values'
import type { Rule } from './rule'

/** A field and what the event says for it. */
export interface FieldValue {
  readonly field: FaceField
  readonly value: unknown
}

/** A rule, and the one shape of field it looks at; without one it looks at all. */
export interface FaceRule extends Rule<FieldValue> {
  readonly shape?: FieldShape['kind']
}

/** No licence lists more; a list without bound would be an attack. */
const MAX_ITEMS = 200

const CLAUSE = 'JT/T 1290/1291/1292-2019 照面; docs/interfaces.md §2'

export const FACE_RULES: readonly FaceRule[] = [
  {
    id: 'FACE_REQUIRED',
    clause: CLAUSE,
    group: 'completeness',
    severity: 'error',
    holds: ({ field, value }) => !field.required || (value !== undefined && value !== ''),
    message: { zh: '照面项“{label}”缺失，应填写', en: '“{label}” on the face is missing; it must be given' },
  },
  shaped('text', (value, { max }) => typeof value === 'string' && value.trim() !== '' && value.length <= max, {
    id: 'FACE_TEXT',
    clause: CLAUSE,
    message: {
      zh: '照面项“{label}”不是文字、为空或过长，应为不超过 {max} 个字符的文字',
      en: '“{label}” on the face is no text, empty or too long; it must be text of at most {max} characters',
    },
  }),
  shaped('code', (value, { table }) => typeof value === 'string' && hasCode(table, value), {
    id: 'FACE_CODE',
    clause: 'JT/T 415-2006; JT/T 697.7-2014; GA/T 16.4',
    message: {
      zh: '照面项“{label}”不在代码表中，应为表中代码',
      en: '“{label}” on the face is not in the code table; it must be a code of the table',
    },
  }),
  shaped('codes', (value, { table }) => isListOf(value, (code) => typeof code === 'string' && hasCode(table, code)), {
    id: 'FACE_CODES',
    clause: 'JT/T 415-2006; JT/T 697.7-2014',
    message: {
      zh: '照面项“{label}”不是代码列表或含未知代码，应为表中代码的非空列表',
      en: '“{label}” on the face is no list of codes or holds an unknown one; it must be a list of codes of the table, not empty',
    },
  }),
  shaped('date', (value) => dateIn(value) !== undefined, {
    id: 'FACE_DATE',
    clause: 'GB/T 7408-2005',
    message: {
      zh: '照面项“{label}”不存在或格式不符，应为真实日期 YYYY-MM-DD',
      en: '“{label}” on the face does not exist or is malformed; it must be a real date YYYY-MM-DD',
    },
  }),
  shaped('integer', (value, { min, max }) => Number.isInteger(value) && isWithin(value, min, max), {
    id: 'FACE_INTEGER',
    clause: 'JT/T 1292-2019 照面; ours',
    message: {
      zh: '照面项“{label}”不是整数或超出合理范围，应为合理范围内的整数',
      en: '“{label}” on the face is no integer or out of range; it must be an integer within reason',
    },
  }),
  shaped('decimal', (value, { min, max }) => isWithin(value, min, max), {
    id: 'FACE_DECIMAL',
    clause: 'JT/T 1292-2019 照面; ours',
    message: {
      zh: '照面项“{label}”不是数字或超出合理范围，应为合理范围内的数字',
      en: '“{label}” on the face is no number or out of range; it must be a number within reason',
    },
  }),
  shaped('qualifications', (value) => isListOf(value, (item) => qualificationIn(item) !== undefined), {
    id: 'FACE_QUALIFICATIONS',
    clause: 'JT/T 1290-2019 照面; docs/interfaces.md §2',
    message: {
      zh: '照面项“{label}”不是列表或有缺项，应为非空列表，每项含类别和三个日期',
      en: '“{label}” on the face is no list or lacks members; it must be a list, not empty, each item with its category and three dates',
    },
  }),
]

/** The rules that look at fields of one shape. */
export function rulesOn(shape: FieldShape['kind']): readonly FaceRule[] {
  return FACE_RULES.filter((rule) => rule.shape === undefined || rule.shape === shape)
}

/** A rule that the values of one shape must keep. */
function shaped<K extends FieldShape['kind']>(
  shape: K,
  fits: (value: unknown, shape: Extract<FieldShape, { kind: K }>) => boolean,
  { id, clause, message }: Pick<FaceRule, 'id' | 'clause' | 'message'>,
): FaceRule {
  const holds = ({ field: { value: declared }, value }: FieldValue) =>
    value === undefined || !isOfKind(declared, shape) || fits(value, declared)
  return { id, clause, group: 'validity', severity: 'error', shape, holds, message }
}

function isOfKind<K extends FieldShape['kind']>(shape: FieldShape, kind: K): shape is Extract<FieldShape, { kind: K }> {
  return shape.kind === kind
}

function isListOf(value: unknown, fits: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.length > 0 && value.length <= MAX_ITEMS && value.every(fits)
}

function isWithin(value: unknown, min: number, max: number): boolean {
  return typeof value === 'number' && value >= min && value <= max
}
