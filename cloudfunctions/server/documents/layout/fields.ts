/** 照面项: the printed lines as pieces. Two short ones share a row; how a line stands is said by its layout and never by the type. */
import type { FaceLine } from '../../../../src/core/licence/disclosure'
import { groupPieces } from './groups'
import type { Column, Piece, Style } from './piece'
import { type Cell, rowPieces } from './row'
import { tablePieces } from './table'
import { labelWidth } from './words'

/** Widest label on one line, in ems of the label; longer ones take several lines. */
const LABEL_EMS = 8.2

/** The lines in order, in `column`; their values begin where those of `alike` do. */
export function fieldPieces(
  lines: readonly FaceLine[],
  column: Column,
  style: Style,
  alike: readonly FaceLine[] = [],
): readonly Piece[] {
  const rows = pairedRows(lines, column, style)
  const firsts = rows.map(([first]) => first)
  const seconds = rows.flatMap(([, other]) => (other ? [other] : []))
  const label = labelColumn([...firsts, ...alike], style)
  const second = labelColumn(seconds, style)
  return rows.flatMap(([first, other]) => {
    const { layout } = first
    if (layout?.kind === 'table') return tablePieces(first, layout, column, label, style)
    if (layout?.kind === 'groups') return groupPieces(first, layout.groups, column, label, style)
    return rowPieces(
      other ? halves(first, other, column, label, second) : [{ line: first, column, label }],
      column,
      style,
    )
  })
}

type Row = readonly [first: FaceLine, second?: FaceLine]

function halves(
  first: FaceLine,
  second: FaceLine,
  { x, width }: Column,
  label: number,
  other: number,
): readonly Cell[] {
  return [
    { line: first, column: { x, width: width / 2 }, label },
    { line: second, column: { x: x + width / 2, width: width / 2 }, label: other },
  ]
}

/** Neighbours that are short and fit into half a row each share one. */
function pairedRows(lines: readonly FaceLine[], { width }: Column, style: Style): readonly Row[] {
  const room = width / 2 - (LABEL_EMS + 1) * style.labelSize
  const isHalf = (line: FaceLine | undefined) =>
    (line?.layout?.kind === 'short' || line?.layout?.kind === 'plate') &&
    style.set.widthOf(line.value.zh, style.size) + style.size < room
  const rows: Row[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const [line, next] = [lines[at], lines[at + 1]]
    if (!line) continue
    const pairs = next !== undefined && isHalf(line) && isHalf(next)
    rows.push(pairs ? [line, next] : [line])
    if (pairs) at += 1
  }
  return rows
}

/** Width of the labels of a column, the space to the values included. */
function labelColumn(lines: readonly FaceLine[], style: Style): number {
  const widest = Math.max(0, ...lines.map(({ label }) => labelWidth(label, style)))
  const most = LABEL_EMS * style.labelSize
  return Math.min(widest, most) + style.labelSize
}
