/**
 * DER (X.690), read strictly: definite lengths in their shortest form, integers and booleans in their only form, nothing behind the end.
 * Whatever breaks a rule is a {@link DerFault}; nothing else is thrown, whatever the bytes.
 */

/** Identifier octets: class, constructed bit and number in one byte; no structure read here has a number above 30. */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  printableString: 0x13,
  teletexString: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const

/** Bytes that are not the DER they should be. */
export class DerFault extends Error {}

/** One value: its identifier octet, what it holds, and all of its bytes. */
export interface Der {
  readonly tag: number
  readonly content: Uint8Array
  readonly bytes: Uint8Array
}

const LONGEST_LENGTH_OCTETS = 4
const CONSTRUCTED = 0x20
/** Paths, names and times are short; String.fromCharCode takes so many at once on every engine. */
const LONGEST_ASCII = 4096

/** The one value that `bytes` are. */
export function readDer(bytes: Uint8Array): Der {
  const value = valueAt(bytes, 0)
  if (value.bytes.length !== bytes.length) throw new DerFault('bytes behind the value')
  return value
}

/** What `value` must be. */
export function expectTag(value: Der | undefined, tag: number): Der {
  if (value?.tag !== tag) throw new DerFault(`expected tag ${tag}, found ${value?.tag}`)
  return value
}

/** The values within a SEQUENCE, SET or explicit tag. */
export function children(value: Der): readonly Der[] {
  if ((value.tag & CONSTRUCTED) === 0) throw new DerFault('not constructed')
  const found: Der[] = []
  for (let at = 0; at < value.content.length; ) {
    const child = valueAt(value.content, at)
    found.push(child)
    at += child.bytes.length
  }
  return found
}

/** The members of a SEQUENCE, one after the other; `end` when no more may follow. */
export class Members {
  private at = 0
  private readonly values: readonly Der[]

  constructor(sequence: Der | undefined, tag: number = TAG.sequence) {
    this.values = children(expectTag(sequence, tag))
  }

  get left(): number {
    return this.values.length - this.at
  }

  /** The next member, whatever it is. */
  any(): Der {
    const value = this.values[this.at]
    if (!value) throw new DerFault('a member is missing')
    this.at += 1
    return value
  }

  next(tag: number): Der {
    return expectTag(this.any(), tag)
  }

  /** The next member if it has this tag. */
  optional(tag: number): Der | undefined {
    return this.values[this.at]?.tag === tag ? this.any() : undefined
  }

  /** All that are left. */
  rest(): readonly Der[] {
    const rest = this.values.slice(this.at)
    this.at = this.values.length
    return rest
  }

  end(): void {
    if (this.left > 0) throw new DerFault('a member too many')
  }
}

/** The one member of an EXPLICIT context tag. */
export function explicit(value: Der): Der {
  const members = new Members(value, value.tag)
  const inner = members.any()
  members.end()
  return inner
}

/** Identifier octet of `[number]`, constructed. */
export function contextTag(number: number): number {
  return 0xa0 | number
}

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

function valueAt(bytes: Uint8Array, at: number): Der {
  const tag = bytes[at]
  if (tag === undefined || (tag & 0x1f) === 0x1f) throw new DerFault('no tag that is read here')
  const { length, from } = lengthAt(bytes, at + 1)
  const to = from + length
  if (to > bytes.length) throw new DerFault('shorter than its length')
  return { tag, content: bytes.subarray(from, to), bytes: bytes.subarray(at, to) }
}

function lengthAt(bytes: Uint8Array, at: number): { readonly length: number; readonly from: number } {
  const first = bytes[at] ?? 0x80
  if (first < 0x80) return { length: first, from: at + 1 }
  const count = first & 0x7f
  if (count === 0 || count > LONGEST_LENGTH_OCTETS || at + count >= bytes.length)
    throw new DerFault('length not definite')
  const length = bytes.subarray(at + 1, at + 1 + count).reduce((number, byte) => number * 256 + byte, 0)
  if (length < 0x80 || length < 256 ** (count - 1)) throw new DerFault('length not minimal')
  return { length, from: at + 1 + count }
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
