/** A PDF as another hand draws and reads it: PDFium, as in browsers and in WeChat's own viewer on Android. */
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { PNG } from 'pngjs'

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
  readonly png: Buffer
}

export interface RenderedPage {
  readonly drawing: Drawing
  /** What is copied out of the page. */
  readonly text: string
}

/** Draws every page. Coordinates of drawings are pixels: {@link pixels} makes them of millimetres. */
export async function renderPdf(pdf: Uint8Array): Promise<readonly RenderedPage[]> {
  const library = await PDFiumLibrary.init()
  try {
    const document = await library.loadDocument(pdf)
    const pages: RenderedPage[] = []
    for (const page of document.pages()) {
      const { width, height, data } = await page.render({ scale: SCALE / POINTS_A_MILLIMETRE, render: 'bitmap' })
      pages.push({ drawing: drawingOf(width, height, Buffer.from(data)), text: page.getText() })
    }
    document.destroy()
    return pages
  } finally {
    library.destroy()
  }
}

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
  const colour = (x: number, y: number): readonly number[] => {
    const at = (y * width + x) * 4
    return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]
  }
  const ink = (x: number, y: number): number => 255 - colour(x, y).reduce((sum, part) => sum + part, 0) / 3
  const png = new PNG({ width, height })
  data.copy(png.data)
  return { width, height, ink, colour, png: PNG.sync.write(png) }
}
