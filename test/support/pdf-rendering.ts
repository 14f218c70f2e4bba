/** A PDF as another hand draws and reads it: PDFium, as in browsers and in WeChat's own viewer on Android. */
import { PDFiumLibrary } from '@hyzyla/pdfium'

/** Pixels a millimetre: 203 dpi. */
const SCALE = 8
const POINTS_A_MILLIMETRE = 72 / 25.4

/** A drawn page. */
export interface Drawing {
  readonly width: number
  readonly height: number
  /** Darkness of a pixel, 0 (white) to 255. */
  ink(x: number, y: number): number
  /** Red, green, blue. */
  colour(x: number, y: number): readonly number[]
  /** Four bytes a pixel, row by row. */
  readonly rgba: Uint8ClampedArray
}

export interface RenderedPage {
  readonly drawing: Drawing
  /** What is copied out of the page. */
  readonly text: string
}

/** Draws every page. Coordinates of drawings are pixels: {@link pixels} makes them of millimetres. */
export async function renderPdf(pdf: Uint8Array): Promise<readonly RenderedPage[]> {
  library ??= PDFiumLibrary.init()
  const document = await (await library).loadDocument(pdf)
  const pages: RenderedPage[] = []
  for (const page of document.pages()) {
    // Drawing closes the page: its text is read first.
    const text = page.getText()
    const { width, height, data } = await page.render({ scale: SCALE / POINTS_A_MILLIMETRE, render: 'bitmap' })
    pages.push({ drawing: drawingOf(width, height, Buffer.from(data)), text })
  }
  document.destroy()
  return pages
}

/** Started once for a test file; it ends with it. */
let library: Promise<PDFiumLibrary> | undefined

export function pixels(millimetres: number): number {
  return Math.round(millimetres * SCALE)
}

/** Sum of ink in a field given in millimetres. */
export function inkIn(drawing: Drawing, [x, y, width, height]: readonly [number, number, number, number]): number {
  let sum = 0
  for (let row = pixels(y); row < pixels(y + height); row++) {
    for (let column = pixels(x); column < pixels(x + width); column++) sum += drawing.ink(column, row)
  }
  return sum
}

/** How much two drawings differ in a field: 0 the same, 1 or more nothing in common. */
export function differenceIn(
  one: Drawing,
  other: Drawing,
  [x, y, width, height]: readonly [number, number, number, number],
): number {
  let apart = 0
  let ink = 0
  for (let row = pixels(y); row < pixels(y + height); row++) {
    for (let column = pixels(x); column < pixels(x + width); column++) {
      apart += Math.abs(one.ink(column, row) - other.ink(column, row))
      ink += one.ink(column, row) + other.ink(column, row)
    }
  }
  return ink === 0 ? 1 : (2 * apart) / ink
}

function drawingOf(width: number, height: number, data: Buffer): Drawing {
  const part = (x: number, y: number, index: number): number => data[(y * width + x) * 4 + index] ?? 0
  const colour = (x: number, y: number): readonly number[] => [part(x, y, 0), part(x, y, 1), part(x, y, 2)]
  const ink = (x: number, y: number): number => 255 - (part(x, y, 0) + part(x, y, 1) + part(x, y, 2)) / 3
  return { width, height, ink, colour, rgba: new Uint8ClampedArray(data) }
}
