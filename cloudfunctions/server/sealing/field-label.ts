/** 栏目名称: what people call a field that a file could not be drawn for. */
import type { Label } from '../../../src/core/label'
import type { Licence } from '../../../src/core/licence/licence'
import { elementLabel } from '../../../src/core/licence/metadata'
import { printedLines } from '../documents/layout/face-lines'

/** Of a copy, beyond the elements of the standard. */
const NOTATION: ReadonlyMap<string, Label> = new Map([
  ['recipient', { zh: '接收方', en: 'Recipient' }],
  ['grant', { zh: '授权编号', en: 'Grant' }],
])

/** As it is printed on `licence`, else as the standard has it; a name that nobody has a word for stands for itself. */
export function fieldLabel(licence: Licence, field: string): Label {
  const printed = printedLines(licence).find((line) => line.field === field)?.label
  return printed ?? elementLabel(field) ?? NOTATION.get(field) ?? { zh: field, en: field }
}
