/** 制件 with the layout and the writers of this project: what the queue asks for, as OFD and as PDF. */
import type { Licence } from '../../../src/core/licence/licence'
import { copyCheckUrl } from '../../../src/core/notation/copy-code'
import { ok, type Result, refuse } from '../../../src/core/result'
import { epochOf, type Instant } from '../../../src/core/time'
import { copyDocument } from '../documents/layout/copy-document'
import type { DrawingFailure } from '../documents/layout/drawing'
import { licenceDocument } from '../documents/layout/licence-document'
import { ofdParts } from '../documents/ofd/ofd-parts'
import { finishSeal, prepareSeal } from '../documents/ofd/seal-ofd'
import type { Document } from '../documents/page'
import { finishPdf, preparePdf } from '../documents/pdf/prepare-pdf'
import { termIn } from '../documents/seal/read-certificate'
import { type SealFacts, sealFacts } from '../documents/seal/read-seal'
import type { Typefaces } from '../documents/typefaces'
import type { SealMaterial } from '../ports'
import type { FileFormat } from '../records'
import type { CopyContent, Drawing, PreparedFile } from './drawing'
import { fieldLabel } from './field-label'
import type { FileProblem } from './file-problem'

/** What a reader shows as the reason of a signature. */
const REASON = '道路运输电子证照加注件'

/** `fonts`: opened with the first file. */
export function documentsDrawing(fonts: () => Typefaces, publicHost: string): Drawing {
  return {
    async licence(licence, material, sealedAt) {
      const seal = sealFacts(material.seal)
      if (!isInTerm(material, seal, sealedAt)) return refuse({ code: 'SEAL_NOT_IN_TERM' })
      const typefaces = fonts()
      const document = licenceDocument(licence, { madeAt: sealedAt, stampSize: stampSizeOf(seal) }, typefaces)
      return document.ok
        ? ok(preparedOfd(document.value, typefaces, material, sealedAt))
        : problemOf(licence, document.failure)
    },
    async copy(format, licence, content, material, sealedAt) {
      const seal = sealFacts(material.seal)
      if (!isInTerm(material, seal, sealedAt)) return refuse({ code: 'SEAL_NOT_IN_TERM' })
      const typefaces = fonts()
      const document = copyOf(licence, content, { seal, sealedAt, typefaces, publicHost })
      return document.ok
        ? ok(await PREPARE[format](document.value, typefaces, material, sealedAt))
        : problemOf(licence, document.failure)
    },
  }
}

/** A file sealed outside either term would never be called valid. A certificate that cannot be read is the seal service's fault, found when it signs. */
function isInTerm({ certificate }: SealMaterial, seal: SealFacts, at: Instant): boolean {
  const term = termIn(certificate)
  const within = (from: Instant, to: Instant) => epochOf(from) <= epochOf(at) && epochOf(at) <= epochOf(to)
  return within(seal.validFrom, seal.validTo) && (term === undefined || within(term.from, term.to))
}

interface Making {
  readonly seal: SealFacts
  readonly sealedAt: Instant
  readonly typefaces: Typefaces
  readonly publicHost: string
}

function copyOf(licence: Licence, content: CopyContent, { seal, sealedAt, typefaces, publicHost }: Making) {
  const { original, code, requestedAt: _, ...notation } = content
  const facts = {
    ...notation,
    code,
    madeAt: sealedAt,
    // Nobody else has a hand in it.
    maker: seal.name,
    originalDigest: original,
    checkUrl: copyCheckUrl(publicHost, code),
    stampSize: stampSizeOf(seal),
  }
  return copyDocument(licence, facts, typefaces)
}

type Prepare = (
  document: Document,
  typefaces: Typefaces,
  material: SealMaterial,
  sealedAt: Instant,
) => PreparedFile | Promise<PreparedFile>

const PREPARE: { readonly [F in FileFormat]: Prepare } = { ofd: preparedOfd, pdf: preparedPdf }

function preparedOfd(
  document: Document,
  typefaces: Typefaces,
  { seal, certificate }: SealMaterial,
  sealedAt: Instant,
): PreparedFile {
  const prepared = prepareSeal(ofdParts(document, typefaces), { seal, sealedAt, stamp: document.stamp })
  return { toSign: prepared.toSign, finish: (signature) => finishSeal(prepared, { signature, certificate }) }
}

async function preparedPdf(
  document: Document,
  typefaces: Typefaces,
  { seal, certificate, chain }: SealMaterial,
  sealedAt: Instant,
): Promise<PreparedFile> {
  const { picture, name } = sealFacts(seal)
  const sealPicture = { bytes: picture.bytes, format: pictureFormat(picture.format) }
  const sealing = { sealPicture, certificate, chain, sealedAt, signerName: name, reason: REASON }
  const prepared = await preparePdf(document, typefaces, sealing)
  return { toSign: prepared.toSign, finish: (signature) => finishPdf(prepared, signature) }
}

/** Throws for a picture that no PDF can carry as it is: the seal is not one for our files. */
function pictureFormat(format: string): 'png' | 'jpeg' {
  if (format === 'png') return format
  if (format === 'jpg' || format === 'jpeg') return 'jpeg'
  throw new Error("the seal's picture is neither PNG nor JPEG")
}

function stampSizeOf({ picture }: SealFacts) {
  return { width: picture.widthMm, height: picture.heightMm }
}

function problemOf(licence: Licence, failure: DrawingFailure): Result<never, FileProblem> {
  return refuse({ ...failure, field: fieldLabel(licence, failure.field) })
}
