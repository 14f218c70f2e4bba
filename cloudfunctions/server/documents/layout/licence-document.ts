/** 证照文件: the licence as a document of pages, before it is written as OFD and sealed. Pure: the same licence and facts give the same document. */
import { sm3Hex } from '../../../../src/core/crypto/sm3'
import { kindOf } from '../../../../src/core/licence/kinds'
import type { Licence } from '../../../../src/core/licence/licence'
import { ok, type Result } from '../../../../src/core/result'
import type { Instant } from '../../../../src/core/time'
import type { Document } from '../page'
import type { Typefaces } from '../typefaces'
import { attachmentOf } from './attachment'
import type { DrawingFailure } from './drawing'
import { drawable, textsOfFace } from './face-lines'
import { facePages } from './face-pages'
import { licenceMetadata } from './file-metadata'
import { typesetter } from './typesetter'

export interface LicenceFileFacts {
  readonly madeAt: Instant
  /** Of the seal's picture, in millimetres; at most 46 either way. */
  readonly stampSize: { readonly width: number; readonly height: number }
}

/** The licence's file as pages. Its QR code says the 证照标识. */
export function licenceDocument(
  licence: Licence,
  facts: LicenceFileFacts,
  typefaces: Typefaces,
): Result<Document, DrawingFailure> {
  const set = typesetter(typefaces)
  const checked = drawable(textsOfFace(licence), set)
  if (!checked.ok) return checked
  const face = facePages({ licence, code: licence.identifier, stampSize: facts.stampSize }, set)
  if (!face.ok) return face
  const { paper, pages, stamp } = face.value
  const metadata = licenceMetadata(licence)
  return ok({
    title: kindOf(licence.typeCode).name.zh,
    madeAt: facts.madeAt,
    id: sm3Hex(`licence ${licence.identifier}`).slice(0, 32),
    metadata,
    attachment: attachmentOf(licence, metadata),
    pages: pages.map((page) => ({ ...page, width: paper.width, height: paper.height, background: [] })),
    stamp,
  })
}
