/** ISO 32000-1: what a reader of another hand shows of a licence copy in PDF, pixel by pixel. */
import { readFileSync } from 'node:fs'
import jsQR from 'jsqr'
import qrcode from 'qrcode-generator'
import type { Mark, PathStep, TextMark } from '../../cloudfunctions/server/documents/page'
import type { Typefaces } from '../../cloudfunctions/server/documents/typefaces'
import { outlinesOf } from '../support/outlines'
import { type Drawing, differenceIn, inkIn, type RenderedPage, renderPdf } from '../support/pdf-rendering'
import { sheet, signedPdf } from '../support/pdf-sealing'
import { typefaces } from '../support/typefaces'

const BLACK = [0, 0, 0] as const
/** A glyph against its own outlines differs by rounding alone (0.003 at most was seen); 王 from 玉 by 0.1 and more. */
const SAME_GLYPH = 0.02

let fonts: Typefaces
beforeAll(() => {
  fonts = typefaces()
})

async function draw(body: readonly Mark[]): Promise<RenderedPage> {
  const [page] = await renderPdf(await signedPdf(sheet(body), fonts))
  if (!page) throw new Error('no page')
  return page
}

function text(written: string, x: number, y: number, size: number, more: Partial<TextMark> = {}): TextMark {
  return { kind: 'text', text: written, x, y, size, colour: BLACK, ...more }
}

/** Chinese characters of every event of the demo's province, punctuation included. */
function feedCharacters(): readonly string[] {
  const feed = readFileSync('local/demo/province-feed.ndjson', 'utf8')
  return [...new Set(feed)].filter((character) => character > '\u2e7f').sort()
}

describe('every character is drawn, and as its font draws it', () => {
  const CELL = 10
  const COLUMNS = 19
  const cells = feedCharacters().map((character, at) => {
    const [x, y] = [8 + (at % COLUMNS) * CELL, 8 + Math.floor(at / COLUMNS) * CELL]
    return { character, x, y, field: [x - 1, y - 8, CELL, CELL] as const }
  })
  const SIZE = 8
  let page: RenderedPage
  let outlines: Drawing

  beforeAll(async () => {
    const outline = outlinesOf('dist/fonts/main.ttf')
    page = await draw(cells.map(({ character, x, y }) => text(character, x, y, SIZE)))
    outlines = (await draw(cells.map(({ character, x, y }) => outline(character, x, y, SIZE)))).drawing
  })

  it('the feed has the characters of a province', () => {
    expect(cells.length).toBeGreaterThan(100)
  })

  it('no cell is empty', () => {
    const empty = cells.filter(({ field }) => inkIn(page.drawing, field) < 1000).map(({ character }) => character)
    expect(empty).toEqual([])
  })

  it('each cell shows the outlines of the whole font', () => {
    const wrong = cells.filter(({ field }) => differenceIn(page.drawing, outlines, field) > SAME_GLYPH)
    expect(wrong.map(({ character }) => character)).toEqual([])
  })

  it('the comparison tells one character from its neighbour', () => {
    const shifted = cells.slice(1).map(({ character }, at) => ({ character, cell: cells[at] }))
    const outline = outlinesOf('dist/fonts/main.ttf')
    return draw(
      shifted.flatMap(({ character, cell }) => (cell ? [outline(character, cell.x, cell.y, SIZE)] : [])),
    ).then(({ drawing }) => {
      const alike = cells.slice(0, -1).filter(({ field }) => differenceIn(page.drawing, drawing, field) <= SAME_GLYPH)
      expect(alike.map(({ character }) => character)).toEqual([])
    })
  })

  it('all of them can be copied out again', () => {
    const copied = new Set(page.text)
    expect(cells.map(({ character }) => character).filter((character) => !copied.has(character))).toEqual([])
  })
})

describe('characters that the main font lacks', () => {
  it('a name of rare characters is drawn from the second font, in place, and copied out whole', async () => {
    const name = '张𠮷𫟷𬎆䶮'
    const { drawing, text: copied } = await draw([text(name, 20, 50, 10)])
    const outline = (character: string, x: number) =>
      outlinesOf(`dist/fonts/${fileOf(character)}.ttf`)(character, x, 50, 10)
    const drawn = [...name].map((character, at) => outline(character, 20 + at * 10))
    const expected = (await draw(drawn)).drawing
    for (const at of [0, 1, 2, 3, 4]) {
      expect(differenceIn(drawing, expected, [20 + at * 10, 41, 10, 11])).toBeLessThan(SAME_GLYPH)
    }
    expect(copied).toContain(name)
  })

  it('two characters that are drawn alike are copied out as what they were', async () => {
    // 康熙部首 U+2F00 is drawn as 一.
    const { text: copied } = await draw([text('⼀一⼀', 20, 50, 10)])
    expect(copied).toContain('⼀一⼀')
  })

  it('a character that no font draws stops the file: there is no box', async () => {
    await expect(signedPdf(sheet([text('张\u{10ffff}', 20, 50, 10)]), fonts)).rejects.toThrow('no font draws U+10ffff')
  })

  function fileOf(character: string): string {
    const face = fonts.faceOf(character)
    return face === 'NotoSansSC' ? 'main' : String(face)
  }
})

