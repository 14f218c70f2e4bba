/** Values of the face in words: codes translated, numbers with their unit, one text in each language. */
import type { Label } from '../label'
import type { CivilDate } from '../time'
import { type CodeTable, codeLabel, codeLabelEn } from './code-tables'
import type { FieldShape } from './face-field'
import type { FaceValue, Qualification } from './licence'

/** Tables whose codes people know better than the labels: everyone says B2. */
const KNOWN_BY_CODE: ReadonlySet<CodeTable> = new Set(['jtt415_5_4_10'])

/** What is printed for `value`. A value that does not fit its shape is printed as it is: it can only be an old record. */
export function faceText(shape: FieldShape, value: FaceValue): Label {
  if (typeof value === 'number') return withUnit(shape, String(value))
  if (typeof value === 'string') return shape.kind === 'code' ? codeText(shape.table, value) : same(value)
  return joined(value.map((item) => (typeof item === 'string' ? scopeText(shape, item) : qualificationText(item))))
}

/** The label of a code in both languages. */
export function codeText(table: CodeTable, code: string): Label {
  const label = { zh: codeLabel(table, code), en: codeLabelEn(table, code) }
  return KNOWN_BY_CODE.has(table) ? { zh: `${code} ${label.zh}`, en: `${code} ${label.en}` } : label
}

/** 有效期: from and until, both days included, either of them possibly open. */
export function termText(from: CivilDate | undefined, until: CivilDate | undefined): Label {
  if (from !== undefined && until !== undefined) return { zh: `${from} 至 ${until}`, en: `${from} to ${until}` }
  if (until !== undefined) return { zh: `至 ${until}`, en: `until ${until}` }
  return from === undefined
    ? { zh: '长期有效', en: 'no end' }
    : { zh: `${from} 起长期有效`, en: `from ${from}, no end` }
}

/** The same text in both languages: names, numbers, dates. */
export function same(text: string): Label {
  return { zh: text, en: text }
}

/** Several labels as one. */
export function joined(labels: readonly Label[]): Label {
  return { zh: labels.map(({ zh }) => zh).join('、'), en: labels.map(({ en }) => en).join('; ') }
}

function withUnit(shape: FieldShape, number: string): Label {
  const unit = 'unit' in shape ? shape.unit : undefined
  return unit ? { zh: `${number} ${unit.zh}`, en: `${number} ${unit.en}` } : same(number)
}

function scopeText(shape: FieldShape, code: string): Label {
  return shape.kind === 'codes' ? codeText(shape.table, code) : same(code)
}

function qualificationText({ category, validFrom, validUntil }: Qualification): Label {
  const label = codeText('jtt697_7_5_22', category)
  const term = termText(validFrom, validUntil)
  return { zh: `${label.zh}（${term.zh}）`, en: `${label.en} (${term.en})` }
}
