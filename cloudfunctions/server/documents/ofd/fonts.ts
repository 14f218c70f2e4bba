/** 字型: the fonts that a document carries, each cut down to the characters that it draws. */
import type { Document, Mark } from '../page'
import type { FaceName, Subset, Typefaces } from '../typefaces'
import type { Identifiers } from './identifiers'
import { PART, resourcePart } from './part-names'
import type { Parts } from './parts'
import { element, textElement, xmlPart } from './xml'

/** A font in the file. */
export interface EmbeddedFont {
  readonly id: number
  readonly subset: Subset
}

export interface EmbeddedFonts {
  /** The font that draws the character. Throws for one that the document does not hold. */
  fontOf(character: string): EmbeddedFont
  readonly ascent: number
  readonly descent: number
  /** PublicRes.xml and the fonts' files. */
  readonly parts: Parts
}

/** Throws when no font draws a character of the document, naming its code point: never a box. */
export function embedFonts(document: Document, typefaces: Typefaces, ids: Identifiers): EmbeddedFonts {
  const byCharacter = new Map<string, EmbeddedFont>()
  const fonts = [...charactersByFace(document, typefaces)].map(([face, characters]) => {
    const font = { id: ids.next(), subset: typefaces.subset(face, characters) }
    for (const character of characters) byCharacter.set(character, font)
    return font
  })
  return {
    ascent: typefaces.ascent,
    descent: typefaces.descent,
    fontOf: (character) => found(byCharacter.get(character)),
    parts: new Map([
      [PART.publicResources, publicResources(fonts)],
      ...fonts.map(({ subset }) => [resourcePart(fileOf(subset)), subset.bytes] as const),
    ]),
  }
}

function publicResources(fonts: readonly EmbeddedFont[]): Uint8Array {
  const entries = fonts.map(({ id, subset }) =>
    element('Font', { ID: id, FontName: subset.name }, textElement('FontFile', fileOf(subset))),
  )
  return xmlPart('Res', { BaseLoc: 'Res' }, element('Fonts', {}, ...entries))
}

function fileOf({ name }: Subset): string {
  return `${name}.ttf`
}

/** Sorted, so that the numbers of fonts do not hang on which line comes first. */
function charactersByFace(document: Document, typefaces: Typefaces): ReadonlyMap<FaceName, ReadonlySet<string>> {
  const faces = new Map<FaceName, Set<string>>()
  for (const character of [...charactersOf(document)].sort()) {
    const face = typefaces.faceOf(character)
    if (face === undefined) throw new Error(`no font draws U+${character.codePointAt(0)?.toString(16).toUpperCase()}`)
    faces.set(face, (faces.get(face) ?? new Set()).add(character))
  }
  return faces
}

function charactersOf({ pages }: Document): ReadonlySet<string> {
  const marks = pages.flatMap(({ template, background, body }): Mark[] => [...template.marks, ...background, ...body])
  return new Set(marks.flatMap((mark) => (mark.kind === 'text' ? [...mark.text] : [])))
}

function found(font: EmbeddedFont | undefined): EmbeddedFont {
  if (font === undefined) throw new Error('a character that the document does not hold')
  return font
}
