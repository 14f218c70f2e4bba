/** 标识: every object of an OFD document has a number that no other has. Pages have the first ones, so that they are known before they are drawn. */

export interface Identifiers {
  /** One that nothing has yet. */
  next(): number
  /** The greatest so far (MaxUnitID). */
  readonly greatest: number
}

/** Those after the pages'. */
export function identifiersAfter(pages: number): Identifiers {
  let greatest = pages
  return {
    next: () => ++greatest,
    get greatest() {
      return greatest
    },
  }
}

/** Of the page at `index`, from 0. */
export function pageIdentifier(index: number): number {
  return index + 1
}
