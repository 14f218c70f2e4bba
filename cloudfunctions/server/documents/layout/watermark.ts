/** 水印: for whom and for what, aslant across a whole copy, in a light solid tone below the text. */
import type { Colour, Mark } from '../page'
import { mm, textMark } from './drawing'
import type { Typesetter } from './typesetter'

/** Degrees, rising to the right. */
const SLANT = -24
const SIZE = 4.4
/** Between lines, and between texts in a line, in millimetres. */
const APART = 27
const GAP = 16
/** Characters of the recipient and of the purpose that a watermark repeats. */
const RECIPIENT = 22
const PURPOSE = 16

export interface Watermark {
  readonly recipient: string
  readonly purpose: string
}

/** The words, each shortened to what can be read at a glance; the notation has them whole. */
export function watermarkText({ recipient, purpose }: Watermark): string {
  return `加注件 仅供${shortened(recipient, RECIPIENT)}用于${shortened(purpose, PURPOSE)}`
}

function shortened(text: string, most: number): string {
  const characters = [...text]
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text
}

/** As many as lie wholly on a page of `width` × `height`, every other line shifted. */
export function watermarkMarks(
  text: string,
  width: number,
  height: number,
  colour: Colour,
  set: Typesetter,
): readonly Mark[] {
  const angle = (SLANT * Math.PI) / 180
  const [across, up] = [Math.cos(angle), Math.sin(angle)]
  const length = set.widthOf(text, SIZE)
  const reach = Math.hypot(width, height)
  const marks: Mark[] = []
  for (let line = 0; line * APART < 2 * reach; line += 1) {
    const shift = (line % 2) * ((length + GAP) / 2)
    for (let along = shift - reach; along < reach; along += length + GAP) {
      const x = along * across
      const y = along * up + line * APART
      const ends = [0, length].flatMap((far) =>
        [-SIZE, SIZE * 0.4].map((side) => [x + far * across - side * up, y + far * up + side * across] as const),
      )
      const isInside = ends.every(([endX, endY]) => endX >= 0 && endX <= width && endY >= 0 && endY <= height)
      if (isInside) marks.push(textMark(text, mm(x), mm(y), { size: SIZE, colour, rotation: SLANT }))
    }
  }
  return marks
}
