/**
 * OFD 文件的部件 (GB/T 33190): a document as the parts of an OFD package, not yet sealed. The same document gives the same bytes. Fit for use
 * outside this project: it knows pages and fonts, nothing of licences.
 */
import { civilDateOf, instantOf } from '../../../../src/core/time'
import type { Document, Page, Template } from '../page'
import type { Typefaces } from '../typefaces'
import { fieldIndex } from './field-index'
import { embedFonts } from './fonts'
import { identifiersAfter, pageIdentifier } from './identifiers'
import { writtenAll } from './numbers'
import { type Drawing, type DrawnPage, drawPage, drawTemplate } from './page-content'
import { attachmentPart, fromDocument, PART, pagePart, templatePart } from './part-names'
import type { Parts } from './parts'
import { embedPictures } from './pictures'
import { element, textElement, xmlPart } from './xml'

/** A template in the file. */
interface DrawnTemplate {
  readonly id: number
  readonly content: Uint8Array
}

/**
 * OFD.xml first, then the document, its resources, templates, pages, attachment and index. Throws, and makes nothing, when no font draws a
 * character of the document (naming its code point), when a text holds a control character, and for a document without pages, with an id of
 * another form, an attachment without a plain file name, a path without points or a length that is no number.
 */
export function ofdParts(document: Document, typefaces: Typefaces): Parts {
  if (document.pages.length === 0) throw new Error('a document without pages')
  const ids = identifiersAfter(document.pages.length)
  const drawing = { ids, fonts: embedFonts(document, typefaces, ids), pictures: embedPictures(document, ids) }
  const templates = drawTemplates(document.pages, drawing)
  const pages = document.pages.map((page) => drawPage(page, templates.get(page.template)?.id, drawing))
  const attachments = attachmentParts(document, ids.next())
  const index = fieldIndex(pages.map(({ fields }, at) => ({ page: pageIdentifier(at), fields })))
  const others = [drawing.fonts.parts, drawing.pictures.parts, contentParts(templates, pages), attachments, index]
  return new Map([
    [PART.root, rootPart(document)],
    [PART.document, documentPart(document.pages, [...templates.values()], drawing, index)],
    ...others.flatMap((parts) => [...parts]),
  ])
}

/** By the object that pages share. Those without marks are left out. */
function drawTemplates(pages: readonly Page[], drawing: Drawing): ReadonlyMap<Template, DrawnTemplate> {
  const templates = new Map<Template, DrawnTemplate>()
  for (const { template } of pages) {
    if (template.marks.length === 0 || templates.has(template)) continue
    templates.set(template, { id: drawing.ids.next(), content: drawTemplate(template.marks, drawing) })
  }
  return templates
}

function contentParts(templates: ReadonlyMap<Template, DrawnTemplate>, pages: readonly DrawnPage[]): Parts {
  return new Map([
    ...[...templates.values()].map(({ content }, index) => [templatePart(index), content] as const),
    ...pages.map(({ content }, index) => [pagePart(index), content] as const),
  ])
}

/** 文档根: DocInfo in the order of the standard. CustomDatas is where GB/T 36905 has the metadata of GB/T 36903. */
function rootPart({ id, title, madeAt, metadata }: Document): Uint8Array {
  if (!/^[0-9a-f]{32}$/.test(id)) throw new Error('the document has no id of 32 hex digits')
  const items = metadata.map(({ name, value }) => textElement('CustomData', value, { Name: name }))
  const info = element(
    'DocInfo',
    {},
    textElement('DocID', id),
    textElement('Title', title),
    textElement('CreationDate', dateOf(madeAt)),
    textElement('Creator', 'road-transport-e-licence'),
    items.length === 0 ? '' : element('CustomDatas', {}, ...items),
  )
  const body = element('DocBody', {}, info, textElement('DocRoot', PART.document))
  return xmlPart('OFD', { Version: '1.0', DocType: 'OFD' }, body)
}

/** 文档: the children in the order of the standard, as readers in use demand. */
function documentPart(
  pages: readonly Page[],
  templates: readonly DrawnTemplate[],
  { ids, pictures }: Drawing,
  index: Parts,
): Uint8Array {
  const [first] = pages
  const common = element(
    'CommonData',
    {},
    textElement('MaxUnitID', String(ids.greatest)),
    element('PageArea', {}, textElement('PhysicalBox', writtenAll(0, 0, first?.width ?? 0, first?.height ?? 0))),
    textElement('PublicRes', fromDocument(PART.publicResources)),
    pictures.parts.size === 0 ? '' : textElement('DocumentRes', fromDocument(PART.documentResources)),
    ...templates.map(({ id }, at) =>
      element('TemplatePage', { ID: id, BaseLoc: fromDocument(templatePart(at)), ZOrder: 'Background' }),
    ),
  )
  const list = pages.map((_, at) => element('Page', { ID: pageIdentifier(at), BaseLoc: fromDocument(pagePart(at)) }))
  return xmlPart(
    'Document',
    {},
    common,
    element('Pages', {}, ...list),
    textElement('Attachments', fromDocument(PART.attachments)),
    index.size === 0 ? '' : textElement('CustomTags', fromDocument(PART.customTags)),
  )
}

function attachmentParts({ attachment, madeAt }: Document, id: number): Parts {
  const part = attachmentPart(attachment.name)
  const [name = '', format = ''] = attachment.name.split('.')
  const entry = element(
    'Attachment',
    { ID: id, Name: name, Format: format, CreationDate: dateOf(madeAt), Visible: 'false' },
    textElement('FileLoc', attachment.name),
  )
  return new Map([
    [PART.attachments, xmlPart('Attachments', {}, entry)],
    [part, attachment.bytes],
  ])
}

/** The day in China. */
function dateOf(madeAt: string): string {
  // Brings the text to the one form of an instant; throws when it is none.
  return civilDateOf(instantOf(Date.parse(madeAt)))
}
