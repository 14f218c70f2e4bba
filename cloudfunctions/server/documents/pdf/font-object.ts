/**
 * 内嵌字体: the subset that HarfBuzz made goes in as it is. pdfkit would cut a second subset out of it and lay every text out again.
 * A code stands for a character, not for a glyph: two characters drawn alike are still told apart when the text is copied out.
 */
import type { Subset, Typefaces } from '../typefaces'
import { fontBox } from './font-box'
import type { PdfFile, PdfObject } from './pdf-file'

export interface FontToEmbed {
  readonly subset: Subset
  /** In the order of their codes, which begin at 1. */
  readonly characters: readonly string[]
  readonly typefaces: Pick<Typefaces, 'ascent' | 'descent'>
  /** Six capitals. */
  readonly tag: string
}

/** ISO 32000-1, table 123: glyphs outside Adobe's Latin set. */
const SYMBOLIC = 4
/** As long as a mapping may be (ISO 32000-1, 9.10.3: at most 100 entries a block). */
const BLOCK = 100

/** A composite font (Type 0) over the subset's TrueType outlines. */
export function fontObject(file: PdfFile, { subset, characters, typefaces, tag }: FontToEmbed): PdfObject {
  const BaseFont = `${tag}+${subset.name.replace(/[^A-Za-z0-9-]/g, '')}`
  const descriptor = file.object({
    Type: 'FontDescriptor',
    FontName: BaseFont,
    Flags: SYMBOLIC,
    FontBBox: fontBox(subset.bytes),
    ItalicAngle: 0,
    Ascent: typefaces.ascent,
    Descent: -typefaces.descent,
    CapHeight: typefaces.ascent,
    StemV: 80,
    FontFile2: file.object({ Length1: subset.bytes.length }, subset.bytes),
  })
  const descendant = file.object({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont,
    CIDSystemInfo: { Registry: new String('Adobe'), Ordering: new String('Identity'), Supplement: 0 },
    FontDescriptor: descriptor,
    DW: 1000,
    W: [1, characters.map((character) => subset.advance(character))],
    CIDToGIDMap: file.object({}, glyphNumbers(subset, characters)),
  })
  const ToUnicode = file.object({}, toUnicode(characters))
  return file.object({
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont,
    Encoding: 'Identity-H',
    DescendantFonts: [descendant],
    ToUnicode,
  })
}

/** Two bytes a code, from code 0. */
function glyphNumbers(subset: Subset, characters: readonly string[]): Uint8Array {
  const numbers = Buffer.alloc(2 * (characters.length + 1))
  for (const [index, character] of characters.entries())
    numbers.writeUInt16BE(subset.glyphOf(character), 2 * (index + 1))
  return numbers
}

/** What is copied out of the page: code → character. */
function toUnicode(characters: readonly string[]): string {
  const lines = characters.map((character, index) => `<${hex16(index + 1)}> <${utf16(character)}>`)
  const blocks = Array.from({ length: Math.ceil(lines.length / BLOCK) }, (_, block) => {
    const within = lines.slice(block * BLOCK, (block + 1) * BLOCK)
    return `${within.length} beginbfchar\n${within.join('\n')}\nendbfchar`
  })
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`
}

function utf16(character: string): string {
  return Array.from({ length: character.length }, (_, index) => hex16(character.charCodeAt(index))).join('')
}

function hex16(number: number): string {
  return number.toString(16).padStart(4, '0')
}
