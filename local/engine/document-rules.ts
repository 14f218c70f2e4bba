/** What a document must look like to be stored: the platform's field names, a size, and scalars where an index is declared. */
import { EngineError, failed } from './engine-error'
import type { Collection } from './schema'
import { type Document, isClause, textOf, type Value } from './values'

/** Far below the platform's 16 MB, far above any record of the product: larger things belong in files. */
const MAX_DOCUMENT_BYTES = 512 * 1024
const MAX_DEPTH = 20
const FIELD_NAME = /^[A-Za-z0-9_]{1,32}$/

/** The text to store for `document`, or an `EngineError` that names the field, never a value. */
export function checkedText(collection: Collection, document: Document): string {
  checkId(document._id)
  checkNames(document, '', 0)
  for (const index of collection.indexes) for (const field of index.fields) checkScalar(document, field)
  const text = textOf(document)
  if (Buffer.byteLength(text) > MAX_DOCUMENT_BYTES) throw failed(`a document of ${collection.name} is over 512 KB`)
  return text
}

function checkId(id: Value | undefined): void {
  if (typeof id !== 'string' || id === '' || id.length > 512) {
    throw new EngineError('INVALID_PARAM', '_id must be a text of 1 to 512 characters')
  }
}

function checkNames(value: Value, path: string, depth: number): void {
  if (depth > MAX_DEPTH) throw failed(`${path}: nested deeper than ${MAX_DEPTH}`)
  if (Array.isArray(value)) for (const item of value) checkNames(item, path, depth + 1)
  if (!isClause(value)) return
  for (const [name, item] of Object.entries(value as Document)) {
    // `__proto__` would set the prototype of whoever builds an object from the document.
    if (!FIELD_NAME.test(name) || name === '__proto__')
      throw new EngineError('INVALID_PARAM', `field name "${path}${name}" is not allowed`)
    checkNames(item, `${path}${name}.`, depth + 1)
  }
}

/** An expression index over an array finds nothing: MongoDB would match any element, so such a document is refused. */
function checkScalar(document: Document, field: string): void {
  let value: Value | undefined = document
  for (const name of field.split('.')) {
    if (Array.isArray(value)) throw failed(`indexed field ${field} leads through an array`)
    value = isClause(value) ? (value as Document)[name] : undefined
  }
  if (Array.isArray(value) || isClause(value)) throw failed(`indexed field ${field} must hold a scalar`)
}
