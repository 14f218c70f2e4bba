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
/** Of one value, each being kept: empty ones by the million would fill the memory. A revocation list has one a certificate. */
const MOST_MEMBERS = 100_000
const CONSTRUCTED = 0x20

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
    if (found.push(child) > MOST_MEMBERS) throw new DerFault('too many members')
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
