/** The box around all glyphs of a TrueType font, from its `head` table. */

const TABLE_COUNT_AT = 4
const DIRECTORY_AT = 12
const DIRECTORY_ENTRY = 16
/** Within `head`: units an em, then xMin, yMin, xMax, yMax. */
const UNITS_AT = 18
const BOX_AT = 36

/** xMin, yMin, xMax, yMax in thousandths of an em. Throws when `font` has no `head`. */
export function fontBox(font: Uint8Array): readonly number[] {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const head = headAt(view)
  const unit = 1000 / view.getUint16(head + UNITS_AT)
  return [0, 2, 4, 6].map((at) => Math.round(view.getInt16(head + BOX_AT + at) * unit))
}

function headAt(view: DataView): number {
  for (let index = 0; index < view.getUint16(TABLE_COUNT_AT); index++) {
    const entry = DIRECTORY_AT + index * DIRECTORY_ENTRY
    if (view.getUint32(entry) === HEAD) return view.getUint32(entry + 8)
  }
  throw new Error('the font has no head table')
}

/** `head` as four bytes. */
const HEAD = 0x68656164
