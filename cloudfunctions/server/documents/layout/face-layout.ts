/** 排版: the fields of a face on as few pages as they take, and on them in letters as large as fit. */
import type { FaceLine } from '../../../../src/core/licence/disclosure'
import { kindOf } from '../../../../src/core/licence/kinds'
import type { Licence } from '../../../../src/core/licence/licence'
import { ok, type Result } from '../../../../src/core/result'
import { INK, THEMES, toned } from './colours'
import type { DrawingFailure } from './drawing'
import { AUTHORITY, printedLines } from './face-lines'
import { fieldPieces } from './fields'
import { heightOf, paged, stacked } from './flow'
import { bottomOf, type Paper, SCALES, SMALLEST, topOf } from './paper'
import type { Piece, Style } from './piece'
import type { Places } from './places'
import type { Typesetter } from './typesetter'

export interface FaceLayout {
  /** The pieces of each page, without the foot of the last. */
  readonly pages: readonly (readonly Piece[])[]
  /** By whom, when and for how long: at the bottom of the last page, beside the seal. */
  readonly foot: Piece
  readonly style: Style
}

export function faceLayout(
  licence: Licence,
  places: Places,
  paper: Paper,
  set: Typesetter,
): Result<FaceLayout, DrawingFailure> {
  const lines = printedLines(licence)
  const [largest, ...smaller] = SCALES.map((scale) => Math.max(SMALLEST, paper.text * scale))
  const layoutAt = (size: number) => layoutOf(lines, places, paper, styleOf(licence, size, set))
  let best = layoutAt(largest ?? paper.text)
  for (const size of smaller) {
    if (pagesOf(best) === 1) return best
    const layout = layoutAt(size)
    if (pagesOf(layout) < pagesOf(best)) best = layout
  }
  return best
}

function pagesOf(layout: Result<FaceLayout, DrawingFailure>): number {
  return layout.ok ? layout.value.pages.length : Number.POSITIVE_INFINITY
}

function layoutOf(
  lines: readonly FaceLine[],
  places: Places,
  paper: Paper,
  style: Style,
): Result<FaceLayout, DrawingFailure> {
  const above = lines.filter(({ part }) => part !== 'foot')
  const below = lines.filter(({ part }) => part === 'foot')
  // One column of labels where the foot goes on in the column of the fields.
  const inLine = places.foot.x === places.fields.x
  const foot = footPiece(fieldPieces(below, places.foot, style, inLine ? above : []), places.footHeight)
  const room = {
    first: bottomOf(paper) - topOf(paper, 0),
    next: bottomOf(paper) - topOf(paper, 1),
    foot: foot.height,
    footField: AUTHORITY,
  }
  const pages = paged(fieldPieces(above, places.fields, style, inLine ? below : []), room)
  return pages.ok ? ok({ pages: pages.value, foot, style }) : pages
}

function styleOf({ typeCode }: Licence, size: number, set: Typesetter): Style {
  const { tint, paper } = THEMES[kindOf(typeCode).design.theme]
  const labelSize = Math.max(SMALLEST, size * 0.88)
  return { set, size, labelSize, ink: INK, tint, rule: toned(tint, paper, 0.35), hair: 0.12 }
}

/** At least as high as what stands beside it, its lines in the middle. */
function footPiece(pieces: readonly Piece[], least: number): Piece {
  const own = heightOf(pieces)
  const height = Math.max(own, least)
  const marksAt = (y: number) => stacked(pieces, y + (height - own) / 2)
  return { height, marksAt, loose: false, field: AUTHORITY }
}
