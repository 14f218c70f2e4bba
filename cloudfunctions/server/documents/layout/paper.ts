/** 纸张: size, frame and letters of the three forms. Ours: the layout of the standards is not public (docs/decisions.md). Millimetres. */
import type { FaceDesign } from '../../../../src/core/licence/face-field'
import type { Box } from './drawing'

export interface Paper {
  readonly width: number
  readonly height: number
  /** What the ornament leaves free. */
  readonly inner: Box
  /** Height of the title on the first page and on the following ones, from the top of `inner`. */
  readonly title: number
  readonly nextTitle: number
  /** Sizes of the title's three lines. */
  readonly country: number
  readonly name: number
  readonly english: number
  /** Size of the values before they are made smaller. */
  readonly text: number
  /** Height of the line at the foot that carries the identifier, and the size of its letters. */
  readonly footline: number
  readonly small: number
  /** `rail`: photo, code and seal stand in a column of their own at the right; `foot`: code and seal stand below the fields. */
  readonly arrangement: 'rail' | 'foot'
  /** The photo's frame and the side of the QR code with its quiet margin. */
  readonly photo: { readonly width: number; readonly height: number }
  readonly code: number
}

/** A5 landscape. */
const SMALL = {
  width: 210,
  height: 148,
  country: 3,
  name: 6.4,
  english: 2.3,
  text: 3.5,
  footline: 4.5,
  small: 2.3,
  arrangement: 'rail',
  // 一寸
  photo: { width: 25, height: 35 },
  code: 22,
} as const

export const PAPERS: { readonly [F in FaceDesign['form']]: Paper } = {
  booklet: { ...SMALL, inner: { x: 19, y: 8.5, width: 180, height: 131.5 }, title: 20, nextTitle: 10 },
  card: { ...SMALL, inner: { x: 9, y: 6, width: 192, height: 136 }, title: 22, nextTitle: 10 },
  // A4 landscape.
  sheet: {
    width: 297,
    height: 210,
    inner: { x: 23, y: 21, width: 251, height: 168 },
    title: 33,
    nextTitle: 14,
    country: 4.6,
    name: 10.5,
    english: 3.2,
    text: 5,
    footline: 6,
    small: 2.8,
    arrangement: 'foot',
    photo: { width: 30, height: 42 },
    code: 34,
  },
}

/** How small the text may become, as shares of {@link Paper.text}: the largest that takes the fewest pages is used. */
export const SCALES = [1, 0.93, 0.86, 0.78, 0.7] as const

/** No letter of a face is smaller. */
export const SMALLEST = 2.2

/** Where the fields of a page begin and end, in millimetres from its top. */
export function topOf({ inner, title, nextTitle }: Paper, page: number): number {
  return inner.y + (page === 0 ? title : nextTitle)
}

export function bottomOf({ inner, footline }: Paper): number {
  return inner.y + inner.height - footline
}
