/** 证名: the name of the document above its fields, and on following pages that it goes on. */
import type { Label } from '../../../../src/core/label'
import type { Colour, TextMark } from '../page'
import { textMark } from './drawing'
import type { Paper } from './paper'
import type { Typesetter } from './typesetter'

/** Printed above every one of them. */
const COUNTRY: Label = { zh: '中华人民共和国', en: "People's Republic of China" }

/** The type's name stands on the face as this element of the metadata. */
const FIELD = 'CertificateTypeName'

/** Letter-spacing of the Chinese lines, in ems; less when the name is too long for it. */
const SPACED = 0.22

/** Height of a line, in ems, and what the title leaves free below it, in millimetres. */
const LINE = 1.5
const BELOW = 2.4

export function titleMarks({ zh, en }: Label, paper: Paper, colour: Colour, set: Typesetter): readonly TextMark[] {
  const { inner, title, country, name, english } = paper
  const top = inner.y + (title - BELOW - LINE * (country + name + english)) / 2
  const [first, second, third] = [top, top + LINE * country, top + LINE * (country + name)]
  return [
    centred(COUNTRY.zh, first, country, SPACED * 1.6, paper, colour, set),
    { ...centred(zh, second, name, SPACED, paper, colour, set), field: FIELD },
    centred(`${en}, ${COUNTRY.en}`, third, english, 0, paper, colour, set),
  ]
}

/** The name in one small line. Without a field: it stands on the first page. */
export function nextTitleMarks(
  { zh }: Label,
  page: number,
  pages: number,
  paper: Paper,
  colour: Colour,
  set: Typesetter,
): readonly TextMark[] {
  const size = paper.country * 1.25
  const top = paper.inner.y + (paper.nextTitle - BELOW - LINE * size) / 2
  return [centred(`${zh}（续页 ${page}/${pages}）`, top, size, 0.06, paper, colour, set)]
}

/** One line in the middle of the page, its letters made smaller where they would not fit. */
function centred(
  text: string,
  top: number,
  size: number,
  spacing: number,
  { inner }: Paper,
  colour: Colour,
  set: Typesetter,
): TextMark {
  const gaps = [...text].length - 1
  const natural = set.widthOf(text, size)
  const spaced = Math.max(0, Math.min(spacing * size, (inner.width - natural) / gaps))
  const fitting = Math.min(size, (size * inner.width) / natural)
  const width = (natural * fitting) / size + spaced * gaps
  const x = inner.x + (inner.width - width) / 2
  const baseline = top + (LINE / 2) * size + (set.baseline - set.leading / 2) * fitting
  const look = spaced > 0 ? { spacing: Math.floor(spaced * 1000) / 1000 } : {}
  return textMark(text, x, baseline, { size: fitting, colour, ...look })
}
