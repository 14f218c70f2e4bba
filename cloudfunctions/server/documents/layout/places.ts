/** 位置: where the photo, the code, the seal and the fields stand on a face. None of them ever covers another. */
import { kindOf } from '../../../../src/core/licence/kinds'
import type { Licence } from '../../../../src/core/licence/licence'
import type { Box } from './drawing'
import type { Paper } from './paper'
import type { Column } from './piece'

export interface Places {
  readonly fields: Column
  readonly foot: Column
  /** The foot is at least as high. */
  readonly footHeight: number
  /** On the first page. */
  readonly photo?: Box
  readonly code?: Box
  /** The page that carries the code: below the fields it belongs to the foot. */
  readonly codeOn: 'first' | 'last'
  /** On the last page. */
  readonly stamp: Box
}

interface Ask {
  readonly licence: Licence
  readonly code?: string
  readonly stampSize: { readonly width: number; readonly height: number }
}

/** 印章 of authorities measure at most 45 mm across, those of the State Council's organs 50 (国发〔1999〕25号); larger ones have no place. */
const LARGEST_STAMP = 46

/** Between neighbours, in millimetres. */
const GAP = 5
const STACKED = 1.5

/** Throws RangeError for a seal larger than the place that is kept for it: no text of a licence can bring that about. */
export function arranged(paper: Paper, ask: Ask): Places {
  const { width, height } = ask.stampSize
  if (!(width > 0 && height > 0 && width <= LARGEST_STAMP && height <= LARGEST_STAMP)) {
    throw new RangeError(`a seal of ${width} × ${height} mm has no place on the face`)
  }
  return paper.arrangement === 'rail' ? railed(paper, ask) : footed(paper, ask)
}

/** Photo, code and seal one below another in a column at the right. */
function railed(paper: Paper, { licence, code, stampSize }: Ask): Places {
  const { inner, title, footline, photo } = paper
  const { portrait } = kindOf(licence.typeCode).design
  const width = Math.max(stampSize.width, photo.width)
  const x = inner.x + inner.width - width
  const top = inner.y + title
  const bottom = inner.y + inner.height - footline
  const middle = (own: number) => x + (width - own) / 2
  const codeTop = top + (portrait ? photo.height + STACKED : 0)
  const fields = { x: inner.x, width: inner.width - width - GAP }
  return {
    fields,
    foot: fields,
    footHeight: 0,
    codeOn: 'first',
    ...(portrait ? { photo: { x: middle(photo.width), y: top, ...photo } } : {}),
    ...(code === undefined ? {} : { code: square(middle(paper.code), codeTop, paper.code) }),
    stamp: { x: middle(stampSize.width), y: bottom - stampSize.height, ...stampSize },
  }
}

/** The fields across the whole page; below them the code at the left and the seal at the right. */
function footed(paper: Paper, { licence, code, stampSize }: Ask): Places {
  const { inner, title, footline, photo } = paper
  const { portrait } = kindOf(licence.typeCode).design
  const footHeight = Math.max(stampSize.height, code === undefined ? 0 : paper.code)
  const bottom = inner.y + inner.height - footline
  const left = code === undefined ? 0 : paper.code + GAP
  const aside = portrait ? photo.width + GAP : 0
  const middle = bottom - footHeight / 2
  return {
    fields: { x: inner.x, width: inner.width - aside },
    foot: { x: inner.x + left, width: inner.width - left - stampSize.width - GAP },
    footHeight,
    codeOn: 'last',
    ...(portrait ? { photo: { x: inner.x + inner.width - photo.width, y: inner.y + title, ...photo } } : {}),
    ...(code === undefined ? {} : { code: square(inner.x, middle - paper.code / 2, paper.code) }),
    stamp: { x: inner.x + inner.width - stampSize.width, y: middle - stampSize.height / 2, ...stampSize },
  }
}

function square(x: number, y: number, side: number): Box {
  return { x, y, width: side, height: side }
}
