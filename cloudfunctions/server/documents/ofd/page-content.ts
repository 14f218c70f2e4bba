/** 页面内容: the layers of a page or a template, and which of their objects show a field. */
import type { ImageMark, Mark, Page } from '../page'
import type { EmbeddedFonts } from './fonts'
import type { Identifiers } from './identifiers'
import { writtenAll } from './numbers'
import { pathObject } from './path-object'
import type { EmbeddedPictures } from './pictures'
import { textObjects, turnedTogether } from './text-object'
import { element, textElement, xmlPart } from './xml'

/** What drawing needs of the whole file. */
export interface Drawing {
  readonly ids: Identifiers
  readonly fonts: EmbeddedFonts
  readonly pictures: EmbeddedPictures
}

/** 数据索引: an object that shows a field. */
export interface FieldObject {
  readonly field: string
  readonly object: number
}

export interface DrawnPage {
  readonly content: Uint8Array
  readonly fields: readonly FieldObject[]
}

/** `template`: the identifier of its artwork, when it has any. */
export function drawPage(
  { width, height, background, body }: Page,
  template: number | undefined,
  drawing: Drawing,
): DrawnPage {
  const fields: FieldObject[] = []
  const layers = [layer('Background', background, drawing, fields), layer('Body', body, drawing, fields)]
  const content = xmlPart(
    'Page',
    {},
    template === undefined ? '' : element('Template', { TemplateID: template, ZOrder: 'Background' }),
    element('Area', {}, textElement('PhysicalBox', writtenAll(0, 0, width, height))),
    element('Content', {}, ...layers),
  )
  return { content, fields }
}

/** A template shows no fields: it is the same for all licences. */
export function drawTemplate(marks: readonly Mark[], drawing: Drawing): Uint8Array {
  return xmlPart('Page', {}, element('Content', {}, layer('Background', marks, drawing, [])))
}

/** Nothing for no marks. Adds to `fields` what shows one. */
function layer(type: 'Background' | 'Body', marks: readonly Mark[], drawing: Drawing, fields: FieldObject[]): string {
  if (marks.length === 0) return ''
  const id = drawing.ids.next()
  const objects = watermark(marks, drawing) ?? marks.flatMap((mark) => drawMark(mark, drawing, fields))
  return element('Layer', { Type: type, ID: id }, ...objects)
}

/** A layer of nothing but alike turned lines is one object; undefined for any other. */
function watermark(marks: readonly Mark[], { ids, fonts }: Drawing): readonly string[] | undefined {
  const lines = marks.filter((mark) => mark.kind === 'text')
  if (lines.length < 2 || lines.length < marks.length) return undefined
  const object = turnedTogether(ids.next(), lines, fonts)
  return object === undefined ? undefined : [object]
}

function drawMark(mark: Mark, { ids, fonts, pictures }: Drawing, fields: FieldObject[]): readonly string[] {
  const objects: string[] = []
  const draw = (write: (id: number) => string) => {
    const object = ids.next()
    objects.push(write(object))
    if (mark.kind !== 'path' && mark.field !== undefined) fields.push({ field: mark.field, object })
  }
  if (mark.kind === 'text') textObjects(mark, fonts, draw)
  else if (mark.kind === 'path') draw((id) => pathObject(id, mark))
  else draw((id) => imageObject(id, mark, pictures.idOf(mark)))
  return objects
}

/** A picture is one by one; the matrix gives it its size. */
function imageObject(id: number, { x, y, width, height }: ImageMark, resource: number): string {
  return element('ImageObject', {
    ID: id,
    Boundary: writtenAll(x, y, width, height),
    CTM: writtenAll(width, 0, 0, height, 0, 0),
    ResourceID: resource,
  })
}
