/** Text in columns on a terminal, where a Chinese character is as wide as two Latin ones. */

/** How many columns `text` takes. */
export function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (isWide(character) ? 2 : 1), 0)
}

/** `texts` side by side, each padded to its width; the last as it is. */
export function row(texts: readonly string[], widths: readonly number[]): string {
  return texts
    .map((text, column) => {
      const width = widths[column]
      return width === undefined ? text : text + ' '.repeat(Math.max(0, width - widthOf(text)))
    })
    .join('  ')
    .trimEnd()
}

/** CJK and the full-width forms (Unicode Standard Annex 11, W and F, as far as this project's words go). */
function isWide(character: string): boolean {
  return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u.test(
    character,
  )
}
