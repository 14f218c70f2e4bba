/** `wx.createSelectorQuery`: questions about the page on top, answered together by `exec`. */
import { CanvasElement } from '../elements/canvas'
import type { Pages } from '../pages'

interface Fields {
  readonly id?: boolean
  readonly rect?: boolean
  readonly size?: boolean
  readonly scrollOffset?: boolean
  readonly node?: boolean
}

type Callback = (answer: unknown) => void
type Reading = (element: HTMLElement) => Record<string, unknown>

export function createSelectorQuery(pages: Pages) {
  const questions: (() => unknown)[] = []
  const query = {
    in: () => query,
    select: (selector: string) => nodes((read) => first(pages.query(selector), read)),
    selectAll: (selector: string) => nodes((read) => pages.query(selector).map(read)),
    selectViewport: () => nodes((read) => first([pages.scroller()], read)),
    exec(callback?: Callback) {
      // Answers come in the next frame, as on the phone: never before the layout is done.
      requestAnimationFrame(() => callback?.(questions.map((ask) => ask())))
      return query
    },
  }

  function nodes(find: (read: Reading) => unknown) {
    const ask = (read: Reading, callback?: Callback) => {
      questions.push(() => {
        const answer = find(read)
        callback?.(answer)
        return answer
      })
      return query
    }
    return {
      fields: (fields: Fields, callback?: Callback) => ask((element) => readFields(element, fields), callback),
      boundingClientRect: (callback?: Callback) =>
        ask((element) => readFields(element, { id: true, rect: true, size: true }), callback),
      scrollOffset: (callback?: Callback) => ask((element) => readFields(element, { scrollOffset: true }), callback),
      node: (callback?: Callback) => ask((element) => readFields(element, { node: true }), callback),
    }
  }
  return query
}

function first(elements: readonly (HTMLElement | undefined)[], read: Reading): unknown {
  const [element] = elements
  return element ? read(element) : null
}

function readFields(element: HTMLElement, fields: Fields): Record<string, unknown> {
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect()
  const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = element
  return {
    ...(fields.id ? { id: element.id } : {}),
    ...(fields.rect ? { left, top, right, bottom } : {}),
    ...(fields.size ? { width, height } : {}),
    ...(fields.scrollOffset ? { scrollLeft, scrollTop, scrollWidth, scrollHeight } : {}),
    ...(fields.node ? { node: element instanceof CanvasElement ? element.node : null } : {}),
  }
}
