/** The declared collections and their indexes: `database.json` beside the built functions. All indexes are non-unique and scalar. */
import { isClause } from './values'

export interface Index {
  readonly name: string
  /** Dotted paths, in order; the document's id follows by itself. */
  readonly fields: readonly string[]
}
export interface Collection {
  readonly name: string
  readonly indexes: readonly Index[]
}
export type Schema = ReadonlyMap<string, Collection>

/** Throws an `Error` naming the fault: the file is part of the build, so only its author can act. */
export function parseSchema(text: string): Schema {
  const file: unknown = JSON.parse(text)
  if (!isClause(file) || !isClause(file.collections)) throw new Error('database.json: expected {"collections":{…}}')
  return new Map(Object.entries(file.collections).map(([name, value]) => [name, parseCollection(name, value)]))
}

function parseCollection(name: string, value: unknown): Collection {
  if (!/^[A-Za-z][A-Za-z0-9_]{0,63}$/.test(name)) throw new Error(`database.json: collection name ${name}`)
  const declared = isClause(value) && isClause(value.indexes) ? value.indexes : {}
  return { name, indexes: Object.entries(declared).map(([index, fields]) => parseIndex(name, index, fields)) }
}

function parseIndex(collection: string, name: string, fields: unknown): Index {
  const ok = Array.isArray(fields) && fields.length > 0 && fields.every(isFieldPath) && /^[A-Za-z0-9_]+$/.test(name)
  if (!ok) throw new Error(`database.json: index ${collection}.${name}`)
  return { name, fields }
}

function isFieldPath(path: unknown): path is string {
  return typeof path === 'string' && /^[A-Za-z0-9_]+(\.[A-Za-z0-9_]+)*$/.test(path)
}
