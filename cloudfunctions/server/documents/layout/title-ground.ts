/** 证名底: what parts the title from the fields: a band on cards, a double line on booklets, nothing on sheets, whose frame is enough. */
import type { FaceDesign } from '../../../../src/core/licence/face-field'
import type { Mark } from '../page'
import { type ThemeColours, toned } from './colours'
import { type Box, filled, level, rectangle, stroked } from './drawing'
import { wave } from './ornament'
import type { Paper } from './paper'

type Ground = (paper: Paper, colours: ThemeColours, bottom: number) => readonly Mark[]

/** `bottom`: where the fields of the page begin, in millimetres from its top. */
export const TITLE_GROUNDS: { readonly [F in FaceDesign['form']]: Ground } = {
  booklet: fold,
  card: band,
  sheet: () => [],
}

/** Tones, as shares of the tint upon the paper, or the other way round. */
const FINE = 0.45
const PALE = 0.12

/** 折痕. */
function fold({ inner }: Paper, { tint, paper }: ThemeColours, bottom: number): readonly Mark[] {
  const [left, right] = [inner.x, inner.x + inner.width]
  return [
    stroked(level(left, right, bottom - 1.6), tint, 0.4),
    stroked(level(left, right, bottom - 0.9), toned(tint, paper, FINE), 0.15),
  ]
}

/** The title is white on it. */
function band({ width }: Paper, { tint, paper }: ThemeColours, bottom: number): readonly Mark[] {
  const box: Box = { x: 4, y: 4, width: width - 8, height: bottom - 6.2 }
  const middle = box.y + box.height / 2
  const from = [box.x, middle] as const
  const to = [box.x + box.width, middle] as const
  const woven = [0, 1 / 6, 2 / 6, 3 / 6, 4 / 6, 5 / 6].flatMap((phase) =>
    wave({ from, to, crests: 3, height: box.height / 2 - 0.6, phase }),
  )
  return [filled(rectangle(box), tint), stroked(woven, toned(paper, tint, PALE), 0.2)]
}
