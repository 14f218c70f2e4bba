/**
 * 加注栏: what a copy says on its face, in a field of its own below the licence: for whom, for what, until when, and how it is checked.
 * It stands in the page's own content and on every page; the licence above it stays as it is.
 */
import type { FaceLine } from '../../../../src/core/licence/disclosure'
import { COPY_METADATA } from '../../../../src/core/licence/metadata'
import { printedCopyCode } from '../../../../src/core/notation/copy-code'
import { ok, type Result, refuse } from '../../../../src/core/result'
import { chinaTimeOf } from '../../../../src/core/time'
import type { Mark } from '../page'
import { INK, type ThemeColours, toned, WHITE } from './colours'
import type { CopyFacts } from './copy-facts'
import { type Box, type DrawingFailure, filled, rectangle, stroked, textMark } from './drawing'
import { fieldPieces } from './fields'
import { heightOf, stacked } from './flow'
import { type Paper, SMALLEST } from './paper'
import type { Column, Piece, Style } from './piece'
import { qrMarks } from './qr'
import type { Typesetter } from './typesetter'

export interface NotationField {
  /** Height that the field adds to the page. */
  readonly height: number
  /** Its marks; the words are indexed on the first page only. */
  readonly marks: (page: number) => readonly Mark[]
}

const HEADING = '加注件'
const ONLY_FOR = '本件仅供上述用证单位在有效期内用于上述用途。'
const CHECK = '扫码查验'

/** Millimetres. */
const SIZES = [3, 2.8, 2.6, 2.4] as const
const CODE = 30
const HEAD = 8
const SIDE = 4
const GAP = 4
/** Between the face and the field. */
const APART = 2
const BELOW = 2
/** As high as the words may become before their letters are made smaller, and at all. */
const COMFORTABLE = 54
const HIGHEST = 110

/** The field in its place below the face; `TEXT_DOES_NOT_FIT` when it would be higher than is bearable. */
export function notationField(
  facts: CopyFacts,
  paper: Paper,
  colours: ThemeColours,
  set: Typesetter,
): Result<NotationField, DrawingFailure> {
  const column = { x: SIDE + GAP, width: paper.width - 2 * SIDE - 2 * GAP - CODE - GAP }
  const { style, pieces } = written(facts, column, colours, set)
  const words = heightOf(pieces)
  if (words > HIGHEST) return refuse({ code: 'TEXT_DOES_NOT_FIT', field: longest(facts) })
  const height = HEAD + Math.max(words + BELOW, CODE + style.set.leading * style.labelSize + BELOW)
  const frame: Box = { x: SIDE, y: paper.height + APART, width: paper.width - 2 * SIDE, height }
  const first = [...frameMarks(frame, style), ...stacked(pieces, frame.y + HEAD), ...codeMarks(facts, frame, style)]
  const following = first.map(unindexed)
  return ok({ height: APART + height + SIDE, marks: (page) => (page === 0 ? first : following) })
}

interface WrittenNotation {
  readonly style: Style
  readonly pieces: readonly Piece[]
}

/** In the largest letters that keep the field comfortable, else in the smallest. */
function written(facts: CopyFacts, column: Column, colours: ThemeColours, set: Typesetter): WrittenNotation {
  const at = (size: number): WrittenNotation => {
    const style = styleOf(size, colours, set)
    return { style, pieces: fieldPieces(linesOf(facts), column, style) }
  }
  for (const size of SIZES) {
    const attempt = at(size)
    if (heightOf(attempt.pieces) <= COMFORTABLE) return attempt
  }
  return at(SMALLEST)
}

/** The lines of the notation, by the names of the elements they are, or ours. */
function linesOf(facts: CopyFacts): readonly FaceLine[] {
  const short = { kind: 'short' } as const
  const line = (field: string, zh: string, en: string, value: string): FaceLine => ({
    field,
    part: 'body',
    label: { zh, en },
    value: { zh: value, en: value },
  })
  return [
    line('recipient', '用证单位', 'Recipient', facts.recipient),
    line(COPY_METADATA.purpose.name, '用途', 'Purpose', facts.purpose),
    { ...line(COPY_METADATA.until.name, '有效期至', 'Valid until', facts.until), layout: short },
    { ...line('copyCode', '查验码', 'Check code', printedCopyCode(facts.code)), layout: short },
    { ...line(COPY_METADATA.madeAt.name, '制作时间', 'Made at', chinaTimeOf(facts.madeAt)), layout: short },
    { ...line(COPY_METADATA.maker.name, '制作者', 'Made by', facts.maker), layout: short },
    line('copyNumber', '加注件编号', 'Copy number', facts.number),
    line('originalDigest', '原件摘要', 'Digest of the original', `SM3 ${facts.originalDigest}`),
    ...(facts.grant === undefined ? [] : [line('grant', '授权编号', 'Grant', facts.grant)]),
  ]
}

/** All that the notation writes. */
export function textsOfNotation(facts: CopyFacts): readonly (readonly [field: string, text: string])[] {
  return linesOf(facts).map(({ field, value }) => [field, value.zh] as const)
}

function longest(facts: CopyFacts): string {
  const [first] = [...linesOf(facts)].sort((one, other) => other.value.zh.length - one.value.zh.length)
  return first?.field ?? ''
}

function styleOf(size: number, { tint }: ThemeColours, set: Typesetter): Style {
  const labelSize = Math.max(SMALLEST, size * 0.88)
  return { set, size, labelSize, ink: INK, tint, rule: toned(tint, WHITE, 0.3), hair: 0.1 }
}

function frameMarks(frame: Box, style: Style): readonly Mark[] {
  const { set, tint, size } = style
  const head: Box = { ...frame, height: HEAD - 1.5 }
  const headSize = 4
  const baseline = head.y + head.height / 2 + (set.baseline - set.leading / 2) * headSize
  const small = Math.min(size, 2.8)
  const words = set.widthOf(ONLY_FOR, small)
  const wordsBaseline = head.y + head.height / 2 + (set.baseline - set.leading / 2) * small
  return [
    filled(rectangle(head), tint),
    stroked(rectangle(frame), tint, 0.4),
    textMark(HEADING, frame.x + GAP, baseline, { size: headSize, colour: WHITE, spacing: 1.2 }),
    textMark(ONLY_FOR, frame.x + frame.width - GAP - words, wordsBaseline, { size: small, colour: WHITE }),
  ]
}

function codeMarks({ checkUrl }: CopyFacts, frame: Box, { set, labelSize, tint }: Style): readonly Mark[] {
  const box: Box = { x: frame.x + frame.width - GAP - CODE, y: frame.y + HEAD, width: CODE, height: CODE }
  const x = box.x + (CODE - set.widthOf(CHECK, labelSize)) / 2
  const y = box.y + CODE + set.baseline * labelSize
  return [...qrMarks(checkUrl, box), textMark(CHECK, x, y, { size: labelSize, colour: tint })]
}

function unindexed(mark: Mark): Mark {
  if (mark.kind !== 'text') return mark
  const { field: _indexedOnTheFirstPage, ...others } = mark
  return others
}
