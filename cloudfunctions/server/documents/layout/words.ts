/** 行文: lines of a value one below another, and the label beside them. */
import type { Label } from '../../../../src/core/label'
import type { Colour, TextMark } from '../page'
import { textMark } from './drawing'
import { lineHeight, type Style } from './piece'

/** Lines from `top` downwards, each with its left edge at `x`. */
export function linesAt(
  lines: readonly { readonly text: string }[],
  x: number,
  top: number,
  style: Style,
  look: { readonly field?: string; readonly colour?: Colour } = {},
): readonly TextMark[] {
  const { set, size, ink } = style
  const marks = lines.map(({ text }, at) =>
    textMark(text, x, top + at * lineHeight(style) + set.baseline * size, { size, colour: ink, ...look }),
  )
  return marks.filter(({ text }) => text !== '')
}

/** As many characters wide short labels are spread (分散对齐), as printed forms do. */
const SPREAD = 4

/** A label, its first line on the baseline of a value whose top is at `top`. */
export function labelAt({ zh }: Label, x: number, width: number, top: number, style: Style): readonly TextMark[] {
  const { set, size, labelSize, tint } = style
  const lines = set.linesOf(zh, width, labelSize)
  return lines.map(({ text }, at) => {
    const baseline = top + set.baseline * size + at * set.leading * labelSize
    return textMark(text, x, baseline, {
      size: labelSize,
      colour: tint,
      ...(lines.length === 1 ? spread(text, style) : {}),
    })
  })
}

/** Millimetres that a label takes up on one line. */
export function labelWidth({ zh }: Label, { set, labelSize }: Style): number {
  const count = [...zh].length
  return Math.max(set.widthOf(zh, labelSize), count > 1 && count < SPREAD ? SPREAD * labelSize : 0)
}

function spread(text: string, style: Style): { readonly spacing?: number } {
  const count = [...text].length
  if (count < 2 || count >= SPREAD) return {}
  const free = SPREAD * style.labelSize - style.set.widthOf(text, style.labelSize)
  return free > 0 ? { spacing: Math.floor((free / (count - 1)) * 1000) / 1000 } : {}
}

/** Lines that a label of this width needs. */
export function labelLines({ zh }: Label, width: number, { set, labelSize }: Style): number {
  return set.linesOf(zh, width, labelSize).length
}
