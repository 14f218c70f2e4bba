/** 水印: for whom and for what, aslant across a whole copy, in a light solid tone below the text. */
import type { Colour, TextMark } from '../page'
import { type Box, textMark, within } from './drawing'
import type { Typesetter } from './typesetter'

/** Degrees, rising to the right. */
const SLANT = -24
/** Size of the letters, as a share of the page's width: a larger page has larger ones. */
const SIZE = 1 / 62
/** Least from one row to the next, between those in a row, and from the edges of the page, in ems. */
const APART = 9
const GAP = 1.2
const MARGIN = 0.9
/** Of its two lines, in ems. */
const LEADING = 1.6
/** Of the letters above and below their baseline, in ems: more than any has. */
const ABOVE = 1.2
const BELOW = 0.4
/** Characters of the recipient and of the purpose that a watermark repeats. */
const LONGEST = 16

export interface Watermark {
  readonly recipient: string
  readonly purpose: string
}

/** Two lines, each shortened to what can be read at a glance; the notation has them whole. */
export function watermarkLines({ recipient, purpose }: Watermark): readonly string[] {
  return [`加注件 仅供${shortened(recipient)}`, `用于${shortened(purpose)}`]
}

function shortened(text: string): string {
  const characters = [...text]
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : text
}

/** As many as have room within `area`, spread over all of it, those of every other row in the gaps of the one before. */
export function watermarkMarks(
  lines: readonly string[],
  area: Box,
  colour: Colour,
  set: Typesetter,
): readonly TextMark[] {
  const size = area.width * SIZE
  const extent = extentOf(Math.max(...lines.map((line) => set.widthOf(line, size))), lines.length, size)
  return startsIn(within(area, MARGIN * size), extent, size).flatMap((start) =>
    lines.map((line, at) => {
      const { x, y } = turned(start, 0, at * LEADING * size)
      return textMark(line, x, y, { size, colour, rotation: SLANT })
    }),
  )
}

/** What turned lines of at most this length take up, letters and all, about the point where the first begins. */
function extentOf(length: number, lines: number, size: number): Box {
  const corners = [0, length].flatMap((along) =>
    [-ABOVE, (lines - 1) * LEADING + BELOW].map((down) => turned({ x: 0, y: 0 }, along, down * size)),
  )
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)]
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

function startsIn(area: Box, extent: Box, size: number): readonly Point[] {
  const [free, depth] = [area.width - extent.width, area.height - extent.height]
  const columns = Math.max(2, Math.floor(free / (extent.width + GAP * size)) + 1)
  const rows = Math.max(2, Math.floor(depth / (APART * size)) + 1)
  const [stride, step] = [free / (columns - 1), depth / (rows - 1)]
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns - (row % 2) }, (_, column) => ({
      x: area.x - extent.x + (column + (row % 2) / 2) * stride,
      y: area.y - extent.y + row * step,
    })),
  ).flat()
}

interface Point {
  readonly x: number
  readonly y: number
}

const ANGLE = (SLANT * Math.PI) / 180

/** The point `along` the slant and `down` across it from `from`. */
function turned({ x, y }: Point, along: number, down: number): Point {
  return {
    x: x + along * Math.cos(ANGLE) - down * Math.sin(ANGLE),
    y: y + along * Math.sin(ANGLE) + down * Math.cos(ANGLE),
  }
}
