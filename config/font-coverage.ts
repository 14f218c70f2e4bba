/**
 * Writes `src/core/licence/font-coverage.ts`: which characters the fonts of licence files draw together. Run when they change, after
 * `npm run build fonts`: `npx tsx config/font-coverage.ts`. The fonts themselves (41 MB) are no dependency of the rules.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Slice } from '../cloudfunctions/server/adapters/typefaces'
import { readMetrics } from '../cloudfunctions/server/adapters/typefaces-sfnt'

const FONTS = 'dist/fonts'
const OUTPUT = 'src/core/licence/font-coverage.ts'
const LINE = 100

type Range = readonly [first: number, last: number]

/** Ranges of code points that `main.ttf` or one of the slices draws. */
function rangesIn(fonts: string): readonly Range[] {
  const main = readMetrics(readFileSync(join(fonts, 'main.ttf')))
  // Written by config/fonts.ts in this shape.
  const slices = JSON.parse(readFileSync(join(fonts, 'slices.json'), 'utf8')) as readonly Slice[]
  return joined([
    ...Array.from(main.glyphs.keys(), (point): Range => [point, point]),
    ...slices.flatMap(({ ranges }) => ranges),
  ])
}

/** Ranges that touch, as one. */
function joined(ranges: readonly Range[]): readonly Range[] {
  const whole: [number, number][] = []
  for (const [first, last] of [...ranges].sort(([a], [b]) => a - b)) {
    const previous = whole.at(-1)
    if (previous && first <= previous[1] + 1) previous[1] = Math.max(previous[1], last)
    else whole.push([first, last])
  }
  return whole
}

/** Each range as the gap before it and its length less one, base 36. */
function packed(ranges: readonly Range[]): readonly string[] {
  return ranges.map(([first, last], index) => {
    const gap = first - (ranges[index - 1]?.[1] ?? 0)
    return first === last ? gap.toString(36) : `${gap.toString(36)}+${(last - first).toString(36)}`
  })
}

function lines(words: readonly string[]): readonly string[] {
  const all: string[] = ['']
  for (const word of words) {
    const last = all.length - 1
    const next = `${all[last]}${all[last] === '' ? '' : ' '}${word}`
    if (next.length > LINE) all.push(word)
    else all[last] = next
  }
  return all
}

function sourceOf(ranges: readonly Range[]): string {
  const count = ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0)
  return `/** 字库: what the fonts of licence files draw, ${count} characters. Made by config/font-coverage.ts; not edited by hand. */

/** Ranges in rising order, each as the gap since the last one's end and, after a plus, its length less one; base 36. */
export const FONT_COVERAGE = [
${lines(packed(ranges))
  .map((line) => `  '${line}',`)
  .join('\n')}
].join(' ')
`
}

writeFileSync(OUTPUT, sourceOf(rangesIn(FONTS)))
