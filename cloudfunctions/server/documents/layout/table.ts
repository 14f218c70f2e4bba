/** 表格: a ruled table of a field, such as qualifications. Rows are never cut; on another page the head stands above them again. */
import type { Label } from '../../../../src/core/label'
import type { FaceLine } from '../../../../src/core/licence/disclosure'
import type { FaceTable } from '../../../../src/core/licence/face-layout'
import type { Mark } from '../page'
import { mm, stroked } from './drawing'
import { type Column, lineHeight, type Piece, padding, type Style } from './piece'
import { labelRoom } from './row'
import { labelAt, linesAt } from './words'

/** Free space left and right of a cell's words, in ems. */
const SIDE = 0.4
/** A column takes the share of its widest text, within these ems. */
const NARROWEST = 5
const WIDEST = 22

export function tablePieces(
  line: FaceLine,
  { columns, rows }: FaceTable,
  column: Column,
  label: number,
  style: Style,
): readonly Piece[] {
  const cells = columnsOf([columns, ...rows], { x: column.x + label, width: column.width - label }, style)
  const head = rowOf(columns, cells, style, line.field, true)
  const bodies = rows.map((row) => rowOf(row, cells, style, line.field, false))
  const first = headed(head, bodies[0], line, column, label, style)
  const others = bodies.slice(1).map((body) => ({ ...body, head }))
  return [first, ...others, { height: padding(style), marksAt: () => [], loose: true, field: line.field }]
}

/** The label, the head and the first row are one piece: none of them stands alone at the end of a page. */
function headed(
  head: Piece,
  body: Piece | undefined,
  line: FaceLine,
  column: Column,
  label: number,
  style: Style,
): Piece {
  const above = padding(style)
  const marksAt = (y: number): readonly Mark[] => [
    ...labelAt(line.label, column.x, labelRoom(label, style), y + above + padding(style), style),
    ...head.marksAt(y + above),
    ...(body?.marksAt(y + above + head.height) ?? []),
  ]
  return { height: above + head.height + (body?.height ?? 0), marksAt, loose: false, field: line.field }
}

function columnsOf(rows: readonly (readonly Label[])[], room: Column, { set, size }: Style): readonly Column[] {
  const count = rows[0]?.length ?? 0
  const wishes = Array.from({ length: count }, (_, at) => {
    const widest = Math.max(...rows.map((row) => set.widthOf(row[at]?.zh ?? '', size)))
    return Math.min(Math.max(widest, NARROWEST * size), WIDEST * size) + 2 * SIDE * size
  })
  const share = room.width / wishes.reduce((sum, wish) => sum + wish, 0)
  let x = room.x
  return wishes.map((wish) => {
    const cell = { x, width: wish * share }
    x += cell.width
    return cell
  })
}

function rowOf(row: readonly Label[], columns: readonly Column[], style: Style, field: string, isHead: boolean): Piece {
  const side = SIDE * style.size
  const cells = columns.map(({ x, width }, at) => ({
    x: x + side,
    lines: style.set.linesOf(row[at]?.zh ?? '', width - 2 * side, style.size),
  }))
  const height = Math.max(...cells.map(({ lines }) => lines.length)) * lineHeight(style) + 2 * padding(style)
  const look = isHead ? { colour: style.tint } : { field }
  const marksAt = (y: number): readonly Mark[] => [
    ...cells.flatMap(({ x, lines }) => linesAt(lines, x, y + padding(style), style, look)),
    ruled(columns, y, height, style),
  ]
  return { height, marksAt, loose: false, field }
}

function ruled(columns: readonly Column[], y: number, height: number, style: Style): Mark {
  const steps = columns.flatMap(({ x, width }) => {
    const [left, right, top, bottom] = [mm(x), mm(x + width), mm(y), mm(y + height)]
    return [['M', left, top], ['L', right, top], ['L', right, bottom], ['L', left, bottom], ['Z']] as const
  })
  return stroked(steps, style.rule, style.hair)
}
