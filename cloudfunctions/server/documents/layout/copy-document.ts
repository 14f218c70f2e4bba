/** 加注件: the copy of a licence for one recipient and one purpose: the same face, a watermark, and the notation below it on every page. */
import { sm3Hex } from '../../../../src/core/crypto/sm3'
import { kindOf } from '../../../../src/core/licence/kinds'
import type { Licence } from '../../../../src/core/licence/licence'
import { ok, type Result } from '../../../../src/core/result'
import type { Document, MetadataItem } from '../page'
import type { Typefaces } from '../typefaces'
import { attachmentOf } from './attachment'
import { THEMES, toned } from './colours'
import type { CopyFacts } from './copy-facts'
import type { DrawingFailure } from './drawing'
import { drawable, textsOfFace } from './face-lines'
import { facePages } from './face-pages'
import { copyMetadata, licenceMetadata } from './file-metadata'
import { notationField, textsOfNotation } from './notation'
import { withOnePen } from './one-pen'
import { topOf } from './paper'
import { typesetter } from './typesetter'
import { watermarkLines, watermarkMarks } from './watermark'

/** Share of the tint in the watermark: read beside the text, never instead of it. */
const WATERMARK = 0.22

export function copyDocument(
  licence: Licence,
  facts: CopyFacts,
  typefaces: Typefaces,
): Result<Document, DrawingFailure> {
  const set = typesetter(typefaces)
  const checked = drawable([...textsOfFace(licence), ...textsOfNotation(facts)], set)
  if (!checked.ok) return checked
  const { name, design } = kindOf(licence.typeCode)
  const colours = THEMES[design.theme]
  const face = facePages({ licence, stampSize: facts.stampSize }, set)
  if (!face.ok) return face
  const { paper, pages, stamp } = face.value
  const notation = notationField(facts, paper, colours, set)
  if (!notation.ok) return notation
  const height = Math.ceil(paper.height + notation.value.height)
  const tone = toned(colours.tint, colours.paper, WATERMARK)
  // The title stays clear: on a card it is white on the tint.
  const area = { x: 0, y: topOf(paper, 0), width: paper.width, height: height - topOf(paper, 0) }
  const background = watermarkMarks(watermarkLines(facts), area, tone, set)
  const metadata = [...licenceMetadata(licence), ...copyMetadata(facts)]
  return ok({
    title: `${name.zh}加注件`,
    madeAt: facts.madeAt,
    id: sm3Hex(`copy ${facts.number}`).slice(0, 32),
    metadata,
    attachment: attachmentOf(licence, metadata, notationItems(facts)),
    pages: pages.map(({ template, body }, page) => ({
      width: paper.width,
      height,
      template,
      background,
      body: [...body, ...withOnePen(notation.value.marks(page))],
    })),
    stamp,
  })
}

/** What a copy says beyond the elements of the standard. */
function notationItems({ number, code, recipient, originalDigest, grant }: CopyFacts): readonly MetadataItem[] {
  const items = { copyNumber: number, copyCode: code, recipient, originalDigest, grant }
  return Object.entries(items).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]))
}
