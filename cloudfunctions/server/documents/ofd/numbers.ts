/** Numbers as OFD writes them: millimetres to the thousandth, no zeros at the end. */
import type { Colour } from '../page'

/** Thousandths are far below what any printer draws. */
export function written(value: number): string {
  return rounded(value, 1000)
}

/** Sines and cosines need more digits than lengths. */
export function writtenFactor(value: number): string {
  return rounded(value, 1_000_000)
}

export function writtenAll(...values: readonly number[]): string {
  return values.map(written).join(' ')
}

export function writtenColour(colour: Colour): string {
  return colour.join(' ')
}

function rounded(value: number, parts: number): string {
  if (!Number.isFinite(value)) throw new RangeError('a length is no number')
  // Adding zero turns minus zero into zero.
  return String(Math.round(value * parts) / parts + 0)
}
