/** 多媒体: the pictures that a document carries, each once however often it is shown, in the one list of resources that every reader reads. */
import { createHash } from 'node:crypto'
import type { Document, ImageMark, Mark } from '../page'
import type { Identifiers } from './identifiers'
import { PART, resourcePart } from './part-names'
import type { Parts } from './parts'
import { element, textElement, xmlPart } from './xml'

export interface EmbeddedPictures {
  /** The resource's identifier. */
  idOf(mark: ImageMark): number
  /** DocumentRes.xml and the pictures' files; nothing when there is no picture. */
  readonly parts: Parts
}

interface Picture {
  readonly id: number
  readonly file: string
  readonly mark: ImageMark
}

const FORMATS = {
  jpeg: { name: 'JPEG', ending: 'jpg' },
  png: { name: 'PNG', ending: 'png' },
} as const satisfies Record<ImageMark['format'], object>

export function embedPictures(document: Document, ids: Identifiers): EmbeddedPictures {
  const pictures = new Map<string, Picture>()
  for (const mark of imagesOf(document)) {
    const digest = digestOf(mark)
    if (pictures.has(digest)) continue
    const file = `Image_${pictures.size}.${FORMATS[mark.format].ending}`
    pictures.set(digest, { id: ids.next(), file, mark })
  }
  return {
    idOf: (mark) => pictures.get(digestOf(mark))?.id ?? missing(),
    parts: pictures.size === 0 ? new Map() : partsOf([...pictures.values()]),
  }
}

function partsOf(pictures: readonly Picture[]): Parts {
  const entries = pictures.map(({ id, file, mark }) =>
    element('MultiMedia', { ID: id, Type: 'Image', Format: FORMATS[mark.format].name }, textElement('MediaFile', file)),
  )
  return new Map([
    [PART.documentResources, xmlPart('Res', { BaseLoc: 'Res' }, element('MultiMedias', {}, ...entries))],
    ...pictures.map(({ file, mark }) => [resourcePart(file), mark.bytes] as const),
  ])
}

function imagesOf({ pages }: Document): readonly ImageMark[] {
  const marks = pages.flatMap(({ template, background, body }): Mark[] => [...template.marks, ...background, ...body])
  return marks.filter((mark) => mark.kind === 'image')
}

function digestOf({ format, bytes }: ImageMark): string {
  return format + createHash('sm3').update(bytes).digest('hex')
}

function missing(): never {
  throw new Error('a picture that the document does not hold')
}
