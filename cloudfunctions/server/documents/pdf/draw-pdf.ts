/** The unsigned file: pages, fonts, pictures and the attachment, and room for the signature. */
import type { Document, ImageMark, Page } from '../page'
import type { Typefaces } from '../typefaces'
import { embedFonts } from './fonts'
import { pageStream } from './page-stream'
import { PdfFile } from './pdf-file'
import { embedPictures, type Picture } from './pictures'
import { addSignatureField, type SignatureNote } from './signature-field'
import { embedTemplates } from './templates'

const MILLIMETRE = 72 / 25.4

/** The file's bytes, its signature's place still open. */
export async function drawPdf(
  document: Document,
  typefaces: Typefaces,
  seal: SignatureNote & { readonly sealPicture: Picture },
): Promise<Uint8Array> {
  const file = new PdfFile(document)
  addPage(file, document.pages[0])
  addSignatureField(file, seal)
  const fonts = embedFonts(file, document, typefaces)
  const pictures = embedPictures(file, document, [seal.sealPicture])
  const names = { ...fonts, ...pictures }
  const resources = { Font: fonts.objects, XObject: pictures.objects }
  const templates = embedTemplates(file, document, names, resources)
  for (const [index, page] of document.pages.entries()) {
    if (index > 0) addPage(file, page)
    const stamp = document.stamp.page === index ? [stampMark(document, seal.sealPicture)] : []
    const marks = [...page.background, ...page.body, ...stamp]
    Object.assign(file.page.fonts, resources.Font)
    Object.assign(file.page.xobjects, resources.XObject, templates.objects)
    file.addContent(
      `${MILLIMETRE} 0 0 ${MILLIMETRE} 0 0 cm\n/${templates.nameOf(page)} Do\n${pageStream(marks, names)}`,
    )
  }
  attach(file, document)
  return file.bytes()
}

function addPage(file: PdfFile, page: Page | undefined): void {
  if (!page) throw new RangeError('a document without pages')
  file.addPage({ size: [page.width * MILLIMETRE, page.height * MILLIMETRE], margin: 0 })
}

/** Above everything else, as readers of OFD draw it. */
function stampMark({ stamp }: Document, picture: Picture): ImageMark {
  const { x, y, width, height } = stamp
  return { kind: 'image', x, y, width, height, ...picture }
}

function attach(file: PdfFile, { attachment, madeAt, title }: Document): void {
  const { name, bytes } = attachment
  const date = new Date(madeAt)
  const about = { type: 'application/xml', description: title, creationDate: date, modifiedDate: date }
  file.file(Buffer.from(bytes), { name, ...about })
}
