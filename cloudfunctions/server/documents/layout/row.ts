/** 项目行: a row of one or two fields, each a label and its value, with a hair line below. */
import type { FaceLine } from '../../../../src/core/licence/disclosure'
import type { Mark } from '../page'
import { level, stroked } from './drawing'
import type { Line } from './line-breaks'
import { type Column, lineHeight, type Piece, padding, type Style } from './piece'
import { plateMarks } from './plate'
import { labelAt, labelLines, linesAt } from './words'

/** One field in its part of a row. */
export interface Cell {
  readonly line: FaceLine
  readonly column: Column
  /** Of `column`, from its left edge. */
  readonly label: number
}

/** Lines of a value that are kept together. */
const MOST_LINES = 6

/** A value of many lines goes on over the page: the label and the first lines are one piece, the following ones others. */
export function rowPieces(cells: readonly Cell[], row: Column, style: Style): readonly Piece[] {
  const written = cells.map((cell) => ({ ...cell, lines: valueLines(cell, style) }))
  const most = Math.max(...written.map(({ lines }) => lines.length))
  const parts = Math.ceil(most / MOST_LINES)
  return Array.from({ length: parts }, (_, part) => rowPiece(written, row, style, part, part === parts - 1))
}

type Written = Cell & { readonly lines: readonly Line[] }

function valueLines({ line, column, label }: Cell, { set, size }: Style): readonly Line[] {
  return set.linesOf(line.value.zh, column.width - label, size)
}

function rowPiece(cells: readonly Written[], row: Column, style: Style, part: number, isLast: boolean): Piece {
  const shown = cells.map((cell) => ({
    ...cell,
    lines: cell.lines.slice(part * MOST_LINES, (part + 1) * MOST_LINES),
  }))
  const above = part === 0 ? padding(style) : 0
  const below = isLast ? padding(style) : 0
  const height = above + below + Math.max(...shown.map((cell) => cellHeight(cell, style, part === 0)))
  const marksAt = (y: number): readonly Mark[] => [
    ...shown.flatMap((cell) => cellMarks(cell, y + above, style, part === 0)),
    ...(isLast ? [stroked(level(row.x, row.x + row.width, y + height), style.rule, style.hair)] : []),
  ]
  return { height, marksAt, loose: isLast, field: cells[0]?.line.field ?? '' }
}

function cellHeight({ line, label, lines }: Written, style: Style, labelled: boolean): number {
  const labels = labelled ? labelLines(line.label, labelRoom(label, style), style) : 0
  return Math.max(lines.length * lineHeight(style), labelDepth(labels, style))
}

/** The first line of a label stands on the value's baseline and is smaller: its depth is counted from the value's top. */
function labelDepth(lines: number, { set, size, labelSize }: Style): number {
  return lines === 0 ? 0 : set.leading * (size + (lines - 1) * labelSize)
}

function cellMarks({ line, column, label, lines }: Written, top: number, style: Style, labelled: boolean) {
  const named = labelled ? labelAt(line.label, column.x, labelRoom(label, style), top, style) : []
  return [...named, ...valueMarks(line, lines, column.x + label, top, style)]
}

function valueMarks(line: FaceLine, lines: readonly Line[], x: number, top: number, style: Style): readonly Mark[] {
  const words = linesAt(lines, x, top, style, { field: line.field })
  return line.layout?.kind === 'plate' && lines.length === 1
    ? plateMarks(words, line.layout.colour, x, top, style)
    : words
}

/** What a label may fill of its share: the rest parts it from the value. */
export function labelRoom(label: number, { labelSize }: Style): number {
  return label - labelSize
}
