/** The same page by the libraries that people use for PDF, as they use them: the whole font handed over, text by text, unsigned. */
import { readFileSync } from 'node:fs'
import fontkit from '@pdf-lib/fontkit'
import { degrees, PDFDocument as PdfLibDocument, rgb } from 'pdf-lib'
import PdfKitDocument from 'pdfkit'
import type { Colour, Document, Mark, PathStep } from '../cloudfunctions/server/documents/page'

const POINTS = 72 / 25.4
const FONT = 'dist/fonts/main.ttf'

/** The document's first page with all its marks, in the order in which they are drawn. */
function firstPage(document: Document) {
  const [page] = document.pages
  if (!page) throw new Error('no page')
  return { ...page, marks: [...page.template.marks, ...page.background, ...page.body] }
}

export async function byPdfKit(document: Document): Promise<Uint8Array> {
  const { width, height, marks } = firstPage(document)
  const pdf = new PdfKitDocument({ size: [width * POINTS, height * POINTS], margin: 0, font: FONT })
  pdf.scale(POINTS)
  for (const mark of marks) drawByPdfKit(pdf, mark)
  pdf.end()
  const chunks: Uint8Array[] = []
  for await (const chunk of pdf) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function drawByPdfKit(pdf: PDFKit.PDFDocument, mark: Mark): void {
  if (mark.kind === 'image') {
    pdf.image(Buffer.from(mark.bytes), mark.x, mark.y, { width: mark.width, height: mark.height })
  } else if (mark.kind === 'path') {
    pdf.path(svgPath(mark.steps))
    if (mark.stroke) pdf.lineWidth(mark.stroke.width)
    if (mark.fill) pdf.fill([...mark.fill])
    else if (mark.stroke) pdf.stroke([...mark.stroke.colour])
  } else {
    const { x, y, size, rotation = 0, spacing = 0 } = mark
    pdf.save().rotate(rotation, { origin: [x, y] })
    pdf.fillColor([...mark.colour]).fontSize(size)
    pdf.text(mark.text, x, y, { baseline: 'alphabetic', characterSpacing: spacing, lineBreak: false }).restore()
  }
}

export async function byPdfLib(document: Document): Promise<Uint8Array> {
  const { width, height, marks } = firstPage(document)
  const pdf = await PdfLibDocument.create()
  pdf.registerFontkit(fontkit)
  const font = await pdf.embedFont(readFileSync(FONT), { subset: true })
  const page = pdf.addPage([width * POINTS, height * POINTS])
  const top = height * POINTS
  for (const mark of marks) {
    if (mark.kind === 'image') {
      const image = mark.format === 'jpeg' ? await pdf.embedJpg(mark.bytes) : await pdf.embedPng(mark.bytes)
      const at = { x: mark.x * POINTS, y: top - (mark.y + mark.height) * POINTS }
      page.drawImage(image, { ...at, width: mark.width * POINTS, height: mark.height * POINTS })
    } else if (mark.kind === 'path') {
      const fill = mark.fill && { color: parts(mark.fill) }
      const stroke = mark.stroke && { borderColor: parts(mark.stroke.colour), borderWidth: mark.stroke.width }
      page.drawSvgPath(svgPath(mark.steps), { x: 0, y: top, scale: POINTS, ...fill, ...stroke })
    } else {
      const at = { x: mark.x * POINTS, y: top - mark.y * POINTS, rotate: degrees(-(mark.rotation ?? 0)) }
      page.drawText(mark.text, { ...at, size: mark.size * POINTS, font, color: parts(mark.colour) })
    }
  }
  return pdf.save()
}

function parts([red, green, blue]: Colour) {
  return rgb(red / 255, green / 255, blue / 255)
}

function svgPath(steps: readonly PathStep[]): string {
  return steps.map(([kind, ...points]) => `${kind}${points.join(' ')}`).join('')
}
