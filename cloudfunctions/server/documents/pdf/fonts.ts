/** Which fonts a document needs, and the code under which its pages write each character. */
import type { Document, Mark } from '../page'
import type { FaceName, Typefaces } from '../typefaces'
import { fontObject } from './font-object'
import type { PdfFile, PdfObject } from './pdf-file'

/** A character as a page writes it. */
export interface CharacterCode {
  /** Name of the font among the page's resources. */
  readonly font: string
  /** Four hex digits. */
  readonly code: string
}

export interface PdfFonts {
  /** Throws for a character that is not in the document. */
  codeOf(character: string): CharacterCode
  /** By name, for the resources of pages. */
  readonly objects: Readonly<Record<string, PdfObject>>
}

/** Embeds what `document` writes, each face in the order of its first character. Throws when no font draws one: never a box. */
export function embedFonts(file: PdfFile, document: Document, typefaces: Typefaces): PdfFonts {
  const objects: Record<string, PdfObject> = {}
  const codes = new Map<string, CharacterCode>()
  for (const [face, unsorted] of charactersByFace(document, typefaces)) {
    const font = `F${Object.keys(objects).length + 1}`
    const characters = [...unsorted].sort()
    objects[font] = fontObject(file, {
      subset: typefaces.subset(face, unsorted),
      characters,
      typefaces,
      tag: tagOf(font),
    })
    for (const [index, character] of characters.entries()) codes.set(character, { font, code: codeAt(index) })
  }
  return { objects, codeOf: (character) => written(codes.get(character)) }
}

/** Every character of the document under the font that draws it. */
function charactersByFace(document: Document, typefaces: Typefaces): ReadonlyMap<FaceName, ReadonlySet<string>> {
  const faces = new Map<FaceName, Set<string>>()
  for (const character of charactersOf(document)) {
    const face = typefaces.faceOf(character)
    if (face === undefined) throw new Error(`no font draws U+${hex(character.codePointAt(0) ?? 0)}`)
    const characters = faces.get(face)
    if (characters) characters.add(character)
    else faces.set(face, new Set([character]))
  }
  return faces
}

/** Each once, in the order in which they are met. */
function charactersOf({ pages }: Document): ReadonlySet<string> {
  const marks = pages.flatMap(({ template, background, body }): Mark[] => [...template.marks, ...background, ...body])
  return new Set(marks.flatMap((mark) => (mark.kind === 'text' ? [...mark.text] : [])))
}

/** Code 0 is the glyph for what is missing; ours begin at 1, in the order of the characters. */
function codeAt(index: number): string {
  return hex(index + 1)
}

function hex(number: number): string {
  return number.toString(16).padStart(4, '0')
}

/** Six capitals before the font's name mark a subset; different ones, different subsets (ISO 32000-1, 9.6.4). */
function tagOf(font: string): string {
  return String.fromCharCode(...Array.from(font.padStart(6, '0'), (character) => 65 + (character.charCodeAt(0) % 26)))
}

function written(code: CharacterCode | undefined): CharacterCode {
  if (!code) throw new Error('a character that the document did not name')
  return code
}
