/** 版块: what the pages are filled with from top to bottom. A piece is never cut; whatever may go on over the page is several pieces. */
import type { Colour, Mark } from '../page'
import type { Typesetter } from './typesetter'

export interface Piece {
  readonly height: number
  /** Its marks, its top being at `y`. */
  readonly marksAt: (y: number) => readonly Mark[]
  /** What stands above it again when it comes first on a page: the head of its table. */
  readonly head?: Piece
  /** Whether the space below it may be widened when the page has room. */
  readonly loose: boolean
  /** Face field it belongs to. */
  readonly field: string
}

/** A stretch of a page from its left edge to its right, in millimetres. */
export interface Column {
  readonly x: number
  readonly width: number
}

/** How pieces are written. */
export interface Style {
  readonly set: Typesetter
  /** Size of values and of labels, in millimetres. */
  readonly size: number
  readonly labelSize: number
  readonly ink: Colour
  readonly tint: Colour
  /** Colour of the hair lines below the rows. */
  readonly rule: Colour
  /** Thickness of a hair line. */
  readonly hair: number
}

/** Height of a line of values. */
export function lineHeight({ set, size }: Style): number {
  return set.leading * size
}

/** Free space above and below the words of a row. */
export function padding({ size }: Style): number {
  return size * 0.24
}
