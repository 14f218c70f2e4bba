/**
 * 文字对象: one line of text as OFD writes it. A line is cut where the font changes. A character outside the first plane stands alone: readers
 * differ in whether it counts once or twice among the advances (DeltaX), and alone it has none.
 */
import type { TextMark } from '../page'
import type { EmbeddedFont, EmbeddedFonts } from './fonts'
import { written, writtenAll, writtenColour, writtenFactor } from './numbers'
import { element, textElement } from './xml'

/** Characters of one font. */
interface Run {
  readonly font: EmbeddedFont
  readonly text: string
  /** From the line's origin to the run's, and on to the origin of whatever follows; millimetres along the baseline. */
  readonly from: number
  readonly to: number
  /** From each character to the next within the run. */
  readonly advances: readonly number[]
}

/** The line's objects, each drawn under an identifier of its own; none for a line of blanks. */
export function textObjects(mark: TextMark, fonts: EmbeddedFonts, draw: (write: (id: number) => string) => void): void {
  for (const run of runsOf(mark, fonts)) draw((id) => textObject(id, mark, run, fonts))
}

/**
 * Lines of a watermark as one object: one matrix turns them all, and each says only where it begins and what it is. undefined when they are
 * not alike, when one of them would be cut, or when two stand on one baseline: a reader in use would join those.
 */
export function turnedTogether(id: number, marks: readonly TextMark[], fonts: EmbeddedFonts): string | undefined {
  const [first] = marks
  const lines = marks.map((mark) => ({ mark, runs: runsOf(mark, fonts) }))
  const font = lines[0]?.runs[0]?.font
  if (!first?.rotation || !font || !lines.every(({ mark, runs }) => isLike(first, mark) && runs.length === 1)) return
  const { cos, sin } = directionOf(first)
  const places = lines.flatMap(({ mark, runs }) => runs.map((run) => ({ run, ...unturned(mark, cos, sin) })))
  if (new Set(places.map(({ y }) => y)).size < places.length) return
  const { left, top, width, height } = extentOf(
    lines.flatMap(({ mark, runs }) => runs.flatMap((run) => cornersOf(mark, run, fonts))),
  )
  return element(
    'TextObject',
    {
      ID: id,
      Boundary: writtenAll(left, top, width, height),
      CTM: `${[cos, sin, -sin, cos].map(writtenFactor).join(' ')} ${writtenAll(-left, -top)}`,
      Font: font.id,
      Size: written(first.size),
    },
    element('FillColor', { Value: writtenColour(first.colour) }),
    ...places.map(({ run: { text, from, advances }, x, y }) =>
      textElement('TextCode', text, { X: written(x + from), Y: y, DeltaX: writtenAdvances(advances) }),
    ),
  )
}

/** Where a mark begins before the matrix turns it; its height as it is written. */
function unturned({ x, y }: TextMark, cos: number, sin: number) {
  return { x: x * cos + y * sin, y: written(y * cos - x * sin) }
}

function isLike(one: TextMark, { size, colour, rotation, field }: TextMark): boolean {
  return size === one.size && rotation === one.rotation && field === undefined && colour.join() === one.colour.join()
}

function textObject(id: number, mark: TextMark, run: Run, fonts: EmbeddedFonts): string {
  const placed = mark.rotation ? turned(mark, run, fonts) : level(mark, run, fonts)
  return element(
    'TextObject',
    { ID: id, Boundary: placed.boundary, CTM: placed.matrix, Font: run.font.id, Size: written(mark.size) },
    element('FillColor', { Value: writtenColour(mark.colour) }),
    textElement('TextCode', run.text, { X: 0, Y: written(placed.baseline), DeltaX: writtenAdvances(run.advances) }),
  )
}

interface Placed {
  readonly boundary: string
  readonly matrix: string | undefined
  /** Of the text within its own coordinates, which the matrix turns. */
  readonly baseline: number
}

