/** The PDF file under the pages: pdfkit's, with the metadata for which pdfkit has no words and an order of its own for nothing. */
import PDFDocument from 'pdfkit'
import type { Document } from '../page'
import { xmpOf } from './xmp'

/** An object of the file, written or to be written. */
export type PdfObject = PDFKit.PDFKitReference

const PRODUCER = 'road-transport-e-licence'

/** A file without pages. Its times, its identifier and the numbers of its objects follow from what it is given, from nothing else. */
export class PdfFile extends PDFDocument {
  private readonly content: Document

  constructor(content: Document) {
    const madeAt = new Date(content.madeAt)
    // pdfkit digests all of this into the file's identifier; DocID, named as in OFD, keeps two files of one moment apart.
    const about = { Title: content.title, Producer: PRODUCER, Creator: PRODUCER, DocID: content.id }
    const info = { ...about, CreationDate: madeAt, ModDate: madeAt }
    // Without `font: ''` pdfkit begins with Helvetica, whose metrics are a file of pdfkit's.
    super({ pdfVersion: '1.7', lang: 'zh-CN', displayTitle: true, autoFirstPage: false, font: '', info })
    this.content = content
  }

  /** Writes an object. A text among its members is a name (`/Text`); `new String` makes a string of it, bytes one in hex. */
  object(members: Readonly<Record<string, unknown>>, stream?: Uint8Array | string): PdfObject {
    const object = this.ref({ ...members })
    object.end(typeof stream === 'string' ? new TextEncoder().encode(stream) : stream)
    return object
  }

  /** 目录: what the file as a whole refers to. */
  get catalogue(): Record<string, unknown> {
    // The declarations leave out `_root`, the only way to give the catalogue a member of one's own.
    return (this as unknown as { readonly _root: { readonly data: Record<string, unknown> } })._root.data
  }

  /** Called by pdfkit before it writes the catalogue. Its own packet takes the title unescaped: one `&` and it is no XML. */
  override endMetadata(): void {
    const packet = this.ref({ Type: 'Metadata', Subtype: 'XML' })
    // Left readable for tools that look for it in the bytes (XMP specification, part 3).
    packet.compress = false
    packet.end(new TextEncoder().encode(xmpOf(this.content)))
    this.catalogue.Metadata = packet
  }

  /** Called by pdfkit for forms of its own making, which need a font; ours has one invisible field. */
  override endAcroForm(): this {
    return this
  }

  /** Ends the file and gathers its bytes. */
  async bytes(): Promise<Uint8Array> {
    this.end()
    const chunks: Uint8Array[] = []
    for await (const chunk of this) chunks.push(chunk)
    return Buffer.concat(chunks)
  }
}
