/** 绘制: what can keep a page from being drawn, and the marks that pages are made of, rounded so that the same page is the same bytes. */
import type { Colour, PathMark, PathStep, TextMark } from '../page'

/**
 * Why no page was drawn. `CHARACTER_NOT_DRAWABLE`: no font has the first such character of `field`, and a box must never stand for it.
 * `TEXT_DOES_NOT_FIT`: `field` is longer than its place, however small it is written.
 */
export type DrawingFailure =
  | { readonly code: 'CHARACTER_NOT_DRAWABLE'; readonly character: string; readonly field: string }
  | { readonly code: 'TEXT_DOES_NOT_FIT'; readonly field: string }

/** A place on the page, in millimetres. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A thousandth of a millimetre is finer than any printer. */
export function mm(length: number): number {
  return Math.round(length * 1000) / 1000
}

/** A line of text with its first character's origin at (x, y), on the baseline. */
export function textMark(
  text: string,
  x: number,
  y: number,
  look: Omit<TextMark, 'kind' | 'text' | 'x' | 'y'>,
): TextMark {
  return { kind: 'text', text, x: mm(x), y: mm(y), ...look, size: mm(look.size) }
}

export function filled(steps: readonly PathStep[], fill: Colour): PathMark {
  return { kind: 'path', steps, fill }
}

/** A line along `steps`, `width` millimetres wide. */
export function stroked(steps: readonly PathStep[], colour: Colour, width: number): PathMark {
  return { kind: 'path', steps, stroke: { colour, width } }
}

export function rectangle({ x, y, width, height }: Box): readonly PathStep[] {
  const right = mm(x + width)
  const bottom = mm(y + height)
  return [['M', mm(x), mm(y)], ['L', right, mm(y)], ['L', right, bottom], ['L', mm(x), bottom], ['Z']]
}

/** A level line from `x` to `right`. */
export function level(x: number, right: number, y: number): readonly PathStep[] {
  return [
    ['M', mm(x), mm(y)],
    ['L', mm(right), mm(y)],
  ]
}

/** The box that is left of `box` when `margin` is taken off each side. */
export function within(box: Box, margin: number): Box {
  return {
    x: box.x + margin,
    y: box.y + margin,
    width: box.width - 2 * margin,
    height: box.height - 2 * margin,
  }
}
