/** A portrait nobody sat for: head and shoulders on a pale ground, as a PNG in base64 of a few kilobytes. */
import { PNG } from 'pngjs'

const WIDTH = 140
const HEIGHT = 180

type Colour = readonly [number, number, number]
const GROUND: Colour = [205, 221, 240]
const SKIN: Colour = [232, 194, 164]
const HAIR: Colour = [40, 34, 32]
const COAT: Colour = [38, 52, 84]

export function portrait(): string {
  const png = new PNG({ width: WIDTH, height: HEIGHT })
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) png.data.set([...colourAt(x, y), 255], (y * WIDTH + x) * 4)
  }
  return PNG.sync.write(png).toString('base64')
}

function colourAt(x: number, y: number): Colour {
  if (inside(x, y, 70, 84, 30, 38) && y > 66) return SKIN
  if (inside(x, y, 70, 74, 35, 40) && y <= 92) return HAIR
  if (y > 108 && y < 136 && Math.abs(x - 70) < 13) return SKIN
  return inside(x, y, 70, 182, 62, 56) ? COAT : GROUND
}

/** Whether (x, y) lies in the ellipse about (cx, cy). */
function inside(x: number, y: number, cx: number, cy: number, rx: number, ry: number): boolean {
  return ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 <= 1
}
