/**
 * 数据索引 (GB/T 36905 through OFD's custom tags, GB/T 33190): which objects on which page show each field, so that software finds a value
 * on the face. The text of GB/T 36905 is not public: the names of the tag file's own elements are ours (docs/decisions.md).
 */
import type { FieldObject } from './page-content'
import { PART } from './part-names'
import type { Parts } from './parts'
import { element, foreignElement, foreignPart, textElement, xmlPart } from './xml'

const TAG_NAMESPACE = 'urn:road-transport-e-licence:field-index:1'

export interface PageFields {
  /** The page's identifier. */
  readonly page: number
  readonly fields: readonly FieldObject[]
}

/** CustomTags.xml and the one file it names; nothing when no field is shown. A field in several objects has one reference for each. */
export function fieldIndex(pages: readonly PageFields[]): Parts {
  const references = new Map<string, string[]>()
  for (const { page, fields } of pages) {
    for (const { field, object } of fields) {
      const reference = textElement('ObjectRef', String(object), { PageRef: page })
      references.set(field, [...(references.get(field) ?? []), reference])
    }
  }
  if (references.size === 0) return new Map()
  const list = element('CustomTag', { TypeID: TAG_NAMESPACE }, textElement('FileLoc', fileName(PART.fieldTags)))
  const tags = [...references].map(([field, objects]) => foreignElement('Field', { Name: field }, ...objects))
  return new Map([
    [PART.customTags, xmlPart('CustomTags', {}, list)],
    [PART.fieldTags, foreignPart(TAG_NAMESPACE, 'FieldIndex', ...tags)],
  ])
}

function fileName(part: string): string {
  return part.slice(part.lastIndexOf('/') + 1)
}
