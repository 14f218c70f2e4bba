/**
 * 元数据附件: the metadata, the whole face and, on copies, the notation once more as data, in one XML file inside the document. The schema is
 * ours (docs/decisions.md).
 */
import { codeLabel } from '../../../../src/core/licence/code-tables'
import { faceLines } from '../../../../src/core/licence/disclosure'
import type { FaceField } from '../../../../src/core/licence/face-field'
import { faceText } from '../../../../src/core/licence/face-value'
import { kindOf } from '../../../../src/core/licence/kinds'
import type { FaceValue, Licence, Qualification } from '../../../../src/core/licence/licence'
import type { Attachment, MetadataItem } from '../page'

export const NAMESPACE = 'urn:road-transport-e-licence:document:1'
const FILE_NAME = 'metadata.xml'

type Attributes = Readonly<Record<string, string | undefined>>

/** `notation`: what a copy says beyond the elements, by our names. */
export function attachmentOf(
  licence: Licence,
  metadata: readonly MetadataItem[],
  notation: readonly MetadataItem[] = [],
): Attachment {
  const copy = notation.map(({ name, value }) => element('Item', { name }, escaped(value)))
  const parts = [
    element('Metadata', {}, metadata.map(({ name, value }) => element('Element', { name }, escaped(value))).join('\n')),
    element('Face', { typeCode: licence.typeCode }, faceOf(licence).join('\n')),
    ...(copy.length > 0 ? [element('Copy', {}, copy.join('\n'))] : []),
  ]
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n${element('ElectronicLicence', { xmlns: NAMESPACE }, parts.join('\n'))}\n`
  return { name: FILE_NAME, bytes: new TextEncoder().encode(xml) }
}

/** The fields of the face in printed order, and how long the licence runs as it is printed. */
function faceOf(licence: Licence): readonly string[] {
  const fields = kindOf(licence.typeCode).face.flatMap((field) => {
    const value = licence.face[field.name]
    return value === undefined ? [] : [fieldOf(field, value)]
  })
  const term = faceLines(licence, 'officer').filter(({ field }) => field === 'validity')
  return [
    ...fields,
    ...term.map(({ field, label, value }) => element('Field', { name: field, label: label.zh }, escaped(value.zh))),
  ]
}

/** Codes stand as attributes, what they mean as text. */
function fieldOf({ name, label, value: shape }: FaceField, value: FaceValue): string {
  const named = { name, label: label.zh }
  if (typeof value === 'number')
    return element('Field', { ...named, value: String(value) }, escaped(faceText(shape, value).zh))
  if (typeof value === 'string') {
    const code = shape.kind === 'code' ? value : undefined
    return element('Field', { ...named, code }, escaped(faceText(shape, value).zh))
  }
  const items = value.map((item) =>
    typeof item === 'string'
      ? element('Item', { code: item }, escaped(faceText(shape, [item]).zh))
      : qualificationOf(item),
  )
  return element('Field', named, items.join('\n'))
}

function qualificationOf({ category, firstIssuedOn, validFrom, validUntil }: Qualification): string {
  const label = codeLabel('jtt697_7_5_22', category)
  return element('Item', { code: category, firstIssuedOn, validFrom, validUntil }, escaped(label))
}

function element(name: string, attributes: Attributes, content: string): string {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? '' : ` ${key}="${escaped(value)}"`,
  )
  const inner = content.startsWith('<') ? `\n${content}\n` : content
  return `<${name}${written.join('')}>${inner}</${name}>`
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** XML 1.0 text and attribute values. Characters that XML cannot hold are refused when a licence or a copy's words are taken over. */
function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
}