function level({ x, y, size }: TextMark, { from, to }: Run, { ascent, descent }: EmbeddedFonts): Placed {
  const above = (ascent * size) / 1000
  const height = above + (descent * size) / 1000
  return { boundary: writtenAll(x + from, y - above, to - from, height), matrix: undefined, baseline: above }
}

/** The boundary holds the whole turned line: readers cut off what is outside. */
function turned(mark: TextMark, run: Run, fonts: EmbeddedFonts): Placed {
  const { cos, sin } = directionOf(mark)
  const { left, top, width, height } = extentOf(cornersOf(mark, run, fonts))
  const factors = [cos, sin, -sin, cos].map(writtenFactor).join(' ')
  return {
    boundary: writtenAll(left, top, width, height),
    matrix: `${factors} ${writtenAll(mark.x + run.from * cos - left, mark.y + run.from * sin - top)}`,
    baseline: 0,
  }
}

function directionOf({ rotation = 0 }: TextMark) {
  const angle = (rotation * Math.PI) / 180
  return { cos: Math.cos(angle), sin: Math.sin(angle) }
}

type Point = readonly [x: number, y: number]

/** On the page. */
function cornersOf(mark: TextMark, { from, to }: Run, fonts: EmbeddedFonts): readonly Point[] {
  const { cos, sin } = directionOf(mark)
  const [above, below] = [(-fonts.ascent * mark.size) / 1000, (fonts.descent * mark.size) / 1000]
  return [from, to].flatMap((along) =>
    [above, below].map((down): Point => [mark.x + along * cos - down * sin, mark.y + along * sin + down * cos]),
  )
}

function extentOf(corners: readonly Point[]) {
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top }
}

/** A run while its line is being read. */
interface OpenRun extends Run {
  text: string
  to: number
  readonly advances: number[]
}

function runsOf({ text, size, spacing = 0 }: TextMark, fonts: EmbeddedFonts): readonly Run[] {
  const runs: OpenRun[] = []
  // Where this character and the one before it begin.
  let [at, before] = [0, 0]
  for (const character of text) {
    const font = fonts.fontOf(character)
    const to = at + (font.subset.advance(character) * size) / 1000 + spacing
    const last = runs.at(-1)
    if (last && goesOn(last, font, character)) {
      last.text += character
      last.to = to
      last.advances.push(at - before)
    } else runs.push({ font, text: character, from: at, to, advances: [] })
    before = at
    at = to
  }
  return runs.map(withoutBlankEnds).filter((run) => run.text !== '')
}

function goesOn({ font, text }: Run, next: EmbeddedFont, character: string): boolean {
  return font === next && isOfFirstPlane(text) && isOfFirstPlane(character)
}

/** Of a run it is enough to ask its first character. */
function isOfFirstPlane(text: string): boolean {
  return (text.codePointAt(0) ?? 0) <= 0xffff
}

/** Readers drop blanks at the ends of an element's text, and the advances would be those of other characters. */
function withoutBlankEnds(run: Run): Run {
  const text = run.text.trim()
  if (text === run.text) return run
  const start = run.text.length - run.text.trimStart().length
  const from = run.from + run.advances.slice(0, start).reduce((sum, advance) => sum + advance, 0)
  return { ...run, text, from, advances: run.advances.slice(start, start + Math.max(0, text.length - 1)) }
}

/** 字符间距: the same advance three times and more is written once, `g count advance`. undefined for a single character. */
function writtenAdvances(advances: readonly number[]): string | undefined {
  const groups: { readonly advance: string; count: number }[] = []
  for (const advance of advances.map(written)) {
    const last = groups.at(-1)
    if (last?.advance === advance) last.count += 1
    else groups.push({ advance, count: 1 })
  }
  const words = groups.map(({ advance, count }) =>
    count > 2 ? `g ${count} ${advance}` : Array(count).fill(advance).join(' '),
  )
  return words.length === 0 ? undefined : words.join(' ')
}
