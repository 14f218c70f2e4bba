/** Text drawn by another route: the outlines of the whole font, read by another library than ours, as paths. */

import { readFileSync } from 'node:fs'
import fontkit from '@pdf-lib/fontkit'
import type { PathMark, PathStep } from '../../cloudfunctions/server/documents/page'

/** Draws one character of the font file in black, its origin at (x, y), `size` millimetres an em. */
export function outlinesOf(fontFile: string): (character: string, x: number, y: number, size: number) => PathMark {
  const font = fontkit.create(readFileSync(fontFile))
  return (character, x, y, size) => {
    const { id, path } = font.glyphForCodePoint(character.codePointAt(0) ?? 0)
    // The declarations leave out what the path is made of.
    const { commands } = path as unknown as { readonly commands: readonly Command[] }
    if (id === 0) throw new Error('the whole font has no such character')
    const scale = size / font.unitsPerEm
    const place = (points: readonly number[]) =>
      points.map((value, at) => (at % 2 === 0 ? x + value * scale : y - value * scale))
    return { kind: 'path', steps: stepsOf(commands, place), fill: [0, 0, 0] }
  }
}

interface Command {
  readonly command: string
  readonly args: readonly number[]
}

/** TrueType's quadratic curves become cubic ones. */
function stepsOf(
  commands: readonly Command[],
  place: (points: readonly number[]) => readonly number[],
): readonly PathStep[] {
  let pen: readonly number[] = []
  return commands.map(({ command, args }): PathStep => {
    const [a = 0, b = 0, c = 0, d = 0] = place(args)
    const [fromX = 0, fromY = 0] = pen
    if (command === 'closePath') return ['Z']
    pen = args.length === 4 ? [c, d] : [a, b]
    if (command === 'moveTo') return ['M', a, b]
    if (command === 'lineTo') return ['L', a, b]
    if (command !== 'quadraticCurveTo') throw new Error(`${command} is not of TrueType`)
    return ['C', towards(fromX, a), towards(fromY, b), towards(c, a), towards(d, b), c, d]
  })
}

/** Two thirds of the way to `control`. */
function towards(end: number, control: number): number {
  return end + ((control - end) * 2) / 3
}
