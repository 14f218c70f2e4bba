/**
 * 图像 of a PDF file. A JPEG goes in as it is. A PNG is taken apart into colours and transparency: pdfkit does so too, but on threads,
 * and puts the parts into the file in whichever order they are done.
 */
import type { Document, ImageMark } from '../page'
import { jpegFrame } from './jpeg-frame'
import type { PdfFile, PdfObject } from './pdf-file'
import { pngPlanes } from './png-planes'

/** What a picture is, wherever it stands. */
export type Picture = Pick<ImageMark, 'bytes' | 'format'>

export interface PdfPictures {
  /** Name among the resources of pages. Throws for a picture that is not in the document. */
  imageOf(picture: Picture): string
  /** By name. */
  readonly objects: Readonly<Record<string, PdfObject>>
}

/** Embeds the document's pictures and `more`, each once. Throws on one that is not of its format. */
export function embedPictures(file: PdfFile, { pages }: Document, more: readonly Picture[]): PdfPictures {
  const marks = pages.flatMap(({ template, background, body }) => [...template.marks, ...background, ...body])
  const pictures = [...marks.filter((mark): mark is ImageMark => mark.kind === 'image'), ...more]
  const objects: Record<string, PdfObject> = {}
  const names = new Map<Uint8Array, string>()
  for (const { bytes, format } of pictures) {
    if (names.has(bytes)) continue
    const name = `I${names.size + 1}`
    names.set(bytes, name)
    objects[name] = format === 'jpeg' ? jpegObject(file, bytes) : pngObject(file, bytes)
  }
  return { objects, imageOf: ({ bytes }) => named(names.get(bytes)) }
}

function jpegObject(file: PdfFile, bytes: Uint8Array): PdfObject {
  const { width, height, components } = jpegFrame(bytes)
  const ColorSpace = components === 1 ? 'DeviceGray' : 'DeviceRGB'
  return file.object({ ...image(width, height, ColorSpace), Filter: 'DCTDecode' }, bytes)
}

function pngObject(file: PdfFile, bytes: Uint8Array): PdfObject {
  const { width, height, colours, opacity } = pngPlanes(bytes)
  const Filter = 'FlateDecode'
  const mask = opacity && file.object({ ...image(width, height, 'DeviceGray'), Filter }, opacity)
  return file.object({ ...image(width, height, 'DeviceRGB'), SMask: mask, Filter }, colours)
}

function image(Width: number, Height: number, ColorSpace: string): Readonly<Record<string, unknown>> {
  return { Type: 'XObject', Subtype: 'Image', Width, Height, ColorSpace, BitsPerComponent: 8 }
}

function named(name: string | undefined): string {
  if (name === undefined) throw new Error('a picture that the document did not name')
  return name
}
