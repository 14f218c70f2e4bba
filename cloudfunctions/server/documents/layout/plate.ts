/** 号牌: the plate in the colours it has on the vehicle. Without its colour, or with another, it stands in a plain frame. */
import type { Colour, Mark, TextMark } from '../page'
import { BLACK, WHITE } from './colours'
import { filled, rectangle, stroked } from './drawing'
import { lineHeight, type Style } from './piece'

interface Look {
  readonly ground: Colour
  readonly letters: Colour
  /** The left part, when it has a colour of its own. */
  readonly left?: Colour
}

const YELLOW: Colour = [244, 196, 48]
const GREEN: Colour = [148, 219, 176]

/** By the codes of JT/T 697.7 号牌颜色 and later practice, as on the phone; 9 (其他) has no colour of its own. */
const LOOKS: Readonly<Record<string, Look>> = {
  1: { ground: [20, 70, 156], letters: WHITE },
  2: { ground: YELLOW, letters: BLACK },
  3: { ground: [21, 23, 26], letters: WHITE },
  4: { ground: WHITE, letters: BLACK },
  5: { ground: GREEN, letters: BLACK },
  91: { ground: YELLOW, letters: BLACK },
  92: { ground: GREEN, letters: BLACK },
  93: { ground: GREEN, letters: BLACK, left: YELLOW },
  94: { ground: GREEN, letters: BLACK },
}

/** Share of the plate that its left colour fills. */
const LEFT = 0.28
/** Free space left and right of the letters, in ems. */
const SIDE = 0.45

/** The words of a plate on their ground, the plate's left edge at `x`. */
export function plateMarks(
  words: readonly TextMark[],
  colour: string | undefined,
  x: number,
  top: number,
  style: Style,
): readonly Mark[] {
  const { set, size } = style
  const look = colour === undefined ? undefined : LOOKS[colour]
  const width = Math.max(...words.map(({ text }) => set.widthOf(text, size))) + 2 * SIDE * size
  const box = { x, y: top + 0.06 * size, width, height: lineHeight(style) - 0.12 * size }
  return [
    ...(look ? [filled(rectangle(box), look.ground)] : []),
    ...(look?.left ? [filled(rectangle({ ...box, width: width * LEFT }), look.left)] : []),
    stroked(rectangle(box), look ? [90, 90, 90] : style.ink, style.hair),
    ...words.map((word) => ({ ...word, x: word.x + SIDE * size, colour: look?.letters ?? style.ink })),
  ]
}
