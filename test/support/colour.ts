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
