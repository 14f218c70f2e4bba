/**
 * The objects of a PDF file. The one cross-reference table accounts for every byte: header, objects end to end, table, trailer, end. So
 * nothing hides between them, nothing is appended, nothing is replaced by a later update.
 */
import { demand, Flaw } from './flaw'
import { type Dictionary, PdfFault, PdfReader, type PdfValue, type Reference } from './pdf-value'

const HEADER = '%PDF-1.7\n%\xff\xff\xff\xff\n'
/** `startxref`, a number, end of file: never longer than this. */
const TAIL = 64
const ENTRY_BYTES = 20
/** A licence file has some fifty. */
const MOST_OBJECTS = 5000
const TRAILER_MEMBERS: readonly string[] = ['Size', 'Root', 'Info', 'ID']

export interface PdfObject {
  readonly value: PdfValue
  /** As it stands in the file, filters unopened. */
  readonly stream?: Uint8Array
}

export interface PdfObjects {
  readonly trailer: Dictionary
  /** By number. */
  readonly all: ReadonlyMap<number, PdfObject>
}

/** Reads the whole file. Throws a flaw of the container or of the structure. */
export function readObjects(bytes: Uint8Array): PdfObjects {
  const { offsets, trailer, tableAt } = orFlaw('PDF_ENVELOPE', () => readEnvelope(bytes))
  const all = orFlaw('PDF_OBJECT', () => readAll(bytes, offsets, tableAt))
  demand(allReferred(trailer, all), 'PDF_REFERENCES')
  return { trailer, all }
}

/** The value behind a reference, or the value itself. */
export function resolve({ all }: PdfObjects, value: PdfValue | undefined): PdfValue | undefined {
  return isReference(value) ? all.get(value.number)?.value : value
}

export function isReference(value: PdfValue | undefined): value is Reference {
  return isRecord(value) && value.kind === 'reference'
}

export function isDictionary(value: PdfValue | undefined): value is Dictionary {
  return value instanceof Map
}

/** The name that `value` is, if it is one. */
export function nameOf(value: PdfValue | undefined): string | undefined {
  return isRecord(value) && value.kind === 'name' ? value.name : undefined
}

function isRecord(value: PdfValue | undefined): value is Extract<PdfValue, { readonly kind: string }> {
  return typeof value === 'object' && value !== null && 'kind' in value
}

interface Envelope {
  /** By number; 0, the head of the list of free ones, is left out. */
  readonly offsets: readonly (readonly [number: number, offset: number])[]
  readonly trailer: Dictionary
  readonly tableAt: number
}

function readEnvelope(bytes: Uint8Array): Envelope {
  new PdfReader(bytes, 0).literal(HEADER)
  const tableAt = tableOffset(bytes)
  const reader = new PdfReader(bytes, tableAt)
  reader.literal('xref\n0 ')
  const size = reader.integer()
  if (size > MOST_OBJECTS) throw new PdfFault('too many objects')
  reader.literal('\n0000000000 65535 f \n')
  const offsets = Array.from({ length: size - 1 }, (_, index) => [index + 1, entryOf(reader.raw(ENTRY_BYTES))] as const)
  reader.literal('trailer\n')
  const trailer = reader.value()
  reader.literal(`\nstartxref\n${tableAt}\n%%EOF\n`)
  if (reader.at !== bytes.length) throw new PdfFault('bytes behind the end')
  if (!isDictionary(trailer) || trailer.get('Size') !== size) throw new PdfFault('the trailer disagrees with the table')
  if ([...trailer.keys()].some((name) => !TRAILER_MEMBERS.includes(name))) throw new PdfFault('an update or a cipher')
  return { offsets, trailer, tableAt }
}

function tableOffset(bytes: Uint8Array): number {
  const tail = Buffer.from(bytes.subarray(-TAIL)).toString('latin1')
  const found = /startxref\n(0|[1-9]\d{0,9})\n%%EOF\n$/.exec(tail)
  if (!found) throw new PdfFault('no end of file')
  return Number(found[1])
}

function entryOf(entry: Uint8Array): number {
  const found = /^(\d{10}) 00000 n \n$/.exec(Buffer.from(entry).toString('latin1'))
  if (!found) throw new PdfFault('an entry of another form')
  return Number(found[1])
}

/** Reads the objects in the order in which they stand; each must begin where the one before it ended. */
function readAll(bytes: Uint8Array, offsets: Envelope['offsets'], tableAt: number): ReadonlyMap<number, PdfObject> {
  const all = new Map<number, PdfObject>()
  const reader = new PdfReader(bytes, HEADER.length)
  for (const [number, offset] of [...offsets].sort(([, one], [, other]) => one - other)) {
    if (offset !== reader.at) throw new PdfFault(`object ${number} is elsewhere`)
    all.set(number, readObject(reader, number))
  }
  if (reader.at !== tableAt) throw new PdfFault('bytes that belong to no object')
  return all
}

function readObject(reader: PdfReader, number: number): PdfObject {
  reader.literal(`${number} 0 obj\n`)
  const value = reader.value()
  reader.literal('\n')
  const stream = reader.isNext('stream') ? readStream(reader, value) : undefined
  reader.literal('endobj\n')
  return stream ? { value, stream } : { value }
}

function readStream(reader: PdfReader, value: PdfValue): Uint8Array {
  const length = isDictionary(value) ? value.get('Length') : undefined
  if (typeof length !== 'number' || !Number.isInteger(length) || length < 0)
    throw new PdfFault('a stream without a length')
  reader.literal('stream\n')
  const stream = reader.raw(length)
  reader.literal('\nendstream\n')
  return stream
}

/** Whether references lead from the trailer to every object that holds anything, and none leads nowhere. */
function allReferred(trailer: Dictionary, all: PdfObjects['all']): boolean {
  const met = new Set<number>()
  const waiting: PdfValue[] = [trailer]
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (!isReference(value)) {
      for (const member of membersOf(value)) waiting.push(member)
    } else if (!met.has(value.number)) {
      const object = all.get(value.number)
      if (!object) return false
      met.add(value.number)
      waiting.push(object.value)
    }
  }
  return [...all].every(([number, object]) => met.has(number) || isEmpty(object))
}

/** An outline without entries is such an object. */
function isEmpty({ value, stream }: PdfObject): boolean {
  return isDictionary(value) && value.size === 0 && !stream
}

function membersOf(value: PdfValue): readonly PdfValue[] {
  if (Array.isArray(value)) return value
  return isDictionary(value) ? [...value.values()] : []
}

function orFlaw<T>(code: 'PDF_ENVELOPE' | 'PDF_OBJECT', read: () => T): T {
  try {
    return read()
  } catch (fault) {
    throw fault instanceof PdfFault ? new Flaw(code) : fault
  }
}