describe('lines', () => {
  it('lie where the layout put them: the advances it reckoned with are those of the page', async () => {
    const line = '道路运输 No. 440123-2026（加注件）'
    const outline = outlinesOf('dist/fonts/main.ttf')
    const spacing = 0.7
    let x = 15
    const marks: Mark[] = []
    for (const character of line) {
      if (character !== ' ') marks.push(outline(character, x, 60, 8))
      x += (fonts.advance(character) / 1000) * 8 + spacing
    }
    const drawn = await draw([text(line, 15, 60, 8, { spacing })])
    expect(differenceIn(drawn.drawing, (await draw(marks)).drawing, [14, 51, x - 14, 12])).toBeLessThan(SAME_GLYPH)
    expect(drawn.text).toContain(line)
  })

  it('turn clockwise about their beginning', async () => {
    const { drawing } = await draw([text('一一一一一一一一', 100, 40, 5, { rotation: 90 })])
    expect(inkIn(drawing, [99, 40, 6, 40])).toBeGreaterThan(1000)
    expect(inkIn(drawing, [106, 30, 60, 12])).toBe(0)
  })

  it('are drawn in the colour they were given', async () => {
    const { drawing } = await draw([{ kind: 'path', steps: square(50, 50, 20), fill: [12, 120, 240] }])
    expect(drawing.colour(8 * 60, 8 * 60)).toEqual([12, 120, 240])
  })
})

describe('order of what is drawn', () => {
  const red: Mark = { kind: 'path', steps: square(50, 50, 20), fill: [255, 0, 0] }
  const green: Mark = { kind: 'path', steps: square(60, 50, 20), fill: [0, 255, 0] }
  const blue: Mark = { kind: 'path', steps: square(65, 50, 20), fill: [0, 0, 255] }

  it('the artwork lies under the watermark, the watermark under the text, the seal over all', async () => {
    const page = { width: 210, height: 148, template: { marks: [red] }, background: [green], body: [blue] }
    const document = sheet([], { pages: [page], stamp: { page: 0, x: 66, y: 50, width: 40, height: 40 } })
    const [rendered] = await renderPdf(await signedPdf(document, fonts))
    const colourAt = (x: number, y: number) => rendered?.drawing.colour(8 * x, 8 * y)
    expect(colourAt(55, 60)).toEqual([255, 0, 0])
    expect(colourAt(62, 60)).toEqual([0, 255, 0])
    expect(colourAt(70, 52)).toEqual([0, 0, 255])
    // Within the ring of the seal.
    expect(colourAt(68, 70)).toEqual([200, 0, 0])
  })

  it('the seal is shown on the page it belongs to, and transparent where it is', async () => {
    const page = { width: 210, height: 148, template: { marks: [] }, background: [], body: [] }
    const document = sheet([], { pages: [page, page], stamp: { page: 1, x: 160, y: 100, width: 40, height: 40 } })
    const [first, second] = await renderPdf(await signedPdf(document, fonts))
    expect(first && inkIn(first.drawing, [1, 1, 208, 146])).toBe(0)
    expect(second && inkIn(second.drawing, [160, 100, 40, 40])).toBeGreaterThan(1000)
    expect(second && inkIn(second.drawing, [175, 115, 10, 10])).toBe(0)
  })
})

it('a QR code of the page is read by a camera', async () => {
  const url = 'https://example.gov.cn/c/7K3M9P2QW8ER'
  const code = qrcode(0, 'M')
  code.addData(url)
  code.make()
  const steps: PathStep[] = []
  for (let row = 0; row < code.getModuleCount(); row++) {
    for (let column = 0; column < code.getModuleCount(); column++) {
      if (code.isDark(row, column)) steps.push(...square(20 + column * 0.8, 20 + row * 0.8, 0.8))
    }
  }
  const { drawing } = await draw([{ kind: 'path', steps, fill: BLACK }])
  expect(jsQR(drawing.rgba, drawing.width, drawing.height)?.data).toBe(url)
})

it('the same document is drawn the same twice', async () => {
  const body = [text('中华人民共和国', 20, 30, 8)]
  const [one, other] = [await draw(body), await draw(body)]
  expect(Buffer.from(one.drawing.rgba).equals(Buffer.from(other.drawing.rgba))).toBe(true)
})

function square(x: number, y: number, side: number): readonly PathStep[] {
  return [['M', x, y], ['L', x + side, y], ['L', x + side, y + side], ['L', x, y + side], ['Z']]
}
