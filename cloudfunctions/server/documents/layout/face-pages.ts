/**
 * 照面: the pages of a licence's face, the same for its file and for its copies. Derived from the type's entry in the table of types: a tenth
 * type needs nothing here.
 */
import { kindOf } from '../../../../src/core/licence/kinds'
import type { Licence } from '../../../../src/core/licence/licence'
import { ok, type Result } from '../../../../src/core/result'
import type { Mark, Stamp, Template } from '../page'
import { THEMES, WHITE } from './colours'
import { type DrawingFailure, mm } from './drawing'
import { type FaceLayout, faceLayout } from './face-layout'
import { heightOf, stacked } from './flow'
import { footlines } from './footline'
import { withOnePen } from './one-pen'
import { bottomOf, PAPERS, type Paper, topOf } from './paper'
import { photoMarks } from './photo'
import { arranged, type Places } from './places'
import { qrMarks } from './qr'
import { templateOf } from './template'
import { nextTitleMarks, titleMarks } from './title'
import { TITLE_GROUNDS } from './title-ground'
import type { Typesetter } from './typesetter'

export interface FaceAsk {
  readonly licence: Licence
  /** Text of the QR code; on copies it stands beside the notation instead. */
  readonly code?: string
  /** Millimetres. */
  readonly stampSize: { readonly width: number; readonly height: number }
}

export interface FacePages {
  readonly paper: Paper
  readonly pages: readonly { readonly template: Template; readonly body: readonly Mark[] }[]
  readonly stamp: Stamp
}

export function facePages(ask: FaceAsk, set: Typesetter): Result<FacePages, DrawingFailure> {
  const { design } = kindOf(ask.licence.typeCode)
  const paper = PAPERS[design.form]
  const places = arranged(paper, ask)
  const layout = faceLayout(ask.licence, places, paper, set)
  if (!layout.ok) return layout
  const { pages, style } = layout.value
  const footline = footlines(ask.licence.identifier, pages.length, paper, style.tint, set)
  if (!footline.ok) return footline
  const { x, y, width, height } = places.stamp
  return ok({
    paper,
    pages: pages.map((_, page) => ({
      template: templateOf(design),
      body: withOnePen([
        ...headMarks(ask.licence, page, pages.length, paper, layout.value),
        ...fieldMarks(page, paper, layout.value),
        ...asideMarks(ask, page, pages.length - 1, places, layout.value),
        ...footline.value(page),
      ]),
    })),
    stamp: { page: pages.length - 1, x: mm(x), y: mm(y), width, height },
  })
}

function headMarks(
  { typeCode }: Licence,
  page: number,
  pages: number,
  paper: Paper,
  { style }: FaceLayout,
): readonly Mark[] {
  const { name, design } = kindOf(typeCode)
  // The card's title stands on a band of the tint.
  const colour = design.form === 'card' ? WHITE : style.tint
  const ground = TITLE_GROUNDS[design.form](paper, THEMES[design.theme], topOf(paper, page))
  const words =
    page === 0
      ? titleMarks(name, paper, colour, style.set)
      : nextTitleMarks(name, page + 1, pages, paper, colour, style.set)
  return [...ground, ...words]
}

/** How far rows of a page that has room are moved apart, in ems. */
const LOOSEST = 1

function fieldMarks(page: number, paper: Paper, { pages, foot, style }: FaceLayout): readonly Mark[] {
  const pieces = pages[page] ?? []
  const isLast = page === pages.length - 1
  const top = topOf(paper, page)
  if (!isLast) return stacked(pieces, top)
  const bottom = bottomOf(paper) - foot.height
  const gaps = pieces.filter(({ loose }) => loose).length
  const free = bottom - top - heightOf(pieces)
  const gap = Math.min(free / Math.max(1, gaps), LOOSEST * style.size)
  return [...stacked(pieces, top, gap), ...foot.marksAt(bottom)]
}

/** The photo on the first page, and the code on the page that is its. */
function asideMarks(
  { licence, code }: FaceAsk,
  page: number,
  last: number,
  { photo, code: place, codeOn }: Places,
  { style }: FaceLayout,
): readonly Mark[] {
  return [
    ...(page === 0 && photo ? photoMarks(licence.photo, photo, style) : []),
    ...(page === (codeOn === 'first' ? 0 : last) && code !== undefined && place ? qrMarks(code, place) : []),
  ]
}
