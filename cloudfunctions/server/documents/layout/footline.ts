/** 页脚: the identifier on every page, and which page of how many it is. */
import { METADATA } from '../../../../src/core/licence/metadata'
import { ok, type Result, refuse } from '../../../../src/core/result'
import type { Colour, Mark } from '../page'
import { type DrawingFailure, textMark } from './drawing'
import { type Paper, SMALLEST } from './paper'
import type { Typesetter } from './typesetter'

/** The marks of each page's footline, by page from 0. */
export type Footlines = (page: number) => readonly Mark[]

const { name: FIELD, label: LABEL } = METADATA.identifier

/** Room that is kept for the count of pages. */
const WIDEST_COUNT = '第 999 页 共 999 页'

/** The identifier in one line, smaller where it is long; `TEXT_DOES_NOT_FIT` when it would be too small to read. */
export function footlines(
  identifier: string,
  pages: number,
  { inner, small, footline }: Paper,
  colour: Colour,
  set: Typesetter,
): Result<Footlines, DrawingFailure> {
  const label = `${LABEL.zh} `
  const room = inner.width - set.widthOf(WIDEST_COUNT, small) - small
  const size = Math.min(small, (small * room) / set.widthOf(label + identifier, small))
  if (size < SMALLEST) return refuse({ code: 'TEXT_DOES_NOT_FIT', field: FIELD })
  const y = inner.y + inner.height - footline + (footline - set.leading * small) / 2 + set.baseline * small
  const left = inner.x + set.widthOf(label, size)
  return ok((page) => {
    const count = `第 ${page + 1} 页 共 ${pages} 页`
    const right = inner.x + inner.width - set.widthOf(count, small)
    return [
      textMark(LABEL.zh, inner.x, y, { size, colour }),
      textMark(identifier, left, y, { size, colour, ...(page === 0 ? { field: FIELD } : {}) }),
      ...(pages > 1 ? [textMark(count, right, y, { size: small, colour })] : []),
    ]
  })
}
