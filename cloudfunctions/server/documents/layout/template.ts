/** 底版: the fixed artwork of a page by form and colour of the type: ground, frame, guilloche. Pages alike share one object, so one in the file. */
import type { FaceDesign } from '../../../../src/core/licence/face-field'
import type { Mark, Template } from '../page'
import { THEMES, type ThemeColours, toned } from './colours'
import { type Box, filled, rectangle, stroked, within } from './drawing'
import { arcs, rosette, star, wovenFrame } from './ornament'
import { PAPERS, type Paper } from './paper'

/** Tones of the ornament, as shares of the tint upon the paper. */
const FAINT = 0.09
const FINE = 0.45

const made = new Map<string, Template>()

/** The artwork of the pages of this design. */
export function templateOf({ form, theme }: FaceDesign): Template {
  const key = `${form}/${theme}`
  const [paper, colours] = [PAPERS[form], THEMES[theme]]
  const known = made.get(key) ?? { marks: [...ground(paper, colours), ...FRAMES[form](paper, colours)] }
  made.set(key, known)
  return known
}

type Artwork = (paper: Paper, colours: ThemeColours) => readonly Mark[]

/** The paper and a rosette in the middle of what is written. */
function ground({ width, height, inner }: Paper, { tint, paper }: ThemeColours): readonly Mark[] {
  const centre = [inner.x + inner.width / 2, inner.y + inner.height / 2] as const
  const radius = inner.height * 0.34
  const faint = toned(tint, paper, FAINT)
  const rings = [
    ...rosette({ centre, radius, depth: 0.25, petals: 18, phase: 0 }),
    ...rosette({ centre, radius, depth: 0.25, petals: 18, phase: 0.5 }),
    ...rosette({ centre, radius: radius * 0.62, depth: 0.3, petals: 12, phase: 0 }),
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
  const woven = sides.flatMap((side) => arcs({ from: [5, 0], to: [5, height], crests: 14, height: 2, side }))
  return [
    filled(rectangle({ x: 0, y: 0, width: 10, height }), tint),
    stroked(woven, toned(paper, tint, FINE), 0.2),
    stroked(rectangle(page), tint, 0.5),
    stroked(wovenFrame(within(page, 2), 0.9, 20), toned(tint, paper, FINE), 0.16),
    stroked(rectangle(within(page, 4)), toned(tint, paper, FINE), 0.2),
  ]
}

function cardFrame({ width, height }: Paper, { tint, paper }: ThemeColours): readonly Mark[] {
  const page: Box = { x: 4, y: 4, width: width - 8, height: height - 8 }
  return [stroked(rectangle(page), tint, 0.5), stroked(rectangle(within(page, 1.2)), toned(tint, paper, FINE), 0.15)]
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
    filled(frameOf(within(outer, 2.6), within(outer, 8.4)), toned(tint, paper, FAINT)),
    stroked(wovenFrame(middle, 2.2, 15), fine, 0.22),
    ...corners.flatMap((centre) => [
      {
        ...filled(rosette({ centre, radius: 4.6, depth: 0.12, petals: 12, phase: 0 }), paper),
        stroke: { colour: tint, width: 0.25 },
      },
      stroked(rosette({ centre, radius: 3, depth: 0.42, petals: 8, phase: 0 }), fine, 0.2),
      filled(star(centre, 1.5), tint),
    ]),
    stroked(rectangle(within(outer, 9.2)), tint, 0.25),
    stroked(rectangle(inner), tint, 0.5),
  ]
}

/** What lies between two rectangles: the inner one runs the other way round, which a non-zero fill leaves out. */
function frameOf(outer: Box, inner: Box) {
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

const FRAMES: { readonly [F in FaceDesign['form']]: Artwork } = { booklet: spine, card: cardFrame, sheet: framedSheet }
