/** What single DER values say: numbers, bits, identifiers, texts and times, each in its only form. Throws {@link DerFault} like `der.ts`. */
import { type Der, DerFault, expectTag, TAG } from './der'

/** Paths, names and times are short; String.fromCharCode takes so many at once on every engine. */
const LONGEST_ASCII = 4096

/** The two's complement bytes of an INTEGER, in their only form. */
export function integerBytes(value: Der): Uint8Array {
  const { content } = expectTag(value, TAG.integer)
  const [first, second = 0] = content
  if (first === undefined) throw new DerFault('empty integer')
  const padded = (first === 0 && second < 0x80) || (first === 0xff && second >= 0x80)
  if (content.length > 1 && padded) throw new DerFault('integer not minimal')
  return content
}

/** An INTEGER from 0 to 2^31-1. */
export function smallInteger(value: Der): number {
  const content = integerBytes(value)
  if (content.length > 4 || (content[0] ?? 0) >= 0x80) throw new DerFault('integer out of range')
  return content.reduce((number, byte) => number * 256 + byte, 0)
}

export function boolean(value: Der): boolean {
  const { content } = expectTag(value, TAG.boolean)
  if (content.length !== 1 || (content[0] !== 0 && content[0] !== 0xff)) throw new DerFault('boolean not canonical')
  return content[0] === 0xff
}

export function octets(value: Der): Uint8Array {
  return expectTag(value, TAG.octetString).content
}

/** A BIT STRING of whole bytes: what carries keys, digests and signatures. */
export function wholeBytes(value: Der): Uint8Array {
  const { content } = expectTag(value, TAG.bitString)
  if (content[0] !== 0) throw new DerFault('bit string with unused bits')
  return content.subarray(1)
}

/** Whether each bit of a named bit list (X.680 clause 22.7: no zeros at the end) is set. */
export function namedBits(value: Der): (bit: number) => boolean {
  const { content } = expectTag(value, TAG.bitString)
  const [unused = 8, ...bytes] = content
  const last = bytes.at(-1) ?? 0
  const lowest = last & -last
  if (unused > 7 || (bytes.length === 0 ? unused !== 0 : lowest !== 1 << unused)) throw new DerFault('bits not minimal')
  return (bit) => (((bytes[bit >> 3] ?? 0) << (bit & 7)) & 0x80) !== 0
}

/** Dotted form. */
export function oid(value: Der): string {
  const { content } = expectTag(value, TAG.oid)
  const arcs = arcsOf(content)
  const [first = 0, ...rest] = arcs
  const root = Math.min(2, Math.floor(first / 40))
  return [root, first - root * 40, ...rest].join('.')
}

/** A text of any of the string types that names and seals are written in. */
export function text(value: Der): string {
  const { tag, content } = value
  if (tag === TAG.utf8String) return utf8(content)
  if (tag === TAG.bmpString) return utf16(content)
  if (tag === TAG.printableString || tag === TAG.ia5String || tag === TAG.teletexString) return ascii(content)
  throw new DerFault('not a text')
}

/** A UTCTime or GeneralizedTime in UTC, as ISO 8601 with milliseconds. A fraction is allowed in the latter, without zeros at its end. */
export function time(value: Der): string {
  const written = ascii(value.content)
  if (value.tag === TAG.utcTime)
    return instant(/^\d{12}Z$/, `${Number(written.slice(0, 2)) < 50 ? 20 : 19}${written}`, written)
  if (value.tag === TAG.generalizedTime) return instant(/^\d{14}(\.\d{0,2}[1-9])?Z$/, written, written)
  throw new DerFault('not a time')
}

function arcsOf(content: Uint8Array): readonly number[] {
  const arcs: number[] = []
  let arc = 0
  for (const [at, byte] of content.entries()) {
    const begins = at === 0 || (content[at - 1] ?? 0) < 0x80
    if (begins && byte === 0x80) throw new DerFault('object identifier not minimal')
    arc = arc * 128 + (byte & 0x7f)
    if (arc > Number.MAX_SAFE_INTEGER) throw new DerFault('object identifier too large')
    if (byte >= 0x80) continue
    arcs.push(arc)
    arc = 0
  }
  if (content.length === 0 || (content.at(-1) ?? 0) >= 0x80) throw new DerFault('object identifier cut off')
  return arcs
}

function utf8(content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content)
  } catch {
    throw new DerFault('not UTF-8')
  }
}

function utf16(content: Uint8Array): string {
  if (content.length % 2 !== 0) throw new DerFault('half a character')
  let written = ''
  for (let at = 0; at < content.length; at += 2) {
    written += String.fromCharCode(((content[at] ?? 0) << 8) | (content[at + 1] ?? 0))
  }
  return written
}

function ascii(content: Uint8Array): string {
  if (content.length > LONGEST_ASCII || content.some((byte) => byte >= 0x80)) throw new DerFault('not ASCII')
  return String.fromCharCode(...content)
}

/** Refuses days and hours that do not exist: Date would roll them over. */
function instant(form: RegExp, full: string, written: string): string {
  const [, year, month, day, hour, minute, second, fraction = ''] =
    /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:\.(\d+))?Z$/.exec(full) ?? []
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0')}Z`
  const date = new Date(iso)
  if (!form.test(written) || Number.isNaN(date.getTime()) || date.toISOString() !== iso)
    throw new DerFault('not a time')
  return iso
}
