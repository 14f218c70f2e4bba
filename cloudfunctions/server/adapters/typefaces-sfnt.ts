/** TrueType 字体文件, as far as it is read here: which glyph draws a character (`cmap`), how far it advances (`hmtx`), how high a line is (`hhea`). */

export interface FontMetrics {
  /** Code point → glyph number; only characters that the font draws. */
  readonly glyphs: ReadonlyMap<number, number>
  /** Advance of a glyph in thousandths of an em. */
  advanceOf(glyph: number): number
  /** Thousandths of an em, both positive. */
  readonly ascent: number
  readonly descent: number
}

/** Reads a TrueType font with outlines in `glyf`. Throws when a table is missing, or when the outlines are of another kind. */
export function readMetrics(font: Uint8Array): FontMetrics {
  const view = viewOf(font)
  // CFF outlines would be drawn as garbage by readers in use.
  tableAt(view, 'glyf')
  const thousandths = 1000 / view.getUint16(tableAt(view, 'head') + 18)
  const hhea = tableAt(view, 'hhea')
  const advances = advancesIn(view, tableAt(view, 'hmtx'), view.getUint16(hhea + 34))
  return {
    glyphs: glyphsIn(view, tableAt(view, 'cmap')),
    advanceOf: (glyph) => (advances[Math.min(glyph, advances.length - 1)] ?? 0) * thousandths,
    ascent: view.getInt16(hhea + 4) * thousandths,
    descent: -view.getInt16(hhea + 6) * thousandths,
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Offset of a table. */
function tableAt(view: DataView, tag: string): number {
  for (let index = 0; index < view.getUint16(4); index++) {
    const record = 12 + index * 16
    const name = String.fromCharCode(...[0, 1, 2, 3].map((at) => view.getUint8(record + at)))
    if (name === tag) return view.getUint32(record + 8)
  }
  throw new Error(`the font has no ${tag} table`)
}

/** Glyphs past the last advance have that one too. */
function advancesIn(view: DataView, hmtx: number, count: number): Uint16Array {
  return Uint16Array.from({ length: count }, (_, index) => view.getUint16(hmtx + index * 4))
}

/** The widest table there is: format 12 holds all planes, format 4 the first alone. */
function glyphsIn(view: DataView, cmap: number): ReadonlyMap<number, number> {
  const tables = Array.from(
    { length: view.getUint16(cmap + 2) },
    (_, index) => cmap + view.getUint32(cmap + 8 + index * 8),
  )
  const whole = tables.find((at) => view.getUint16(at) === 12)
  if (whole !== undefined) return format12(view, whole)
  const first = tables.find((at) => view.getUint16(at) === 4)
  if (first !== undefined) return format4(view, first)
  throw new Error('the font has no cmap of format 4 or 12')
}

function format12(view: DataView, table: number): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>()
  for (let group = 0; group < view.getUint32(table + 12); group++) {
    const at = table + 16 + group * 12
    const first = view.getUint32(at)
    for (let point = first; point <= view.getUint32(at + 4); point++) {
      set(glyphs, point, view.getUint32(at + 8) + point - first)
    }
  }
  return glyphs
}

function format4(view: DataView, table: number): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>()
  const twice = view.getUint16(table + 6)
  for (let segment = 0; segment < twice; segment += 2) {
    const end = table + 14 + segment
    const start = end + 2 + twice
    const first = view.getUint16(start)
    for (let point = first; point <= view.getUint16(end); point++) {
      set(glyphs, point, glyphOfSegment(view, start + twice, twice, point, first))
    }
  }
  return glyphs
}

/** `delta` is where the segment's idDelta stands; its idRangeOffset counts from where that itself stands. */
function glyphOfSegment(view: DataView, delta: number, twice: number, point: number, first: number): number {
  const offset = delta + twice
  const range = view.getUint16(offset)
  if (range === 0) return (point + view.getUint16(delta)) & 0xffff
  const glyph = view.getUint16(offset + range + (point - first) * 2)
  return glyph === 0 ? 0 : (glyph + view.getUint16(delta)) & 0xffff
}

/** Glyph 0 is the box for what the font lacks. */
function set(glyphs: Map<number, number>, point: number, glyph: number): void {
  if (glyph !== 0) glyphs.set(point, glyph)
}
