/** 页面内容: marks as the operators of a page stream (ISO 32000-1, annex A), in millimetres from the top left corner. */
import type { Colour, ImageMark, Mark, PathMark, PathStep, TextMark } from '../page'
import type { CharacterCode } from './fonts'

/** Names of what the stream refers to. */
export interface StreamNames {
  codeOf(character: string): CharacterCode
  imageOf(mark: Pick<ImageMark, 'bytes' | 'format'>): string
}

/** One line an operator, in the order of the marks: what comes later covers what came before. */
export function pageStream(marks: readonly Mark[], names: StreamNames): string {
  return marks.map((mark) => markStream(mark, names)).join('\n')
}

function markStream(mark: Mark, names: StreamNames): string {
  if (mark.kind === 'text') return textStream(mark, names)
  if (mark.kind === 'path') return pathStream(mark)
  return imageStream(mark, names.imageOf(mark))
}

/** Text stands upright although the page's axis points down: the text matrix turns it over again. */
function textStream({ text, x, y, size, colour, spacing = 0, rotation = 0 }: TextMark, names: StreamNames): string {
  const [cosine, sine] = [Math.cos((rotation * Math.PI) / 180), Math.sin((rotation * Math.PI) / 180)]
  const matrix = [cosine, sine, sine, -cosine].map(fraction)
  const shown = runsOf(text, names).map(({ font, codes }) => `/${font} ${number(size)} Tf <${codes}> Tj`)
  return `BT ${rgb(colour)} rg ${number(spacing)} Tc ${matrix.join(' ')} ${number(x)} ${number(y)} Tm ${shown.join(' ')} ET`
}

interface Run {
  readonly font: string
  readonly codes: string
}

/** The text in stretches of one font. */
function runsOf(text: string, { codeOf }: StreamNames): readonly Run[] {
  const runs: { font: string; codes: string }[] = []
  for (const { font, code } of [...text].map(codeOf)) {
    const last = runs.at(-1)
    if (last?.font === font) last.codes += code
    else runs.push({ font, codes: code })
  }
  return runs
}

/** A path with neither fill nor stroke shows nothing. */
function pathStream({ steps, fill, stroke }: PathMark): string {
  const state = [
    ...(fill ? [`${rgb(fill)} rg`] : []),
    ...(stroke
      ? [`${rgb(stroke.colour)} RG ${number(stroke.width)} w [${(stroke.dash ?? []).map(number).join(' ')}] 0 d`]
      : []),
  ]
  const paint = fill ? (stroke ? 'B' : 'f') : stroke ? 'S' : 'n'
  return [...state, ...steps.map(stepStream), paint].join('\n')
}

const OPERATORS: { readonly [K in PathStep[0]]: string } = { M: 'm', L: 'l', C: 'c', Z: 'h' }

function stepStream([kind, ...coordinates]: PathStep): string {
  return [...coordinates.map(number), OPERATORS[kind]].join(' ')
}

/** An image is one unit wide and high, its bottom at 0: stretched, turned over and moved to its place. */
function imageStream({ x, y, width, height }: Omit<ImageMark, 'kind' | 'format' | 'bytes'>, name: string): string {
  return `q ${number(width)} 0 0 ${number(-height)} ${number(x)} ${number(y + height)} cm /${name} Do Q`
}

function rgb(colour: Colour): string {
  return colour.map((part) => fraction(part / 255)).join(' ')
}

/** Millimetres to the micrometre. */
function number(value: number): string {
  return String(Math.round(value * 1000) / 1000 || 0)
}

/** Parts of one, such as colours and sines. */
function fraction(value: number): string {
  return String(Math.round(value * 1e5) / 1e5 || 0)
}
