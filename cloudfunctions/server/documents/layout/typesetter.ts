/** 排字: texts measured with the fonts that the file carries. Each text is measured once, at whatever sizes it is tried. */
import type { TextMark } from '../page'
import type { Typefaces } from '../typefaces'
import type { Box } from './drawing'
import { broken, type Line, type Measured, measured } from './line-breaks'

/** From one baseline to the next, in ems; more when the fonts are taller. */
const LEADING = 1.5

/** Sums of fractions are not exact: what fits exactly fits. Thousandths of an em. */
const SLIP = 1e-6

export interface Typesetter {
  /** The lines of `text` at `size` millimetres in a column of `width` millimetres; widths in thousandths of an em. */
  linesOf(text: string, width: number, size: number): readonly Line[]
  /** Millimetres. */
  widthOf(text: string, size: number): number
  /** Height of a line and its baseline below the line's top, in ems. */
  readonly leading: number
  readonly baseline: number
  /** The first character that no font draws. */
  undrawable(text: string): string | undefined
}

export function typesetter(typefaces: Typefaces): Typesetter {
  const texts = new Map<string, Measured>()
  const advance = (character: string) => typefaces.advance(character)
  const measure = (text: string): Measured => {
    const known = texts.get(text) ?? measured(text, advance)
    texts.set(text, known)
    return known
  }
  const inner = (typefaces.ascent + typefaces.descent) / 1000
  const leading = Math.max(LEADING, inner)
  return {
    linesOf: (text, width, size) => broken(measure(text), (width / size) * 1000 + SLIP),
    widthOf: (text, size) => (measure(text).advances.reduce((sum, one) => sum + one, 0) * size) / 1000,
    leading,
    baseline: (leading - inner) / 2 + typefaces.ascent / 1000,
    undrawable: (text) => [...text].find((character) => typefaces.faceOf(character) === undefined),
  }
}

/** What a line of text takes up: from the top of its tallest to the bottom of its deepest letter. Not for turned text. */
export function boxOf({ text, x, y, size, spacing = 0 }: TextMark, typefaces: Typefaces): Box {
  const characters = [...text.trimEnd()]
  const advances = characters.reduce((sum, character) => sum + typefaces.advance(character), 0)
  return {
    x,
    y: y - (typefaces.ascent * size) / 1000,
    width: (advances * size) / 1000 + spacing * Math.max(0, characters.length - 1),
    height: ((typefaces.ascent + typefaces.descent) * size) / 1000,
  }
}
