/**
 * Draws the icons of the three tabs, 81 × 81 as WeChat asks: `npx tsx src/assets/draw-tabs.ts`. Each is a few shapes on a
 * 27-unit grid, painted with four samples a pixel and side; the pictures are committed beside this file.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PNG } from 'pngjs'

/** Whether the point belongs to the shape. */
type Shape = (x: number, y: number) => boolean
type Colour = readonly [number, number, number]

const SIDE = 81
const UNITS = 27
const SAMPLES = 4
const STROKE = 2
const USUAL: Colour = [0x75, 0x80, 0x90]
const SELECTED: Colour = [0x1a, 0x4f, 0xa3]

const ICONS: Readonly<Record<string, readonly [outline: Shape, filled: Shape]>> = {
  licences: [
    any(frame(3, 5, 24, 22, 3), disc(9.5, 12, 2.6), box(6, 16.5, 13, 18.5, 1), ...lines(15.5, 21, [10, 13.5, 17])),
    minus(box(3, 5, 24, 22, 3), disc(9.5, 12, 2.6), box(6, 16.5, 13, 18.5, 1), ...lines(15.5, 21, [10, 13.5, 17])),
  ],
  activity: [
    any(frame(5, 3, 22, 24, 3), ...lines(9, 18, [9, 13.5, 18])),
    minus(box(5, 3, 22, 24, 3), ...lines(9, 18, [9, 13.5, 18])),
  ],
  me: [any(ring(13.5, 9, 4.8), shoulders(STROKE)), any(disc(13.5, 9, 4.8), shoulders(99))],
}

for (const [name, [outline, filled]] of Object.entries(ICONS)) {
  writeFileSync(join(__dirname, 'tabs', `${name}.png`), paint(outline, USUAL))
  writeFileSync(join(__dirname, 'tabs', `${name}-selected.png`), paint(filled, SELECTED))
}

function paint(shape: Shape, [red, green, blue]: Colour): Buffer {
  const png = new PNG({ width: SIDE, height: SIDE })
  for (let y = 0; y < SIDE; y += 1) {
    for (let x = 0; x < SIDE; x += 1) {
      png.data.set([red, green, blue, Math.round(255 * coverage(shape, x, y))], 4 * (y * SIDE + x))
    }
  }
  return PNG.sync.write(png)
}

function coverage(shape: Shape, x: number, y: number): number {
  const at = (pixel: number, sample: number) => ((pixel + (sample + 0.5) / SAMPLES) * UNITS) / SIDE
  const steps = Array.from({ length: SAMPLES }, (_, step) => step)
  const hits = steps.flatMap((i) => steps.filter((j) => shape(at(x, i), at(y, j))))
  return hits.length / SAMPLES ** 2
}

function any(...shapes: readonly Shape[]): Shape {
  return (x, y) => shapes.some((shape) => shape(x, y))
}

function minus(shape: Shape, ...holes: readonly Shape[]): Shape {
  return (x, y) => shape(x, y) && !holes.some((hole) => hole(x, y))
}

/** A box with round corners of the given radius. */
function box(left: number, top: number, right: number, bottom: number, radius: number): Shape {
  return (x, y) => {
    const dx = Math.max(left + radius - x, 0, x - right + radius)
    const dy = Math.max(top + radius - y, 0, y - bottom + radius)
    return Math.hypot(dx, dy) <= radius
  }
}

function frame(left: number, top: number, right: number, bottom: number, radius: number): Shape {
  const inner = box(left + STROKE, top + STROKE, right - STROKE, bottom - STROKE, radius - 1.5)
  return minus(box(left, top, right, bottom, radius), inner)
}

function disc(centreX: number, centreY: number, radius: number): Shape {
  return (x, y) => Math.hypot(x - centreX, y - centreY) <= radius
}

function ring(centreX: number, centreY: number, radius: number): Shape {
  return minus(disc(centreX, centreY, radius), disc(centreX, centreY, radius - STROKE))
}

function lines(left: number, right: number, heights: readonly number[]): readonly Shape[] {
  return heights.map((height) => box(left, height - STROKE / 2, right, height + STROKE / 2, STROKE / 2))
}

/** The upper half of an ellipse, `stroke` thick. */
function shoulders(stroke: number): Shape {
  const half = (radiusX: number, radiusY: number): Shape => {
    return (x, y) => y <= 24 && ((x - 13.5) / radiusX) ** 2 + ((y - 24) / radiusY) ** 2 <= 1
  }
  if (stroke > 8) return half(9.5, 8.2)
  const hollow: Shape = (x, y) =>
    y <= 24 - stroke && ((x - 13.5) / (9.5 - stroke)) ** 2 + ((y - 24) / (8.2 - stroke)) ** 2 <= 1
  return minus(half(9.5, 8.2), hollow)
}
