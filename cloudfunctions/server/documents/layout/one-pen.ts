/** 同笔之线: lines drawn with the same pen are one mark, and writing comes after drawing: a fifth less file for the same page. */
import type { Mark, PathMark } from '../page'

/** The same marks: pictures and paths first, then words. Nothing that is drawn on a face stands on words, so the page looks the same. */
export function withOnePen(marks: readonly Mark[]): readonly Mark[] {
  const drawn = marks.filter(({ kind }) => kind !== 'text')
  return [...joined(drawn), ...marks.filter(({ kind }) => kind === 'text')]
}

/** Lines that are only stroked take their place beside the first of their pen; what is filled covers, and stays where it is. */
function joined(marks: readonly Mark[]): readonly Mark[] {
  const pens = new Map<string, number>()
  const drawn: Mark[] = []
  for (const mark of marks) {
    const pen = isLine(mark) ? JSON.stringify(mark.stroke) : undefined
    const at = pen === undefined ? undefined : pens.get(pen)
    const first = at === undefined ? undefined : drawn[at]
    if (at !== undefined && first?.kind === 'path' && mark.kind === 'path') {
      drawn[at] = { ...first, steps: [...first.steps, ...mark.steps] }
    } else {
      if (pen !== undefined) pens.set(pen, drawn.length)
      drawn.push(mark)
    }
    // What covers may not be drawn over by a line that came after it.
    if (mark.kind !== 'path' || mark.fill) pens.clear()
  }
  return drawn
}

function isLine(mark: Mark): mark is PathMark {
  return mark.kind === 'path' && mark.fill === undefined
}
