/** One annotated copy, made again and again: from the licence to the signed file, in both formats, as `sealing` makes them. */
import { readFileSync } from 'node:fs'
import { openTypefaces } from '../cloudfunctions/server/adapters/typefaces'
import { copyDocument } from '../cloudfunctions/server/documents/layout/copy-document'
import { ofdParts } from '../cloudfunctions/server/documents/ofd/ofd-parts'
import { finishSeal, prepareSeal } from '../cloudfunctions/server/documents/ofd/seal-ofd'
import type { Document } from '../cloudfunctions/server/documents/page'
import { finishPdf, preparePdf } from '../cloudfunctions/server/documents/pdf/prepare-pdf'
import type { Typefaces } from '../cloudfunctions/server/documents/typefaces'
import { copyCheckUrl, readCopyCode } from '../src/core/notation/copy-code'
import { type Instant, instantOf, parseCivilDate } from '../src/core/time'
import { licenceOf, TYPE } from '../test/rules/samples'
import { SEALED_AT, SIGNER, sealOf } from '../test/support/sealed-files/file-of-another-maker'

export interface CopyMaker {
  /** The page that all contenders draw. */
  document(): Document
  /** The seal's picture, PNG. */
  readonly picture: Uint8Array
  ofd(): Uint8Array
  pdf(): Promise<Uint8Array>
}

/** Opens the fonts of `dist/fonts`; the paths are those of the repository's root. */
export function copyMaker(): CopyMaker {
  const typefaces: Typefaces = openTypefaces('dist/fonts')
  const picture = new Uint8Array(readFileSync('local/pki/seal-picture/seal.png'))
  const seal = new Uint8Array(sealOf({ picture: Buffer.from(picture) }))
  const { certificate } = SIGNER
  const document = () => copyOf(typefaces)
  const sealing = { sealPicture: { bytes: picture, format: 'png' as const }, certificate, chain: [] }
  const note = { signerName: '示例省道路运输电子证照专用章', reason: '道路运输电子证照加注件' }
  return {
    document,
    picture,
    ofd() {
      const copy = document()
      const open = prepareSeal(ofdParts(copy, typefaces), { seal, sealedAt: madeAt(copy), stamp: copy.stamp })
      return finishSeal(open, { signature: SIGNER.sign(open.toSign), certificate })
    },
    async pdf() {
      const copy = document()
      const open = await preparePdf(copy, typefaces, { ...sealing, ...note, sealedAt: madeAt(copy) })
      return finishPdf(open, SIGNER.sign(open.toSign))
    },
  }
}

/** The copy of a practitioner's certificate; the feed's has no photo. */
function copyOf(typefaces: Typefaces): Document {
  const [code, until] = [readCopyCode('04D36K35FTBV1JF2K'), parseCivilDate('2026-12-31')]
  if (!code.ok || !until.ok) throw new Error('a code or a date of our own is malformed')
  const facts = {
    ...{ code: code.value, until: until.value, checkUrl: copyCheckUrl('example.com', code.value) },
    ...{ number: 'FZ20260601000001', madeAt: instantOf(Date.parse(SEALED_AT)), originalDigest: '0f'.repeat(32) },
    ...{ purpose: '办理入职手续', recipient: '示例市恒通物流有限公司', maker: '示例省交通运输厅' },
    stampSize: { width: 40, height: 40 },
  }
  const document = copyDocument(licenceOf(TYPE.practitioner), facts, typefaces)
  if (!document.ok) throw new Error(JSON.stringify(document.failure))
  return document.value
}

/** The document's own time is one. */
function madeAt(copy: Document): Instant {
  return copy.madeAt as Instant
}
