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

function nameOf(red: number, green: number, blue: number): Colour {
  if (green > red * 1.3 && green > blue) return 'green'
  if (red > green * 1.8 && red > blue * 1.8) return 'red'
  if (red > blue * 1.5 && green > blue * 1.15) return 'amber'
  return 'other'
}
