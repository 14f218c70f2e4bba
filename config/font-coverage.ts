/**
 * Writes `src/core/licence/font-coverage.ts`: which characters a TrueType font can draw. Run when the font of licence files changes:
 * `npx tsx config/font-coverage.ts PATH/NotoSansSC_400Regular.ttf`. The font itself (10 MB) is no dependency of the rules.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'

const OUTPUT = 'src/core/licence/font-coverage.ts'
const LINE = 100

type Range = readonly [first: number, last: number]

/** Ranges of code points the font maps to a glyph: the groups of its full-repertoire table (OpenType `cmap`, format 12). */
function rangesIn(font: Buffer): readonly Range[] {
  const table = offsetOfFormat12(font, offsetOfTable(font, 'cmap'))
  const groups = Array.from({ length: font.readUInt32BE(table + 12) }, (_, index) => table + 16 + index * 12)
  return joined(groups.map((at): Range => [font.readUInt32BE(at), font.readUInt32BE(at + 4)]))
}

function offsetOfTable(font: Buffer, tag: string): number {
  const records = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + index * 16)
  const record = records.find((at) => font.toString('latin1', at, at + 4) === tag)
  if (record === undefined) throw new Error(`the font has no ${tag} table`)
  return font.readUInt32BE(record + 8)
}

function offsetOfFormat12(font: Buffer, cmap: number): number {
  const records = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, index) => cmap + 4 + index * 8)
  const offsets = records.map((at) => cmap + font.readUInt32BE(at + 4))
  const offset = offsets.find((at) => font.readUInt16BE(at) === 12)
  if (offset === undefined) throw new Error('the font has no cmap of format 12')
  return offset
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

function sourceOf(font: string, ranges: readonly Range[]): string {
  const count = ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0)
  return `/** 字库: what ${font} can draw, ${count} characters. Made by config/font-coverage.ts; not edited by hand. */

/** Ranges in rising order, each as the gap since the last one's end and, after a plus, its length less one; base 36. */
export const FONT_COVERAGE = [
${lines(packed(ranges))
  .map((line) => `  '${line}',`)
  .join('\n')}
].join(' ')
`
}

const path = process.argv[2]
if (!path) throw new Error('which font?')
writeFileSync(OUTPUT, sourceOf(basename(path), rangesIn(readFileSync(path))))
