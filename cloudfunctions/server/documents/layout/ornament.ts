/** 防伪底纹: waves, rosettes and stars as smooth curves, after the guilloches of printed certificates. */
import type { PathStep } from '../page'
import { type Box, mm } from './drawing'

type Point = readonly [x: number, y: number]

/** A wave along a straight line: `crests` whole waves of `height` either side of it, `phase` of a whole one late. */
export interface Wave {
  readonly from: Point
  readonly to: Point
  readonly crests: number
  readonly height: number
  readonly phase: number
}

/** Curves for one wave: at four its crests are round. */
const CURVES_A_WAVE = 4

export function wave({ from, to, crests, height, phase }: Wave): readonly PathStep[] {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const length = Math.hypot(dx, dy)
  const turn = 2 * Math.PI * crests
  const at = (t: number): Point => {
    const swing = (height * Math.sin(turn * t + 2 * Math.PI * phase)) / length
    return [from[0] + dx * t - dy * swing, from[1] + dy * t + dx * swing]
  }
  return smooth(at, Math.round(crests * CURVES_A_WAVE))
}

/** Waves along a straight line, each half an arc of its own. `side` 1: the first to the right of the way from `from` to `to`; -1: to the left. */
export interface Arcs {
  readonly from: Point
  readonly to: Point
  readonly crests: number
  readonly height: number
  readonly side: 1 | -1
}

/** Parabolas: the shortest curves there are in a file. */
export function arcs({ from, to, crests, height, side }: Arcs): readonly PathStep[] {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const length = Math.hypot(dx, dy)
  const at = (t: number, swing: number) =>
    [from[0] + dx * t - (dy * swing) / length, from[1] + dy * t + (dx * swing) / length].map(tenth)
  const count = crests * 2
  const steps: PathStep[] = [['M', tenth(from[0]), tenth(from[1])]]
  for (let arc = 0; arc < count; arc += 1) {
    // With its guides at four thirds of its height a curve is a parabola, as high as the wave.
    const swing = (arc % 2 === 0 ? side : -side) * height * (4 / 3)
    const points = [at((arc + 1 / 3) / count, swing), at((arc + 2 / 3) / count, swing), at((arc + 1) / count, 0)]
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0, x = 0, y = 0] = points.flat()
    steps.push(['C', x1, y1, x2, y2, x, y])
  }
  return steps
}

/** One for its outer, one for its inner half: fewer would not bend, more would make the file larger. */
const CURVES_A_PETAL = 2

/** A closed curve of `petals` about a centre whose distance from it swings by `depth` (a share of `radius`). */
export interface Rosette {
  readonly centre: Point
  readonly radius: number
  readonly depth: number
  readonly petals: number
  /** Of a whole petal. */
  readonly phase: number
}

export function rosette({ centre, radius, depth, petals, phase }: Rosette): readonly PathStep[] {
  const at = (t: number): Point => {
    const angle = 2 * Math.PI * t
    const reach = radius * (1 + depth * Math.sin(petals * angle + 2 * Math.PI * phase))
    return [centre[0] + reach * Math.cos(angle), centre[1] + reach * Math.sin(angle)]
  }
  return [...smooth(at, petals * CURVES_A_PETAL), ['Z']]
}

/** 五角星, one point up. */
export function star([x, y]: Point, radius: number): readonly PathStep[] {
  const corners = Array.from({ length: 10 }, (_, corner) => {
    const angle = (corner * Math.PI) / 5 - Math.PI / 2
    const reach = corner % 2 === 0 ? radius : radius * 0.382
    return [mm(x + reach * Math.cos(angle)), mm(y + reach * Math.sin(angle))] as const
  })
  const [first = [x, y] as const, ...others] = corners
  return [['M', ...first], ...others.map((corner): PathStep => ['L', ...corner]), ['Z']]
}

/** Two waves that cross each other along each side of `box`. */
export function wovenFrame(box: Box, height: number, wavelength: number): readonly PathStep[] {
  const { x, y, width, height: tall } = box
  const corners: readonly Point[] = [
    [x, y],
    [x + width, y],
    [x + width, y + tall],
    [x, y + tall],
  ]
  return corners.flatMap((from, at) => {
    const to = corners[(at + 1) % corners.length] ?? from
    const crests = Math.round(Math.hypot(to[0] - from[0], to[1] - from[1]) / wavelength)
    return ([1, -1] as const).flatMap((side) => arcs({ from, to, crests, height, side }))
  })
}

/** The curve through `at(0)` … `at(1)` in `count` pieces, each bent as the curve is at its ends. */
function smooth(at: (t: number) => Point, count: number): readonly PathStep[] {
  const step = 1 / count
  const start = at(0)
  const steps: PathStep[] = [['M', tenth(start[0]), tenth(start[1])]]
  for (let piece = 0; piece < count; piece += 1) {
    const [t, next] = [piece * step, (piece + 1) * step]
    const [a, b] = [at(t), at(next)]
    const [u, v] = [slopeOf(at, t), slopeOf(at, next)]
    const third = step / 3
    const numbers = [a[0] + u[0] * third, a[1] + u[1] * third, b[0] - v[0] * third, b[1] - v[1] * third, b[0], b[1]]
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0, x = 0, y = 0] = numbers.map(tenth)
    steps.push(['C', x1, y1, x2, y2, x, y])
  }
  return steps
}

const NEAR = 1e-5

function slopeOf(at: (t: number) => Point, t: number): Point {
  const [before, behind] = [at(t - NEAR), at(t + NEAR)]
  return [(behind[0] - before[0]) / (2 * NEAR), (behind[1] - before[1]) / (2 * NEAR)]
}

/** Fine enough for ornament, and short in the file. */
function tenth(length: number): number {
  return Math.round(length * 10) / 10
}
