/** A drawn document as a reader with a ruler sees it: where its words stand, what they say, and what its code says. */
import jsQR from 'jsqr'
import type { Box } from '../../cloudfunctions/server/documents/layout/drawing'
import { boxOf } from '../../cloudfunctions/server/documents/layout/typesetter'
import type { Document, Mark, Page, PathMark, TextMark } from '../../cloudfunctions/server/documents/page'
import type { Typefaces } from '../../cloudfunctions/server/documents/typefaces'

/** Closer than any eye sees, in millimetres. */
const SLIP = 0.005

export const textsOn = (page: Page): readonly TextMark[] => page.body.filter((mark) => mark.kind === 'text')

/** All that is written of a field, in the order it is written. */
export function writtenOf(document: Document, field: string): string {
  const marks = document.pages.flatMap(textsOn).filter((mark) => mark.field === field)
  return marks.map(({ text }) => text).join('')
}

export function overlaps(one: Box, other: Box): boolean {
  const apart = (from: number, length: number, at: number, size: number) =>
    from + length <= at + SLIP || at + size <= from + SLIP
  return !apart(one.x, one.width, other.x, other.width) && !apart(one.y, one.height, other.y, other.height)
}

/** Words that stand upon each other, as pairs of texts. */
export function collisionsOn(page: Page, fonts: Typefaces): readonly string[] {
  const boxes = textsOn(page).map((mark) => ({ text: mark.text, box: boxOf(mark, fonts) }))
  return boxes.flatMap(({ text, box }, at) =>
    boxes.slice(at + 1).flatMap((other) => (overlaps(box, other.box) ? [`${text} | ${other.text}`] : [])),
  )
}

/** Words that touch `box`. */
export function wordsIn(box: Box, page: Page, fonts: Typefaces): readonly string[] {
  return textsOn(page).flatMap((mark) => (overlaps(boxOf(mark, fonts), box) ? [mark.text] : []))
}

/** Marks of the page that reach over its edges. */
export function beyondEdges(page: Page, fonts: Typefaces): readonly Mark[] {
  const marks = [...page.template.marks, ...page.background, ...page.body]
  return marks.filter((mark) =>
    pointsOf(mark, fonts).some(([x, y]) => x < -SLIP || y < -SLIP || x > page.width + SLIP || y > page.height + SLIP),
  )
}

type Point = readonly [x: number, y: number]

function pointsOf(mark: Mark, fonts: Typefaces): readonly Point[] {
  if (mark.kind === 'path') return mark.steps.flatMap((step) => pairs(step.slice(1) as readonly number[]))
  if (mark.kind === 'image') return cornersOf(mark)
  return cornersOf(boxOf(mark, fonts)).map((corner) => turned(corner, mark))
}

/** A step of a path is a letter and then numbers only. */
function pairs(numbers: readonly number[]): readonly Point[] {
  return Array.from({ length: numbers.length / 2 }, (_, at) => [numbers[2 * at] ?? 0, numbers[2 * at + 1] ?? 0])
}

function cornersOf({ x, y, width, height }: Box): readonly Point[] {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ]
}

function turned([x, y]: Point, { x: cx, y: cy, rotation = 0 }: TextMark): Point {
  const angle = (rotation * Math.PI) / 180
  const [dx, dy] = [x - cx, y - cy]
  return [cx + dx * Math.cos(angle) - dy * Math.sin(angle), cy + dx * Math.sin(angle) + dy * Math.cos(angle)]
}

/** The QR code of a page: the one path in pure black. */
export function codeOn(page: Page): PathMark | undefined {
  return page.body.find((mark): mark is PathMark => mark.kind === 'path' && mark.fill?.join() === '0,0,0')
}

/** What the path's dark modules take up; the quiet margin is not in it. */
export function extentOf(path: PathMark): Box {
  const points = path.steps.flatMap((step) => pairs(step.slice(1) as readonly number[]))
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

/** Dots a millimetre: about six for a module. */
const DOTS = 12
const MARGIN = 3

/** What a camera reads of the code, its path filled dot by dot. */
export function readCode(path: PathMark): string | undefined {
  const { x, y, width } = extentOf(path)
  const side = Math.round((width + 2 * MARGIN) * DOTS)
  const dots = new Uint8ClampedArray(side * side * 4).fill(255)
  for (const { left, top, right, bottom } of rectanglesOf(path)) {
    const dot = (length: number, from: number) => Math.round((length - from + MARGIN) * DOTS)
    for (let row = dot(top, y); row < dot(bottom, y); row += 1) {
      for (let column = dot(left, x); column < dot(right, x); column += 1) {
        dots.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3)
      }
    }
  }
  return jsQR(dots, side, side)?.data
}

/** The rectangles that a path of closed subpaths is made of. */
function rectanglesOf({ steps }: PathMark) {
  const corners: Point[][] = []
  for (const step of steps) {
    if (step[0] === 'M') corners.push([])
    if (step[0] === 'M' || step[0] === 'L') corners.at(-1)?.push([step[1], step[2]])
  }
  return corners.map((points) => {
    const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
    return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
  })
}
