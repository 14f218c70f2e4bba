/** 水印: for whom and for what, aslant across a whole copy, in a light solid tone below the text. */
import type { Colour, TextMark } from '../page'
import { type Box, textMark } from './drawing'
import type { Typesetter } from './typesetter'

/** Degrees, rising to the right. */
const SLANT = -24
const SIZE = 3.4
/** From one watermark to the one below, and between those in a row, in millimetres. */
const APART = 31
const GAP = 12
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

/** As many as lie wholly within `area`, every other row shifted. */
export function watermarkMarks(
  lines: readonly string[],
  area: Box,
  colour: Colour,
  set: Typesetter,
): readonly TextMark[] {
  const lengths = lines.map((line) => set.widthOf(line, SIZE))
  const length = Math.max(...lengths)
  const starts = startsOver(area, length + GAP).filter((start) => isWithin(area, start, length, lines.length))
  return starts.flatMap((start) =>
    lines.map((line, at) => {
      const { x, y } = turned(start, 0, at * LEADING * SIZE)
      return textMark(line, x, y, { size: SIZE, colour, rotation: SLANT })
    }),
  )
}

/** Where watermarks would begin if the area had no edges. */
function startsOver({ x, y, width, height }: Box, stride: number): readonly Point[] {
  const rows = Math.ceil((height + width) / APART)
  const columns = Math.ceil(Math.hypot(width, height) / stride)
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns + 1 }, (_, column) =>
      turned({ x, y: y + row * APART }, (column - 1 + (row % 2) / 2) * stride, 0),
    ),
  ).flat()
}

/** Whether lines of at most this length, letters and all, lie within the area. */
function isWithin(area: Box, start: Point, length: number, lines: number): boolean {
  const corners = [0, length].flatMap((along) =>
    [-ABOVE, (lines - 1) * LEADING + BELOW].map((down) => turned(start, along, down * SIZE)),
  )
  return corners.every(
    ({ x, y }) => x >= area.x && x <= area.x + area.width && y >= area.y && y <= area.y + area.height,
  )
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
