/** 图形对象: a path as OFD writes it. A filled one whose points lie on a grid (a QR code) is written in whole steps of the grid: half the size. */
import type { PathMark, PathStep } from '../page'
import { written, writtenAll, writtenColour, writtenFactor } from './numbers'
import { element, textElement } from './xml'

/** OFD's letters: its `C` closes, its `B` is the cubic curve. There are others (`Q`, `A`, `S`) that readers in use leave out without a word. */
const LETTERS = { M: 'M', L: 'L', C: 'B', Z: 'C' } as const satisfies Record<PathStep[0], string>

interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Throws for a path without points. */
export function pathObject(id: number, { steps, fill, stroke }: PathMark): string {
  const box = boxOf(steps, stroke?.width ?? 0)
  const grid = stroke === undefined ? gridOf(steps, box) : undefined
  return element(
    'PathObject',
    {
      ID: id,
      Boundary: writtenAll(box.left, box.top, box.width, box.height),
      CTM: grid && `${writtenFactor(grid)} 0 0 ${writtenFactor(grid)} 0 0`,
      LineWidth: stroke && written(stroke.width),
      Stroke: stroke ? undefined : 'false',
      Fill: fill ? 'true' : undefined,
      DashPattern: stroke?.dash && writtenAll(...stroke.dash),
    },
    stroke ? element('StrokeColor', { Value: writtenColour(stroke.colour) }) : '',
    fill ? element('FillColor', { Value: writtenColour(fill) }) : '',
    textElement('AbbreviatedData', writtenSteps(steps, box, grid)),
  )
}

/** A path's points as they are written, from `box`'s corner: in millimetres, or in whole steps of a grid. */
function writtenSteps(steps: readonly PathStep[], { left, top }: Box, grid: number | undefined): string {
  const short = grid === undefined ? written : (value: number) => String(Math.round(value / grid))
  const words: string[] = []
  for (const step of steps) {
    words.push(LETTERS[step[0]])
    for (let at = 1; at < step.length; at += 2) {
      const [x, y] = pointAt(step, at)
      words.push(short(x - left), short(y - top))
    }
  }
  return words.join(' ')
}

/** All points, those that guide a curve too, and half the line around them: readers cut off what is outside. One pass: a guilloche has thousands. */
function boxOf(steps: readonly PathStep[], lineWidth: number): Box {
  let [left, top, right, bottom] = [INFINITY, INFINITY, -INFINITY, -INFINITY]
  for (const step of steps) {
    for (let at = 1; at < step.length; at += 2) {
      const [x, y] = pointAt(step, at)
      if (x < left) left = x
      if (x > right) right = x
      if (y < top) top = y
      if (y > bottom) bottom = y
    }
  }
  if (left > right) throw new Error('a path without points')
  const around = lineWidth / 2
  return {
    left: left - around,
    top: top - around,
    width: right - left + lineWidth,
    height: bottom - top + lineWidth,
  }
}

const INFINITY = Number.POSITIVE_INFINITY

function pointAt(step: PathStep, at: number): readonly [x: number, y: number] {
  // After its letter a step has numbers only, in pairs.
  return [step[at] as number, step[at + 1] as number]
}

/** Fewer points than this gain nothing. */
const POINTS_WORTH_A_GRID = 64

/** Millimetres. A finer grid is none: its counts would be as long as the lengths. */
const FINEST = 0.05

/** Points are rounded to the thousandth before they come here. In steps of the grid. */
const ON_GRID = 0.01

/** The step of the grid on which all points lie, in millimetres; undefined when there is none. */
function gridOf(steps: readonly PathStep[], box: Box): number | undefined {
  const offsets = offsetsFrom(steps, box)
  if (offsets.length < POINTS_WORTH_A_GRID) return undefined
  const step = least(differences(offsets))
  if (step < FINEST) return undefined
  // The whole length measures the step better than one step does.
  const extent = Math.max(box.width, box.height)
  const exact = extent / Math.round(extent / step)
  return offsets.every((offset) => Math.abs(offset / exact - Math.round(offset / exact)) < ON_GRID) ? exact : undefined
}

/** Between neighbours when sorted, without those that are the same point. */
function differences(values: readonly number[]): readonly number[] {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted.map((value, index) => value - (sorted[index - 1] ?? value)).filter((difference) => difference > 1e-6)
}

/** How far all points are from a corner, across and down. */
function offsetsFrom(steps: readonly PathStep[], { left, top }: Box): readonly number[] {
  const offsets: number[] = []
  for (const step of steps) {
    for (let at = 1; at < step.length; at += 2) {
      const [x, y] = pointAt(step, at)
      offsets.push(x - left, y - top)
    }
  }
  return offsets
}

// One by one: a call takes fewer arguments than a path may have points.
function least(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), INFINITY)
}
