/** 底版: the fixed artwork of a page by form and colour of the type: ground, frame, guilloche. Pages alike share one object, so one in the file. */
import type { FaceDesign } from '../../../../src/core/licence/face-field'
import type { Mark, Template } from '../page'
import { THEMES, type ThemeColours, toned } from './colours'
import { type Box, filled, level, rectangle, stroked, within } from './drawing'
import { arcs, rosette, star, wave, wovenFrame } from './ornament'
import { PAPERS, type Paper } from './paper'

/** Tones of the ornament, as shares of the tint upon the paper. */
const FAINT = 0.09
const PALE = 0.16
const FINE = 0.45

const made = new Map<string, Template>()

/** The artwork of a first or a following page of this design. */
export function templateOf({ form, theme }: FaceDesign, page: 'first' | 'next'): Template {
  const key = `${form}/${theme}/${page}`
  const known = made.get(key) ?? { marks: ARTWORK[form](PAPERS[form], THEMES[theme], page) }
  made.set(key, known)
  return known
}

type Artwork = (paper: Paper, colours: ThemeColours, page: 'first' | 'next') => readonly Mark[]

const ARTWORK: { readonly [F in FaceDesign['form']]: Artwork } = {
  booklet: (paper, colours, page) => [
    ...ground(paper, colours),
    ...spine(paper, colours),
    ...fold(paper, colours, page),
  ],
  card: (paper, colours, page) => [
    ...ground(paper, colours),
    ...cardFrame(paper, colours),
    ...band(paper, colours, page),
  ],
  sheet: (paper, colours) => [...ground(paper, colours), ...framedSheet(paper, colours)],
}

/** The paper and a rosette in the middle of what is written. */
function ground({ width, height, inner }: Paper, { tint, paper }: ThemeColours): readonly Mark[] {
  const centre = [inner.x + inner.width / 2, inner.y + inner.height / 2] as const
  const radius = inner.height * 0.34
  const faint = toned(tint, paper, FAINT)
  const rings = [
    ...rosette({ centre, radius, depth: 0.2, petals: 18, phase: 0 }),
    ...rosette({ centre, radius, depth: 0.2, petals: 18, phase: 0.5 }),
    ...rosette({ centre, radius: radius * 0.62, depth: 0.24, petals: 12, phase: 0 }),
    ...rosette({ centre, radius: radius * 0.62, depth: 0.24, petals: 12, phase: 0.5 }),
  ]
  return [
    filled(rectangle({ x: 0, y: 0, width, height }), paper),
    stroked(rings, faint, 0.3),
    filled(star(centre, radius * 0.34), toned(tint, paper, FAINT * 0.7)),
  ]
}

/** 书脊: the cover's spine at the left, its weave, and a frame about the page. */
function spine({ width, height }: Paper, { tint, paper }: ThemeColours): readonly Mark[] {
  const page: Box = { x: 12, y: 4, width: width - 16, height: height - 8 }
  const sides = [1, -1] as const
  const woven = sides.flatMap((side) => arcs({ from: [5, 0], to: [5, height], crests: 20, height: 2, side }))
  return [
    filled(rectangle({ x: 0, y: 0, width: 10, height }), tint),
    stroked(woven, toned(paper, tint, FINE), 0.2),
    stroked(rectangle(page), tint, 0.5),
    stroked(wovenFrame(within(page, 2), 0.9, 7), toned(tint, paper, FINE), 0.16),
    stroked(rectangle(within(page, 4)), toned(tint, paper, FINE), 0.2),
  ]
}

/** 折痕: a double line under the title. */
function fold(
  { inner, title, nextTitle }: Paper,
  { tint, paper }: ThemeColours,
  page: 'first' | 'next',
): readonly Mark[] {
  const y = inner.y + (page === 'first' ? title : nextTitle) - 1.6
  return [
    stroked(level(inner.x + 2, inner.x + inner.width - 2, y), tint, 0.4),
    stroked(level(inner.x + 2, inner.x + inner.width - 2, y + 0.7), toned(tint, paper, FINE), 0.15),
  ]
}

function cardFrame({ width, height }: Paper, { tint, paper }: ThemeColours): readonly Mark[] {
  const page: Box = { x: 4, y: 4, width: width - 8, height: height - 8 }
  return [stroked(rectangle(page), tint, 0.5), stroked(rectangle(within(page, 1.2)), toned(tint, paper, FINE), 0.15)]
}

/** The band that carries the title in white. */
function band(
  { width, inner, title, nextTitle }: Paper,
  { tint, paper }: ThemeColours,
  page: 'first' | 'next',
): readonly Mark[] {
  const bottom = inner.y + (page === 'first' ? title : nextTitle) - 2.2
  const box: Box = { x: 4, y: 4, width: width - 8, height: bottom - 4 }
  const middle = box.y + box.height / 2
  const from = [box.x, middle] as const
  const to = [box.x + box.width, middle] as const
  const woven = [0, 1 / 6, 2 / 6, 3 / 6, 4 / 6, 5 / 6].flatMap((phase) =>
    wave({ from, to, crests: 4, height: box.height / 2 - 0.6, phase }),
  )
  return [filled(rectangle(box), tint), stroked(woven, toned(paper, tint, PALE * 0.75), 0.2)]
}

/** 框: the framed sheet for the wall, with a rosette in each corner. */
function framedSheet({ width, height }: Paper, { tint, paper }: ThemeColours): readonly Mark[] {
  const outer: Box = { x: 7, y: 7, width: width - 14, height: height - 14 }
  const middle = within(outer, 5.5)
  const inner = within(outer, 11)
  const fine = toned(tint, paper, FINE)
  const corners = [
    [middle.x, middle.y],
    [middle.x + middle.width, middle.y],
    [middle.x + middle.width, middle.y + middle.height],
    [middle.x, middle.y + middle.height],
  ] as const
  return [
    stroked(rectangle(outer), tint, 1.2),
    stroked(rectangle(within(outer, 1.8)), tint, 0.25),
    filled(band4(within(outer, 2.6), within(outer, 8.4)), toned(tint, paper, FAINT)),
    stroked(wovenFrame(middle, 2.2, 11), fine, 0.22),
    stroked(wovenFrame(middle, 1.1, 5.5), toned(tint, paper, 0.7), 0.16),
    ...corners.flatMap((centre) => [
      filled(rosette({ centre, radius: 4.6, depth: 0.1, petals: 12, phase: 0 }), paper),
      stroked(rosette({ centre, radius: 4.6, depth: 0.1, petals: 12, phase: 0 }), tint, 0.25),
      stroked(rosette({ centre, radius: 3, depth: 0.35, petals: 8, phase: 0 }), fine, 0.2),
      filled(star(centre, 1.5), tint),
    ]),
    stroked(rectangle(within(outer, 9.2)), tint, 0.25),
    stroked(rectangle(inner), tint, 0.5),
  ]
}

/** What lies between two rectangles: the inner one runs the other way round, which a non-zero fill leaves out. */
function band4(outer: Box, inner: Box) {
  const { x, y, width, height } = inner
  return [
    ...rectangle(outer),
    ['M', x, y],
    ['L', x, y + height],
    ['L', x + width, y + height],
    ['L', x + width, y],
    ['Z'],
  ] as const
}
