/**
 * Stored values: what a document may hold, how it is written down, and how it comes over the wire.
 *
 * On disk a document is relaxed EJSON, with one rule more: an instant always has milliseconds. EJSON leaves ".000" out,
 * and then the text of 08:00:00.500 sorts before that of 08:00:00.
 */
import { BSONRegExp, EJSON } from 'bson'
import { failed } from './engine-error'

export type Value = null | boolean | number | string | Date | Value[] | Document
export interface Document {
  [field: string]: Value
}
/** A filter, update or stage as it came over the wire: documents whose keys may be operators and whose leaves may be patterns. */
export interface Clause {
  [key: string]: unknown
}

export function isClause(value: unknown): value is Clause {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return !(value instanceof Date || value instanceof RegExp || '_bsontype' in value)
}

/** Parses one EJSON text of the SDK. `serverDate` is resolved against `now`, wherever it stands. */
export function fromWire(text: unknown, now: Date): Clause {
  if (text === undefined || text === '') return {}
  if (typeof text !== 'string') throw failed('expected an EJSON text')
  const value = resolve(parseEjson(text), now)
  if (!isClause(value)) throw failed('expected a document')
  return value
}

function parseEjson(text: string): unknown {
  try {
    return EJSON.parse(text)
  } catch {
    throw failed('malformed EJSON')
  }
}

function resolve(value: unknown, now: Date): unknown {
  if (value instanceof BSONRegExp) return patternOf(value)
  if (Array.isArray(value)) return value.map((item) => resolve(item, now))
  if (!isClause(value)) return value
  if (isClause(value.$tcb_server_date)) return new Date(now.getTime() + Number(value.$tcb_server_date.offset ?? 0))
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(item, now)]))
}

function patternOf({ pattern, options }: BSONRegExp): RegExp {
  try {
    return new RegExp(pattern, options)
  } catch {
    throw failed('invalid regular expression')
  }
}

/** The text that is stored and sent. Values the product has no use for (binary, ObjectId, 64-bit) are refused, not mangled. */
export function textOf(document: Document): string {
  return JSON.stringify(storable(document))
}

function storable(value: unknown): unknown {
  if (value === null || value === undefined || typeof value === 'boolean') return value ?? null
  if (typeof value === 'string') return storableText(value)
  if (typeof value === 'number') return storableNumber(value)
  if (value instanceof Date) return { $date: storableInstant(value) }
  if (Array.isArray(value)) return value.map(storable)
  if (!isClause(value)) throw failed('a value of this type cannot be stored')
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, storable(item)]))
}

/** SQLite ends a text at NUL when it compares extracted values: such a text could not be found again. */
function storableText(value: string): string {
  if (value.includes('\u0000')) throw failed('a text with U+0000 cannot be stored')
  return value
}

function storableNumber(value: number): number {
  const exact = Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))
  if (!exact) throw failed('a number beyond 2^53, or not finite, cannot be stored')
  return value
}

function storableInstant(value: Date): string {
  const text = Number.isNaN(value.getTime()) ? '' : value.toISOString()
  if (!/^\d{4}-/.test(text)) throw failed('an instant outside the years 0000 to 9999 cannot be stored')
  return text
}

/** Reads a stored text back. */
export function documentOf(text: string): Document {
  return JSON.parse(text, (_key, value) => (isInstant(value) ? new Date(value.$date) : value))
}

function isInstant(value: unknown): value is { $date: string } {
  return isClause(value) && typeof value.$date === 'string'
}
