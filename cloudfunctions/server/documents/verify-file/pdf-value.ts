/**
 * Values of PDF (ISO 32000-1, 7.3), read strictly: spaces and line feeds between them, no comments, hex in lower case, strings with the
 * named escapes only. Narrower than the standard on purpose: our files are written so, and what is written otherwise is not ours.
 */

/** Bytes that are not the PDF they should be. Nothing else is thrown, whatever the bytes. */
export class PdfFault extends Error {}

export type PdfValue = number | boolean | null | Name | Text | Reference | readonly PdfValue[] | Dictionary

export interface Name {
  readonly kind: 'name'
  readonly name: string
}

/** A string; where it stands, delimiters included, counts from the beginning of the file. */
export interface Text {
  readonly kind: 'text'
  readonly form: 'hex' | 'literal'
  readonly bytes: Uint8Array
  readonly from: number
  readonly to: number
}

export interface Reference {
  readonly kind: 'reference'
  readonly number: number
}

export type Dictionary = ReadonlyMap<string, PdfValue>

const DEEPEST = 20
/** Of one reader: each is kept, and memory is small. A copy has some thousands. */
const MOST_VALUES = 100_000
const NUMBER = /^-?(?:0|[1-9]\d{0,9})(?:\.\d{1,6})?$/
const NAME = /^[!-~]+$/
const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12, '(': 40, ')': 41, '\\': 92 }

/** Reads values one after the other. Throws {@link PdfFault}. */
export class PdfReader {
  at: number
  private left = MOST_VALUES
  private readonly bytes: Buffer

  constructor(bytes: Uint8Array, at: number) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.at = at
  }

  /** Demands exactly these characters here. */
  literal(text: string): void {
    if (!this.isNext(text)) throw new PdfFault(`expected ${JSON.stringify(text)} at ${this.at}`)
    this.at += text.length
  }

  isNext(text: string): boolean {
    return this.bytes.toString('latin1', this.at, this.at + text.length) === text
  }

  /** Digits up to the next character that is none; from 0 to 9,999,999,999. */
  integer(): number {
    const token = this.token()
    if (!/^(?:0|[1-9]\d{0,9})$/.test(token)) throw new PdfFault(`expected a number at ${this.at}`)
    return Number(token)
  }

  /** `length` bytes as they are. */
  raw(length: number): Uint8Array {
    if (this.at + length > this.bytes.length) throw new PdfFault('the file ends too early')
    this.at += length
    return this.bytes.subarray(this.at - length, this.at)
  }

  /** The value that begins here. */
  value(depth = 0): PdfValue {
    if (depth > DEEPEST) throw new PdfFault('nested too deeply')
    this.left -= 1
    if (this.left < 0) throw new PdfFault('too many values')
    if (this.isNext('<<')) return this.dictionary(depth)
    if (this.isNext('<')) return this.hexText()
    if (this.isNext('(')) return this.literalText()
    if (this.isNext('[')) return this.array(depth)
    if (this.isNext('/')) return { kind: 'name', name: this.name() }
    return this.numberOrWord()
  }

  private dictionary(depth: number): Dictionary {
    const members = new Map<string, PdfValue>()
    for (this.literal('<<'), this.space(); !this.isNext('>>'); this.space()) {
      const name = this.name()
      this.space()
      if (members.has(name)) throw new PdfFault(`/${name} twice`)
      members.set(name, this.value(depth + 1))
    }
    this.literal('>>')
    return members
  }

  private array(depth: number): readonly PdfValue[] {
    const values: PdfValue[] = []
    this.literal('[')
    for (this.anySpace(); !this.isNext(']'); this.anySpace()) values.push(this.value(depth + 1))
    this.literal(']')
    return values
  }

  private name(): string {
    this.literal('/')
    const name = this.token()
    if (!NAME.test(name)) throw new PdfFault('a name of no or of strange characters')
    return name
  }

  private hexText(): Text {
    const from = this.at
    const end = this.bytes.indexOf('>', from)
    const digits = this.bytes.toString('latin1', from + 1, end)
    if (end < 0 || !/^(?:[0-9a-f]{2})*$/.test(digits)) throw new PdfFault('not hex in lower case')
    this.at = end + 1
    return { kind: 'text', form: 'hex', bytes: Buffer.from(digits, 'hex'), from, to: this.at }
  }

  private literalText(): Text {
    const from = this.at
    const bytes: number[] = []
    this.literal('(')
    for (let byte = this.byte(); byte !== CLOSE; byte = this.byte()) {
      if (byte === OPEN) throw new PdfFault('a parenthesis that is not escaped')
      bytes.push(byte === BACKSLASH ? this.escape() : byte)
    }
    return { kind: 'text', form: 'literal', bytes: Uint8Array.from(bytes), from, to: this.at }
  }

  private escape(): number {
    const code = ESCAPES[String.fromCharCode(this.byte())]
    if (code === undefined) throw new PdfFault('an escape that is not known')
    return code
  }

  private byte(): number {
    const byte = this.bytes[this.at]
    if (byte === undefined) throw new PdfFault('the file ends too early')
    this.at += 1
    return byte
  }

  /** A number, a reference (`12 0 R`), or one of three words. */
  private numberOrWord(): PdfValue {
    const token = this.token()
    if (Object.hasOwn(WORDS, token)) return WORDS[token] ?? null
    if (!NUMBER.test(token)) throw new PdfFault(`not a value at ${this.at}`)
    if (!/^ 0 R(?![^\s/>\][(<])/.test(this.bytes.toString('latin1', this.at, this.at + 5))) return Number(token)
    this.at += ' 0 R'.length
    return { kind: 'reference', number: Number(token) }
  }

  /** Characters up to a delimiter or white space. */
  private token(): string {
    const from = this.at
    while (this.at < this.bytes.length && !DELIMITERS.has(this.bytes[this.at] ?? 0)) this.at += 1
    return this.bytes.toString('latin1', from, this.at)
  }

  /** At least one space or line feed. */
  private space(): void {
    if (!WHITE_SPACE.includes(this.byte())) throw new PdfFault(`expected white space at ${this.at}`)
    this.anySpace()
  }

  private anySpace(): void {
    while (WHITE_SPACE.includes(this.bytes[this.at] ?? 0)) this.at += 1
  }
}

const OPEN = 0x28
const CLOSE = 0x29
const BACKSLASH = 0x5c
/** Space and line feed. */
const WHITE_SPACE: readonly number[] = [0x20, 0x0a]
const WORDS: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null }
const DELIMITERS: ReadonlySet<number> = new Set([0, ...Buffer.from('\t\n\f\r ()<>[]{}/%', 'latin1')])
