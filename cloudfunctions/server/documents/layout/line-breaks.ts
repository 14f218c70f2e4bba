/**
 * 断行: where a line of Chinese text may end (禁则: no closing punctuation begins a line, no opening one ends it; Latin words, numbers and
 * dates stay whole where they fit).
 */

/** 避头: 句末与闭合标点, and marks that belong to what stands before them. */
const NOT_FIRST = /^[!%),.:;>?\]}’”·…—、。〉》」』】〕〗〞！％），．：；？］｝～×\p{M}\p{Zs}]$/u
/** 避尾: opening punctuation. */
const NOT_LAST = /^[([{<‘“〈《「『【〔〖〝（［｛×]$/u
/** Characters of words, numbers and dates. */
const OF_WORD = /^[!-~\p{Script=Latin}]$/u
const BLANK = /^\p{Zs}$/u

/** A text as its characters, their advances and the places where a line may end. */
export interface Measured {
  readonly characters: readonly string[]
  /** Thousandths of an em, one for each character. */
  readonly advances: readonly number[]
  /** Whether a line may end after the character. */
  readonly mayEnd: readonly boolean[]
}

/** One line: its text, a blank at its end included, and its width without it in thousandths of an em. */
export interface Line {
  readonly text: string
  readonly width: number
}

/** `advance` as the fonts have it. */
export function measured(text: string, advance: (character: string) => number): Measured {
  const characters = [...text]
  return {
    characters,
    advances: characters.map(advance),
    mayEnd: characters.map((character, at) => mayEndBetween(character, characters[at + 1])),
  }
}

function mayEndBetween(character: string, next: string | undefined): boolean {
  if (next === undefined) return true
  if (NOT_FIRST.test(next) || NOT_LAST.test(character)) return false
  return BLANK.test(character) || !(OF_WORD.test(character) && OF_WORD.test(next))
}

/**
 * The lines of a text of which each is at most `width` thousandths of an em wide, a blank at its end not counted. What has no place to
 * end is cut where it must be. At least one line, which may be empty; put together they are the text.
 */
export function broken(text: Measured, width: number): readonly Line[] {
  const lines: Line[] = []
  for (let from = 0; from < text.characters.length; ) {
    const to = endOfLine(text, from, width)
    lines.push(lineOf(text, from, to))
    from = to
  }
  return lines.length === 0 ? [{ text: '', width: 0 }] : lines
}

/** Past the last character of the line that begins at `from`. */
function endOfLine({ characters, advances, mayEnd }: Measured, from: number, width: number): number {
  let used = 0
  let end = from
  for (let at = from; at < characters.length; at += 1) {
    used += advances[at] ?? 0
    const isBlank = BLANK.test(characters[at] ?? '')
    if (used > width && !isBlank) return end > from ? end : Math.max(at, from + 1)
    if (mayEnd[at]) end = at + 1
  }
  return characters.length
}

function lineOf({ characters, advances }: Measured, from: number, to: number): Line {
  let last = to
  while (last > from && BLANK.test(characters[last - 1] ?? '')) last -= 1
  let width = 0
  for (let at = from; at < last; at += 1) width += advances[at] ?? 0
  return { text: characters.slice(from, to).join(''), width }
}
