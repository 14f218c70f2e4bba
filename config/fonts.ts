/**
 * Makes the fonts that functions carry (`"assets": ["fonts"]` in their config.json) in `dist/fonts`: the main font and HarfBuzz as they are, and of
 * the second font those slices, as TrueType, that draw something the main font does not. They are converted here and not in the function: a
 * woff2 decoder would be one more WASM module at its start, and reading would have to wait for it.
 */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import decompress from 'wawoff2/decompress'
import type { Slice } from '../cloudfunctions/server/adapters/typefaces'
import { type HarfBuzz, startHarfBuzz } from '../cloudfunctions/server/adapters/typefaces-harfbuzz'
import { readMetrics } from '../cloudfunctions/server/adapters/typefaces-sfnt'

const MAIN = 'node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'
const HARFBUZZ = 'node_modules/harfbuzzjs/dist/harfbuzz-subset.wasm'
const SECOND = 'node_modules/hanamin'

/** Chinese characters only: the second font is for names and places, not for symbols. `HanaMinB.CJK-Unified-Ideographs-Extension-B-01.woff2`. */
const CHINESE = /^(HanaMin[AB])\.CJK-(?:Unified|Compatibility)-Ideographs(?:-(.+))?\.woff2$/

/** Code points that the two fonts draw together are those of `main.ttf` and those named in `slices.json`. */
export async function makeFonts(output: string): Promise<void> {
  rmSync(output, { recursive: true, force: true })
  mkdirSync(output, { recursive: true })
  copyFileSync(MAIN, join(output, 'main.ttf'))
  copyFileSync(HARFBUZZ, join(output, 'harfbuzz-subset.wasm'))
  const harfBuzz = startHarfBuzz(readFileSync(HARFBUZZ))
  // A character that two slices have is the first one's.
  const drawn = new Set(readMetrics(readFileSync(MAIN)).glyphs.keys())
  const slices: Slice[] = []
  for (const file of readdirSync(SECOND).sort()) {
    const slice = await makeSlice(harfBuzz, file, drawn, output)
    if (slice !== undefined) slices.push(slice)
  }
  writeFileSync(join(output, 'slices.json'), `${JSON.stringify(slices)}\n`)
}

/** undefined: there is nothing in it that is not drawn already. */
async function makeSlice(
  harfBuzz: HarfBuzz,
  file: string,
  drawn: Set<number>,
  output: string,
): Promise<Slice | undefined> {
  const name = sliceNameOf(file)
  if (name === undefined) return undefined
  const font = await decompress(readFileSync(join(SECOND, file)))
  const points = [...readMetrics(font).glyphs.keys()].filter((point) => !drawn.has(point)).sort((a, b) => a - b)
  if (points.length === 0) return undefined
  for (const point of points) drawn.add(point)
  const face = harfBuzz.face(font)
  writeFileSync(join(output, `${name}.ttf`), face.subset(points))
  face.release()
  return { name, ranges: rangesOf(points) }
}

/** `HanaMinB-Extension-B-01`. */
function sliceNameOf(file: string): string | undefined {
  const [found, font, part = 'Ideographs'] = CHINESE.exec(file) ?? []
  if (found === undefined) return undefined
  return `${font}-${found.includes('Compatibility') ? 'Compatibility-' : ''}${part}`
}

/** `points` in rising order. */
function rangesOf(points: readonly number[]): Slice['ranges'] {
  const ranges: [first: number, last: number][] = []
  for (const point of points) {
    const last = ranges.at(-1)
    if (last?.[1] === point - 1) last[1] = point
    else ranges.push([point, point])
  }
  return ranges
}
