/**
 * 照面: the pages of a licence's face, the same for its file and for its copies. As few pages as it takes, and on them letters as large as
 * fit. Derived from the type's entry in the table of types: a tenth type needs nothing here.
 */
import type { FaceLine } from '../../../../src/core/licence/disclosure'
import { kindOf } from '../../../../src/core/licence/kinds'
import type { Licence } from '../../../../src/core/licence/licence'
import { METADATA } from '../../../../src/core/licence/metadata'
import { ok, type Result, refuse } from '../../../../src/core/result'
import type { Mark, Stamp, Template } from '../page'
import { INK, THEMES, toned, WHITE } from './colours'
import { type Box, type DrawingFailure, mm, textMark } from './drawing'
import { AUTHORITY, printedLines } from './face-lines'
import { fieldPieces } from './fields'
import { heightOf, paged } from './flow'
import { PAPERS, type Paper, SCALES, SMALLEST } from './paper'
import { photoMarks } from './photo'
import type { Piece, Style } from './piece'
import { arranged, type Places } from './places'
import { qrMarks } from './qr'
import { templateOf } from './template'
import { nextTitleMarks, titleMarks } from './title'
import type { Typesetter } from './typesetter'

export interface FaceAsk {
  readonly licence: Licence
  /** Text of the QR code on the first page; on copies it stands beside the notation instead. */
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
  const chosen = roomiest(ask, paper, set)
  if (!chosen.ok) return chosen
  const { pages, places, foot, style } = chosen.value
  const footline = footlineMarks(ask.licence, pages.length, paper, style)
  if (!footline.ok) return footline
  const last = pages.length - 1
  const bodies = pages.map((pieces, at) => {
    const bottom = bottomOf(paper) - (at === last ? foot.height : 0)
    return [
      ...headMarks(ask, at, pages.length, paper, style),
      ...placed(pieces, topOf(paper, at), bottom, style, at === last),
      ...(at === 0 && places.photo ? photoMarks(ask.licence.photo, places.photo, style) : []),
      ...(at === (places.codeOn === 'first' ? 0 : last) ? codeMarks(ask, places) : []),
      ...(at === last ? foot.marksAt(bottom) : []),
      ...footline.value(at),
    ]
  })
  const stamp = { page: last, ...rounded(places.stamp) }
  return ok({
    paper,
    pages: bodies.map((body, at) => ({ template: templateOf(design, at === 0 ? 'first' : 'next'), body })),
    stamp,
  })
}

interface Layout {
  readonly pages: readonly (readonly Piece[])[]
  readonly places: Places
  readonly foot: Piece
  readonly style: Style
}

/** The largest letters among those that take the fewest pages. */
function roomiest(ask: FaceAsk, paper: Paper, set: Typesetter): Result<Layout, DrawingFailure> {
  const places = arranged(paper, ask)
  const lines = printedLines(ask.licence)
  let best: Result<Layout, DrawingFailure> | undefined
  for (const scale of SCALES) {
    const layout = layoutAt(lines, places, ask, paper, set, scale)
    if (best === undefined || pagesOf(layout) < pagesOf(best)) best = layout
    if (pagesOf(best) === 1) break
  }
  return best ?? refuse({ code: 'TEXT_DOES_NOT_FIT', field: AUTHORITY })
}

function pagesOf(layout: Result<Layout, DrawingFailure>): number {
  return layout.ok ? layout.value.pages.length : Number.POSITIVE_INFINITY
}

function layoutAt(
  lines: readonly FaceLine[],
  places: Places,
  { licence }: FaceAsk,
  paper: Paper,
  set: Typesetter,
  scale: number,
): Result<Layout, DrawingFailure> {
  const style = styleOf(licence, Math.max(SMALLEST, paper.text * scale), set)
  const body = fieldPieces(
    lines.filter(({ part }) => part !== 'foot'),
    places.fields,
    style,
  )
  const foot = footPiece(
    fieldPieces(
      lines.filter(({ part }) => part === 'foot'),
      places.foot,
      style,
    ),
    places,
  )
  const room = {
    first: bottomOf(paper) - topOf(paper, 0),
    next: bottomOf(paper) - topOf(paper, 1),
    foot: foot.height,
    footField: AUTHORITY,
  }
  const pages = paged(body, room)
  return pages.ok ? ok({ pages: pages.value, places, foot, style }) : pages
}

