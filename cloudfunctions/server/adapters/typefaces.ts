/**
 * 文件字体: Noto Sans SC for nearly everything, Hanazono Mincho for what it lacks, rare characters of names above all. The fonts' files are made by
 * config/fonts.ts: `main.ttf`, `harfbuzz-subset.wasm`, one `<name>.ttf` for every slice of the second font, and `slices.json`, which says what
 * each slice draws. A slice is read when its first character is written.
 */
import { accessSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FaceName, Subset, Typefaces } from '../documents/typefaces'
import { type HarfBuzz, type HarfBuzzFace, startHarfBuzz } from './typefaces-harfbuzz'
import { type FontMetrics, readMetrics } from './typefaces-sfnt'

/** 字体分片: a part of the second font, and the ranges of code points that it draws and the main font does not. */
export interface Slice {
  readonly name: string
  readonly ranges: readonly (readonly [first: number, last: number])[]
}

/** A font in memory. */
interface OpenFace {
  readonly metrics: FontMetrics
  readonly font: HarfBuzzFace
}

// Names that no slice has.
const MAIN = 'NotoSansSC' as FaceName

/** Where a function finds the fonts: beside its bundle. From source, `dist/fonts` is given. */
export const FONTS_BESIDE_BUNDLE = join(__dirname, 'fonts')

/**
 * The fonts in `folder`, opened when the first file is drawn: an instance that only finds its queue empty goes without their 50 MB. Throws at
 * once when they are not there.
 */
export function typefacesIn(folder: string): () => Typefaces {
  accessSync(join(folder, 'main.ttf'))
  let opened: Typefaces | undefined
  return () => {
    opened ??= openTypefaces(folder)
    return opened
  }
}

/** Opens the fonts in `folder`. Throws when they are not there (`npm run build fonts`). */
export function openTypefaces(folder: string): Typefaces {
  const harfBuzz = startHarfBuzz(readFileSync(join(folder, 'harfbuzz-subset.wasm')))
  const main = openFace(harfBuzz, join(folder, 'main.ttf'))
  // Written by config/fonts.ts in this shape.
  const slices = JSON.parse(readFileSync(join(folder, 'slices.json'), 'utf8')) as readonly Slice[]
  const open = new Map([[MAIN, main]])
  const faceOf = (character: string) => faceAmong(main, slices, pointOf(character))
  const opened = (face: FaceName): OpenFace => {
    const known = open.get(face) ?? openFace(harfBuzz, join(folder, `${face}.ttf`))
    open.set(face, known)
    return known
  }
  return {
    faceOf,
    advance(character) {
      const face = faceOf(character)
      if (face === undefined) throw new Error(`no font draws ${pointNameOf(character)}`)
      return advanceIn(opened(face).metrics, character)
    },
    ascent: main.metrics.ascent,
    descent: main.metrics.descent,
    subset: (face, characters) => subsetOf(face, opened(face), characters),
  }
}

function openFace(harfBuzz: HarfBuzz, path: string): OpenFace {
  const bytes = readFileSync(path)
  return { metrics: readMetrics(bytes), font: harfBuzz.face(bytes) }
}

function faceAmong(main: OpenFace, slices: readonly Slice[], point: number): FaceName | undefined {
  if (main.metrics.glyphs.has(point)) return MAIN
  const slice = slices.find(({ ranges }) => ranges.some(([first, last]) => point >= first && point <= last))
  // The name of a slice is the name of its font.
  return slice?.name as FaceName | undefined
}

function subsetOf(face: FaceName, { metrics, font }: OpenFace, characters: ReadonlySet<string>): Subset {
  for (const character of characters) glyphIn(metrics, character)
  const bytes = font.subset(Array.from(characters, pointOf))
  const own = readMetrics(bytes)
  return {
    name: face,
    bytes,
    glyphOf: (character) => glyphIn(own, character),
    advance: (character) => advanceIn(own, character),
  }
}

function advanceIn(metrics: FontMetrics, character: string): number {
  return metrics.advanceOf(glyphIn(metrics, character))
}

function glyphIn({ glyphs }: FontMetrics, character: string): number {
  const glyph = glyphs.get(pointOf(character))
  if (glyph === undefined) throw new Error(`the font has no ${pointNameOf(character)}`)
  return glyph
}

function pointOf(character: string): number {
  const point = character.codePointAt(0)
  if (point === undefined || character.length > (point > 0xffff ? 2 : 1)) throw new Error('not one character')
  return point
}

/** A fault's text is logged: it names the code point, for a character may be of somebody's name. */
function pointNameOf(character: string): string {
  return `U+${pointOf(character).toString(16).toUpperCase().padStart(4, '0')}`
}
