/**
 * 字符: what is wrong with the characters of a text, found in one pass. GB/T 13000 (Unicode) has characters that are not seen, that turn the
 * reading order, or that mean nothing; what an officer reads must be what the province sent.
 */
import { FONT_COVERAGE } from '../font-coverage'

type Range = readonly [first: number, last: number]

/** Kinds of characters, each a bit. */
export const CHARACTER = {
  control: 1,
  direction: 2,
  invisible: 4,
  noncharacter: 8,
  halfPair: 16,
  privateUse: 32,
  variation: 64,
  mark: 128,
  markFlood: 256,
  markup: 512,
  notInFont: 1024,
  blankAtEnds: 2048,
} as const

/** Marks on one letter that a name may need: two accents and a tone; more is a flood that hides its neighbours. */
const MARKS_IN_ROW = 3

const RANGES: readonly (readonly [kind: keyof typeof CHARACTER, ranges: readonly Range[]])[] = [
  // C0, DEL and C1.
  [
    'control',
    [
      [0x0000, 0x001f],
      [0x007f, 0x009f],
    ],
  ],
  // Arabic letter mark, left-to-right and right-to-left marks, embeddings, overrides, isolates.
  [
    'direction',
    [
      [0x061c, 0x061c],
      [0x200e, 0x200f],
      [0x202a, 0x202e],
      [0x2066, 0x2069],
    ],
  ],
  // Soft hyphen, Hangul fillers, zero-width space, line and paragraph separators, invisible operators, deprecated format characters,
  // byte order mark, interlinear annotation, and the tag characters of plane 14. Joiners stay: some scripts need them.
  [
    'invisible',
    [
      [0x00ad, 0x00ad],
      [0x115f, 0x1160],
      [0x200b, 0x200b],
      [0x2028, 0x2029],
      [0x2060, 0x2065],
      [0x206a, 0x206f],
      [0x3164, 0x3164],
      [0xfeff, 0xfeff],
      [0xffa0, 0xffa0],
      [0xfff0, 0xfffb],
      [0xe0000, 0xe00ff],
    ],
  ],
  [
    'noncharacter',
    [
      [0xfdd0, 0xfdef],
      ...Array.from({ length: 17 }, (_, plane): Range => [plane * 0x10000 + 0xfffe, plane * 0x10000 + 0xffff]),
    ],
  ],
  [
    'privateUse',
    [
      [0xe000, 0xf8ff],
      [0xf0000, 0xffffd],
      [0x100000, 0x10fffd],
    ],
  ],
  [
    'variation',
    [
      [0x180b, 0x180f],
      [0xfe00, 0xfe0f],
      [0xe0100, 0xe01ef],
    ],
  ],
  [
    'mark',
    [
      [0x0300, 0x036f],
      [0x0483, 0x0489],
      [0x0591, 0x05bd],
      [0x0610, 0x061a],
      [0x064b, 0x065f],
      [0x1ab0, 0x1aff],
      [0x1dc0, 0x1dff],
      [0x20d0, 0x20ff],
      [0x302a, 0x302f],
      [0x3099, 0x309a],
      [0xfe20, 0xfe2f],
    ],
  ],
  // A less-than sign and an ampersand begin markup; whether they do is asked of the few texts that have one.
  [
    'markup',
    [
      [0x26, 0x26],
      [0x3c, 0x3c],
    ],
  ],
]

const COVERED = unpacked(FONT_COVERAGE)

/** The kinds of every character of the first plane. A surrogate is in no font, so it is never ordinary. */
const KINDS = kindsOfFirstPlane()

/** The kinds found in `text`, as bits of {@link CHARACTER}; zero for a text of ordinary characters. */
export function charactersIn(text: string): number {
  return isOrdinary(text) && text === text.trim() ? 0 : kindsIn(text)
}

/** Nearly every text: all of its characters are of the first plane and of no kind that a rule looks for. */
function isOrdinary(text: string): boolean {
  let found = 0
  for (let index = 0; index < text.length; index++) found |= KINDS[text.charCodeAt(index)] ?? 0
  return found === 0
}

function kindsIn(text: string): number {
  let found: number = text === text.trim() ? 0 : CHARACTER.blankAtEnds
  let marks = 0
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    const kinds = isSurrogate(unit) ? kindsOfPair(text, index) : (KINDS[unit] ?? 0)
    if (isSurrogate(unit) && (kinds & CHARACTER.halfPair) === 0) index++
    marks = (kinds & CHARACTER.mark) === 0 ? 0 : marks + 1
    found |= marks > MARKS_IN_ROW ? kinds | CHARACTER.markFlood : kinds
  }
  return found
}

function isSurrogate(unit: number): boolean {
  return (unit & 0xf800) === 0xd800
}

function kindsOfPair(text: string, index: number): number {
  const point = text.codePointAt(index) ?? 0
  return point > 0xffff ? kindsOf(point) : CHARACTER.halfPair
}

function kindsOf(point: number): number {
  const named = RANGES.filter(([, ranges]) => isIn(ranges, point)).reduce((bits, [kind]) => bits | CHARACTER[kind], 0)
  return isIn(COVERED, point) ? named : named | CHARACTER.notInFont
}

function isIn(ranges: readonly Range[], point: number): boolean {
  return ranges.some(([first, last]) => point >= first && point <= last)
}

/** A table, because every character of every text is looked up. */
function kindsOfFirstPlane(): Uint16Array {
  const kinds = new Uint16Array(0x10000).fill(CHARACTER.notInFont)
  for (const [first, last] of COVERED) kinds.fill(0, first, last + 1)
  for (const [kind, ranges] of RANGES) for (const range of ranges) mark(kinds, range, CHARACTER[kind])
  return kinds
}

function mark(kinds: Uint16Array, [first, last]: Range, bit: number): void {
  for (let point = first; point <= last && point < kinds.length; point++) kinds[point] = (kinds[point] ?? 0) | bit
}

/** The ranges that config/font-coverage.ts packed. */
function unpacked(packed: string): readonly Range[] {
  let end = 0
  return packed.split(' ').map((word): Range => {
    const [gap = 0, more = 0] = word.split('+').map((digits) => Number.parseInt(digits, 36))
    const first = end + gap
    end = first + more
    return [first, end]
  })
}
