/** Which of the verdict's colours lies behind a text, read from a picture of the screen and not from the style sheet. */

import type { Locator } from 'playwright-core'
import { PNG } from 'pngjs'

export type Colour = 'red' | 'green' | 'amber' | 'other'

export async function colourBehind(text: Locator): Promise<Colour> {
  const { data, width, height } = PNG.sync.read(await text.screenshot())
  // The corner of the text's own box: background, never a letter.
  const at = (Math.floor(height / 2) * width + 2) * 4
  return nameOf(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0)
}

/** The strong colours of a picture, each named once; grey and pale ones are none. A few pixels of an edge do not count. */
export function strongColours(picture: Buffer): readonly Colour[] {
  const { data } = PNG.sync.read(picture)
  const counts = new Map<Colour, number>()
  for (let at = 0; at < data.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3)
    if (Math.max(red, green, blue) - Math.min(red, green, blue) < 48) continue
    const colour = nameOf(red, green, blue)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  return [...counts].filter(([, count]) => count > 100).map(([colour]) => colour)
}

/** By hue: how light or strong the colour is, is the designer's business. */
function nameOf(red: number, green: number, blue: number): Colour {
  const most = Math.max(red, green, blue)
  const span = most - Math.min(red, green, blue)
  if (span < 32) return 'other'
  if (most === green) return 'green'
  if (most === blue) return 'other'
  const degrees = (60 * (green - blue)) / span
  if (degrees < 16) return 'red'
  return degrees < 60 ? 'amber' : 'other'
}
