/** 签名域 of a PDF: the one signature, and whether it covers every byte of the file but its own value. */
import { demand } from './flaw'
import { isDictionary, nameOf, type PdfObjects, resolve } from './pdf-objects'
import type { Dictionary, PdfValue, Text } from './pdf-value'

export interface PdfSignature {
  /** DER of the signed message. */
  readonly message: Uint8Array
  /** The two stretches that are signed. */
  readonly covered: readonly [before: Uint8Array, behind: Uint8Array]
  /** What the signature calls itself. */
  readonly name: string
}

/** Throws a flaw when there is not exactly one signature of the kind known here, or when it leaves a byte uncovered. */
export function readSignature(bytes: Uint8Array, objects: PdfObjects): PdfSignature {
  const signature = onlySignature(objects)
  const contents = signature.get('Contents')
  demand(nameOf(signature.get('SubFilter')) === 'adbe.pkcs7.detached', 'SIGNATURE_KIND')
  demand(isText(contents) && contents.form === 'hex', 'SIGNATURE_MALFORMED')
  const whole = [0, contents.from, contents.to, bytes.length - contents.to]
  const range = signature.get('ByteRange')
  const isWhole = Array.isArray(range) && range.length === 4 && whole.every((number, at) => range[at] === number)
  demand(isWhole, 'PDF_BYTE_RANGE')
  const covered = [bytes.subarray(0, contents.from), bytes.subarray(contents.to)] as const
  return { message: withoutPadding(contents.bytes), covered, name: textOf(signature.get('Name')) }
}

/** Follows the catalogue to the form's one field; no other object of the file may be a signature or a field of one. */
function onlySignature(objects: PdfObjects): Dictionary {
  const dictionaries = [...objects.all.values()].map(({ value }) => value).filter(isDictionary)
  const signatures = dictionaries.filter((one) => nameOf(one.get('Type')) === 'Sig' || one.has('ByteRange'))
  demand(signatures.length > 0, 'NOT_SEALED')
  demand(signatures.length === 1, 'SIGNATURE_KIND')
  const form = dictionaryAt(objects, dictionaryAt(objects, objects.trailer.get('Root')).get('AcroForm'))
  const fields = form.get('Fields')
  demand(Array.isArray(fields) && fields.length === 1, 'SIGNATURE_KIND')
  const field = dictionaryAt(objects, fields[0])
  const signature = dictionaryAt(objects, field.get('V'))
  demand(nameOf(field.get('FT')) === 'Sig' && signature === signatures[0], 'SIGNATURE_KIND')
  return signature
}

function dictionaryAt(objects: PdfObjects, value: PdfValue | undefined): Dictionary {
  const found = resolve(objects, value)
  demand(isDictionary(found), 'SIGNATURE_KIND')
  return found
}

/** The DER value at the beginning; all behind it must be zeros. */
function withoutPadding(bytes: Uint8Array): Uint8Array {
  const length = derLength(bytes)
  demand(length <= bytes.length && bytes.subarray(length).every((byte) => byte === 0), 'SIGNATURE_MALFORMED')
  return bytes.subarray(0, length)
}

/** Of a value of 256 to 65,535 bytes, which every signed message with a certificate has. */
function derLength([, form, high = 0, low = 0]: Uint8Array): number {
  demand(form === 0x82, 'SIGNATURE_MALFORMED')
  return 4 + high * 256 + low
}

function isText(value: PdfValue | undefined): value is Text {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'text'
}

/** UTF-16 behind a byte order mark, or ASCII; empty when it is no text. */
function textOf(value: PdfValue | undefined): string {
  if (!isText(value)) return ''
  const [first, second] = value.bytes
  if (first !== 0xfe || second !== 0xff) return Buffer.from(value.bytes).toString('latin1')
  return Buffer.from(value.bytes.subarray(2)).swap16().toString('utf16le')
}
