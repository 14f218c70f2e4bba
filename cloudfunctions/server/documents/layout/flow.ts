/** 分页: pieces put on pages one below another, a page's foot kept free on the last. */
import { ok, type Result, refuse } from '../../../../src/core/result'
import type { Mark } from '../page'
import type { DrawingFailure } from './drawing'
import type { Piece } from './piece'

/** Heights in millimetres. */
export interface Room {
  readonly first: number
  readonly next: number
  /** What the last page keeps free at its end, and the field that makes it high. */
  readonly foot: number
  readonly footField: string
}

/** Sums of fractions are not exact. */
const SLIP = 1e-9

/** The pieces of each page, heads repeated; `TEXT_DOES_NOT_FIT` when one, or the foot, is higher than a whole page. */
export function paged(pieces: readonly Piece[], room: Room): Result<readonly (readonly Piece[])[], DrawingFailure> {
  const pages: Piece[][] = [[]]
  let left = room.first
  for (const [place, piece] of pieces.entries()) {
    const needed = piece.height + (place === pieces.length - 1 ? room.foot : 0)
    if (needed > left + SLIP) {
      pages.push(piece.head ? [piece.head] : [])
      left = room.next - (piece.head?.height ?? 0)
    }
    if (needed > left + SLIP) return refuse({ code: 'TEXT_DOES_NOT_FIT', field: tooHigh(piece, left, room) })
    pages.at(-1)?.push(piece)
    left -= piece.height
  }
  return ok(pages)
}

function tooHigh(piece: Piece, left: number, room: Room): string {
  return piece.height > left + SLIP ? piece.field : room.footField
}

export function heightOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { height }) => sum + height, 0)
}

/** Their marks, one below another from `top`, with `gap` millimetres more below those that are loose. */
export function stacked(pieces: readonly Piece[], top: number, gap = 0): readonly Mark[] {
  let y = top
  return pieces.flatMap((piece) => {
    const marks = piece.marksAt(y)
    y += piece.height + (piece.loose ? gap : 0)
    return marks
  })
}
