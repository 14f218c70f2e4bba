/**
 * PDF 的制作: the same pages as the OFD file, with the seal's picture on them, ready to be signed; and the signature put in. Two steps,
 * because the signature comes from a service that may take its time.
 */
import { createHash } from 'node:crypto'
import type { Document } from '../page'
import { signedAttributes, signedData } from '../seal/cms'
import type { Typefaces } from '../typefaces'
import { drawPdf } from './draw-pdf'
import type { Picture } from './pictures'
import { closeRange, fillHole, type SignatureNote, type SignedRange } from './signature-field'

export interface PdfSealing extends SignatureNote {
  /** 印章图像: in a PDF the seal is page content. */
  readonly sealPicture: Picture
  /** The signer's certificate, DER. */
  readonly certificate: Uint8Array
  /** Certificates between the signer's and the root, DER. */
  readonly chain: readonly Uint8Array[]
}

/** A file that lacks only its signature. */
export interface PreparedPdf {
  /** What the signer signs (SM2 with SM3, user id `1234567812345678`): DER of the CMS attributes, which hold the file's digest. */
  readonly toSign: Uint8Array
  readonly file: Uint8Array
  readonly range: SignedRange
  readonly certificate: Uint8Array
  readonly chain: readonly Uint8Array[]
}

/** Draws `document`. The same input gives the same bytes. Throws when a character has no font or a picture is not of its format. */
export async function preparePdf(document: Document, typefaces: Typefaces, sealing: PdfSealing): Promise<PreparedPdf> {
  const file = await drawPdf(document, typefaces, sealing)
  const range = closeRange(file)
  const digest = createHash('sm3').update(file.subarray(0, range.holeFrom)).update(file.subarray(range.holeTo)).digest()
  const { certificate, chain, sealedAt } = sealing
  return { toSign: signedAttributes(digest, sealedAt), file, range, certificate, chain }
}

/** The whole file. `signature` is DER; whether it is good is for the strict check to say. Throws when it has no room. */
export function finishPdf({ toSign, file, range, certificate, chain }: PreparedPdf, signature: Uint8Array): Uint8Array {
  return fillHole(file, range, signedData({ attributes: toSign, certificate, chain, signature }))
}
