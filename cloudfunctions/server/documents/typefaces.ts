/** 字体: what the layout and the writers need of the fonts that files carry. The adapter holds the fonts themselves. */

/** The main font, or one slice of the font of rare characters. */
export type FaceName = string & { readonly __brand: 'FaceName' }

export interface Typefaces {
  /** The font that draws `character` (one code point); undefined when none does: then nothing may be written, for it would be a box. */
  faceOf(character: string): FaceName | undefined
  /** Advance of `character` in thousandths of an em. Throws when no font draws it. */
  advance(character: string): number
  /** Height above and depth below the baseline in thousandths of an em, both positive, the same for all fonts. */
  readonly ascent: number
  readonly descent: number
  /** A TrueType (glyf) font with exactly these characters, its `cmap` kept. The same characters give the same bytes. */
  subset(face: FaceName, characters: ReadonlySet<string>): Subset
}

export interface Subset {
  readonly name: string
  readonly bytes: Uint8Array
  /** Glyph number of a character within the subset. Throws when it is not in it. */
  glyphOf(character: string): number
  /** Advance in thousandths of an em. */
  advance(character: string): number
}
