/** 经营范围: items under the heading of their class, the headings in a column of their own. */
import type { FaceLine } from '../../../../src/core/licence/disclosure'
import type { FaceGroup } from '../../../../src/core/licence/face-layout'
import type { Mark } from '../page'
import { level, stroked } from './drawing'
import type { Line } from './line-breaks'
import { type Column, lineHeight, type Piece, padding, type Style } from './piece'
import { labelRoom } from './row'
import { labelAt, linesAt } from './words'

/** Widest column of headings, in ems; longer ones take several lines. */
const TITLE_EMS = 8.2
/** Between headings and items, in ems. */
const GAP_EMS = 0.8
/** Lines of a group that are kept together. */
const MOST_LINES = 3

/** A printed line as groups: one piece for each few lines of a group, so that a long scope goes on over the page. */
export function groupPieces(
  line: FaceLine,
  groups: readonly FaceGroup[],
  column: Column,
  label: number,
  style: Style,
): readonly Piece[] {
  const values: Column = { x: column.x + label, width: column.width - label }
  const titles = titleWidth(groups, values.width, style)
  const parts = groups.flatMap((group) => partsOf(group, values, titles, style))
  return parts.map((part, at) => {
    const isLast = at === parts.length - 1
    const above = at === 0 ? padding(style) : part.first ? padding(style) * 0.6 : 0
    const height = above + part.rows * lineHeight(style) + (isLast ? padding(style) : 0)
    const marksAt = (y: number): readonly Mark[] => [
      ...(at === 0 ? labelAt(line.label, column.x, labelRoom(label, style), y + above, style) : []),
      ...linesAt(part.title, values.x, y + above, style, { field: line.field, colour: style.tint }),
      ...linesAt(part.items, part.x, y + above, style, { field: line.field }),
      ...(isLast ? [stroked(level(column.x, column.x + column.width, y + height), style.rule, style.hair)] : []),
    ]
    return { height, marksAt, loose: isLast, field: line.field }
  })
}

interface Part {
  readonly title: readonly Line[]
  readonly items: readonly Line[]
  /** Left edge of the items. */
  readonly x: number
  readonly rows: number
  /** Whether a group begins here. */
  readonly first: boolean
}

function titleWidth(groups: readonly FaceGroup[], room: number, { set, size }: Style): number {
  const widths = groups.map(({ title, items }) => (title && items.length > 0 ? set.widthOf(title.zh, size) : 0))
  return Math.min(Math.max(...widths), TITLE_EMS * size, room / 3)
}

function partsOf({ title, items }: FaceGroup, values: Column, titles: number, style: Style): readonly Part[] {
  const { set, size } = style
  // A class granted as a whole has its heading only; a group without one begins where headings do.
  const alone = title === undefined || items.length === 0
  const indent = alone ? 0 : titles + GAP_EMS * size
  const heading = title ? set.linesOf(title.zh, alone ? values.width : titles, size) : []
  const words = items.map(({ zh }) => zh).join('、')
  const lines = items.length > 0 ? set.linesOf(words, values.width - indent, size) : []
  const rows = Math.max(heading.length, lines.length)
  return Array.from({ length: Math.ceil(rows / MOST_LINES) }, (_, part) => {
    const slice = <T>(all: readonly T[]) => all.slice(part * MOST_LINES, (part + 1) * MOST_LINES)
    const [shownTitle, shownItems] = [slice(heading), slice(lines)]
    const shown = Math.max(shownTitle.length, shownItems.length)
    return { title: shownTitle, items: shownItems, x: values.x + indent, rows: shown, first: part === 0 }
  })
}
