/** Makes signed PDF files with certificates that openssl made, and says whom a checker of them trusts. */
import { PNG } from 'pngjs'
import type { Document, Mark, Page } from '../../cloudfunctions/server/documents/page'
import { finishPdf, type PdfSealing, preparePdf } from '../../cloudfunctions/server/documents/pdf/prepare-pdf'
import type { Typefaces } from '../../cloudfunctions/server/documents/typefaces'
import type { Trust } from '../../cloudfunctions/server/documents/verify-file/verdict'
import { fromBase64 } from '../../src/core/crypto/base64'
import { signSm2 } from '../../src/core/crypto/sm2'
import type { Instant } from '../../src/core/time'
import signers from '../standards/vectors/pdf-signers.json'

const MADE_AT = '2027-01-02T03:04:05.000Z' as Instant

/** A member of `pdf-signers.json`. */
export function der(name: keyof typeof signers): Uint8Array {
  return bytesOf(signers[name])
}

/** Whom the checker trusts: the root, both lists, a month after the sealing. */
export const TRUST: Trust = {
  roots: [der('root')],
  revocationLists: [der('rootList'), der('authorityList')],
  now: '2027-02-01T00:00:00.000Z',
}

/** Sealed by the province's signer. */
export const SEALING: PdfSealing = {
  sealPicture: { bytes: ringPicture(), format: 'png' },
  certificate: der('signer'),
  chain: [der('authority')],
  sealedAt: MADE_AT,
  signerName: '示例市交通运输局电子证照专用章',
  reason: '电子证照加注件 <&>',
}

/** One page, 210 × 148 mm, with nothing on it but `body`, and the seal at its lower right. */
export function sheet(body: readonly Mark[], more: Partial<Document> = {}): Document {
  const page: Page = { width: 210, height: 148, template: { marks: [] }, background: [], body }
  return {
    title: '道路运输经营许可证 <&> (加注件)',
    madeAt: MADE_AT,
    id: '0123456789abcdef0123456789abcdef',
    metadata: [
      { name: 'CertificateName', value: '道路运输经营许可证' },
      { name: 'CertificateHolderName', value: '张𠮷 & <三>' },
    ],
    attachment: { name: '元数据.xml', bytes: new TextEncoder().encode('<metadata/>') },
    pages: [page],
    stamp: { page: 0, x: 160, y: 100, width: 40, height: 40 },
    ...more,
  }
}

/** Signed with the key that belongs to the certificate of `sealing`, or with `key`. */
export async function signedPdf(
  document: Document,
  typefaces: Typefaces,
  sealing: PdfSealing = SEALING,
  key: string = signers.signerKey,
): Promise<Uint8Array> {
  const prepared = await preparePdf(document, typefaces, sealing)
  return finishPdf(prepared, bytesOf(signSm2(prepared.toSign, key)))
}

function bytesOf(base64: string): Uint8Array {
  const bytes = fromBase64(base64)
  if (!bytes) throw new Error('not base64')
  return bytes
}

/** A red ring on nothing. */
function ringPicture(): Uint8Array {
  const side = 120
  const png = new PNG({ width: side, height: side })
  for (let pixel = 0; pixel < side * side; pixel++) {
    const radius = Math.hypot((pixel % side) - side / 2, Math.floor(pixel / side) - side / 2)
    png.data.set([200, 0, 0, radius > 48 && radius < 58 ? 255 : 0], pixel * 4)
  }
  return new Uint8Array(PNG.sync.write(png))
}
