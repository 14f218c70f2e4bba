/** A whole annotated copy in PDF, as PDFium shows it: every line of its face, its code and its seal. */
import jsQR from 'jsqr'
import type { Document, TextMark } from '../../cloudfunctions/server/documents/page'
import { inkIn, type RenderedPage, renderPdf } from '../support/pdf-rendering'
import { SEALING, signedPdf } from '../support/pdf-sealing'
import { CHECK_URL, copyOf } from '../support/sealed-copy'
import { typefaces } from '../support/typefaces'

let document: Document
let pages: readonly RenderedPage[]

beforeAll(async () => {
  const fonts = typefaces()
  document = copyOf(fonts, '欧阳𠮷')
  pages = await renderPdf(await signedPdf(document, fonts, SEALING))
})

/** Lines of the face; the watermark, turned and spread, is no line. */
function lines(): readonly TextMark[] {
  return document.pages
    .flatMap(({ template, body }) => [...template.marks, ...body])
    .filter((mark): mark is TextMark => mark.kind === 'text')
}

const unspaced = (text: string): string => text.replace(/\s/g, '')

it('every line of the face is copied out of the page as it was written', () => {
  const copied = unspaced(pages.map(({ text }) => text).join(''))
  expect(lines().length).toBeGreaterThan(10)
  expect(lines().filter(({ text }) => !copied.includes(unspaced(text)))).toEqual([])
})

it('every line of the face has ink where it stands', () => {
  const [page] = pages
  const empty = lines().filter(
    ({ x, y, size, rotation }) => !rotation && page && inkIn(page.drawing, [x, y - size, size, size * 1.2]) === 0,
  )
  expect(empty).toEqual([])
})

it('its code leads a camera to the public check', () => {
  const { drawing } = pages[0] ?? fail()
  expect(jsQR(drawing.rgba, drawing.width, drawing.height)?.data).toBe(CHECK_URL)
})

it('the seal is shown where it belongs', () => {
  const { x, y, width, height, page } = document.stamp
  const { drawing } = pages[page] ?? fail()
  let red = 0
  for (let row = Math.ceil(y * 8); row < (y + height) * 8; row++) {
    for (let column = Math.ceil(x * 8); column < (x + width) * 8; column++) {
      const [r = 0, g = 0, b = 0] = drawing.colour(column, row)
      if (r > 150 && g < 100 && b < 100) red += 1
    }
  }
  expect(red).toBeGreaterThan(1000)
})

function fail(): never {
  throw new Error('a page is missing')
}