function styleOf({ typeCode }: Licence, size: number, set: Typesetter): Style {
  const { tint, paper } = THEMES[kindOf(typeCode).design.theme]
  const labelSize = Math.max(SMALLEST, size * 0.88)
  return { set, size, labelSize, ink: INK, tint, rule: toned(tint, paper, 0.35), hair: 0.12 }
}

/** By whom, when and for how long: at the bottom of the last page, beside the seal. */
function footPiece(pieces: readonly Piece[], { footHeight }: Places): Piece {
  const own = heightOf(pieces)
  const height = Math.max(own, footHeight)
  const marksAt = (y: number) => stacked(pieces, y + (height - own) / 2, 0)
  return { height, marksAt, loose: false, field: AUTHORITY }
}

/** How far rows of a page that has room are moved apart, in ems. */
const LOOSEST = 1

function placed(pieces: readonly Piece[], top: number, bottom: number, style: Style, isLast: boolean): readonly Mark[] {
  const gaps = pieces.filter(({ loose }) => loose).length
  const free = bottom - top - heightOf(pieces)
  return stacked(pieces, top, isLast && gaps > 0 ? Math.min(free / gaps, LOOSEST * style.size) : 0)
}

function stacked(pieces: readonly Piece[], top: number, gap: number): readonly Mark[] {
  let y = top
  return pieces.flatMap((piece) => {
    const marks = piece.marksAt(y)
    y += piece.height + (piece.loose ? gap : 0)
    return marks
  })
}

function topOf({ inner, title, nextTitle }: Paper, page: number): number {
  return inner.y + (page === 0 ? title : nextTitle)
}

function bottomOf({ inner, footline }: Paper): number {
  return inner.y + inner.height - footline
}

function headMarks({ licence }: FaceAsk, page: number, pages: number, paper: Paper, style: Style): readonly Mark[] {
  const { name, design } = kindOf(licence.typeCode)
  const colour = design.form === 'card' ? WHITE : style.tint
  return page === 0
    ? titleMarks(name, paper, colour, style.set)
    : nextTitleMarks(name, page + 1, pages, paper, colour, style.set)
}

function codeMarks({ code }: FaceAsk, places: Places): readonly Mark[] {
  return code !== undefined && places.code ? qrMarks(code, places.code) : []
}

/** 证照标识 on every page, and which page of how many it is. */
function footlineMarks(
  { identifier }: Licence,
  pages: number,
  { inner, small, footline }: Paper,
  { set, tint }: Style,
): Result<(page: number) => readonly Mark[], DrawingFailure> {
  const label = `${METADATA.identifier.label.zh} `
  const widest = inner.width - set.widthOf('第 999 页 共 999 页', small) - small
  const width = set.widthOf(label + identifier, small)
  const size = Math.min(small, (small * widest) / width)
  if (size < SMALLEST) return refuse({ code: 'TEXT_DOES_NOT_FIT', field: METADATA.identifier.name })
  const y = inner.y + inner.height - footline + (footline - set.leading * small) / 2 + set.baseline * small
  const look = { size, colour: tint }
  const left = inner.x + set.widthOf(label, size)
  return ok((page) => {
    const count = `第 ${page + 1} 页 共 ${pages} 页`
    const right = inner.x + inner.width - set.widthOf(count, small)
    return [
      textMark(label.trimEnd(), inner.x, y, look),
      textMark(identifier, left, y, page === 0 ? { ...look, field: METADATA.identifier.name } : look),
      ...(pages > 1 ? [textMark(count, right, y, { ...look, size: small })] : []),
    ]
  })
}

function rounded({ x, y, width, height }: Box): Box {
  return { x: mm(x), y: mm(y), width, height }
}
