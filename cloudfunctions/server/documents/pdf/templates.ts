/** 模板页 as form objects: artwork that several pages share is in the file once. */
import type { Document, Page, Template } from '../page'
import { pageStream, type StreamNames } from './page-stream'
import type { PdfFile, PdfObject } from './pdf-file'

export interface PdfTemplates {
  /** Name of the page's template among its resources. */
  nameOf(page: Page): string
  readonly objects: Readonly<Record<string, PdfObject>>
}

/** Embeds each template once. `resources` are those that its marks refer to. */
export function embedTemplates(
  file: PdfFile,
  { pages }: Document,
  names: StreamNames,
  resources: Readonly<Record<string, unknown>>,
): PdfTemplates {
  const objects: Record<string, PdfObject> = {}
  const known = new Map<Template, string>()
  for (const { template, width, height } of pages) {
    if (known.has(template)) continue
    const name = `T${known.size + 1}`
    known.set(template, name)
    const form = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, width, height], Resources: resources }
    objects[name] = file.object(form, pageStream(template.marks, names))
  }
  // Every page of the document was met above.
  return { objects, nameOf: ({ template }) => known.get(template) as string }
}
