/**
 * 离线凭证: what the issuer says about one licence for at most a day, bound to the key of one phone. Every byte: docs/presentation-format.md.
 * It holds what the public may know (core/licence/disclosure) and no more: whoever sees the code can read it.
 */
import { PUBLIC_KEY_BYTES, SIGNATURE_BYTES } from '../crypto/sm2-compact'
import { isTypeCode, TYPE_CODES, type TypeCode } from '../licence/kinds'
import { ok, type Result, refuse } from '../result'
import { utf8 } from '../text-bytes'
import { type CivilDate, daysAfter, daysBetween, epochOf, type Instant, instantOf } from '../time'
import { type CredentialSubject, decodeText, encodeText, LONGEST_TEXT } from './credential-text'

export { type CredentialSubject, LONGEST_TEXT } from './credential-text'

export const FORMAT_VERSION = 1

/** What one credential says. */
export interface CredentialContent {
  /** 行政区划代码 of the issuing province, six digits. */
  readonly issuer: string
  /** Which of the issuer's keys signed, 0–255. */
  readonly keyNumber: number
  readonly typeCode: TypeCode
  /** Place in the issuer's status lists. */
  readonly status: StatusReference
  /** Whole seconds; the licence was in force at this moment. */
  readonly issuedAt: Instant
  /** 1–1440. */
  readonly lifeMinutes: number
  /** The licence's last day, inclusive. One after 2179-06-04 is written as none: no code lives that long. */
  readonly validUntil?: CivilDate
  /** Of the licence, 1–65535. */
  readonly version: number
  /** Compressed. */
  readonly deviceKey: Uint8Array
  readonly subject: CredentialSubject
}

/** `list` 0–4095, `index` 0–1,048,575. Never used again for anything else. */
export interface StatusReference {
  readonly list: number
  readonly index: number
}

export type CredentialFault = 'UNREADABLE' | 'VERSION_UNKNOWN' | 'TYPE_UNKNOWN'

/** Before the text, whose length is the last byte of it. */
export const HEAD_BYTES = 55
const FIRST_DAY = '2000-01-01' as CivilDate
const NO_END = 0xffff
/** A day. */
export const LONGEST_LIFE_MINUTES = 1440
const INDEX_BITS = 20

/** The bytes that the issuer signs, without what stands before them in {@link credentialMessage}. Throws RangeError for content out of its bounds. */
export function encodeCredential(content: CredentialContent): Uint8Array {
  const text = encodeText(content.subject)
  if (!isCompressedKey(content.deviceKey)) throw new RangeError('the device key is not a compressed one')
  const bytes = new Uint8Array(HEAD_BYTES + text.length)
  const view = new DataView(bytes.buffer)
  bytes[0] = FORMAT_VERSION
  bytes.set(digitsToBytes(content.issuer), 1)
  bytes[4] = bounded(content.keyNumber, 0, 0xff)
  view.setUint16(5, typeNumber(content.typeCode))
  view.setUint32(7, referenceNumber(content.status))
  view.setUint32(11, bounded(epochOf(content.issuedAt) / 1000, 0, 0xffffffff))
  view.setUint16(15, bounded(content.lifeMinutes, 1, LONGEST_LIFE_MINUTES))
  view.setUint16(17, dayNumber(content.validUntil))
  view.setUint16(19, bounded(content.version, 1, 0xffff))
  bytes.set(content.deviceKey, 21)
  bytes[54] = text.length
  bytes.set(text, HEAD_BYTES)
  return bytes
}

/** What the issuer's signature is over: it cannot be taken for one over anything else. */
export function credentialMessage(encoded: Uint8Array): Uint8Array {
  return joined(utf8('RTC1/credential\n'), encoded)
}

export interface ReadCredential {
  readonly content: CredentialContent
  readonly encoded: Uint8Array
  readonly signature: Uint8Array
}

/** Reads `encoded ‖ signature`, exactly. Nothing is checked but the form. */
export function readCredential(bytes: Uint8Array): Result<ReadCredential, CredentialFault> {
  if (bytes.length > 0 && bytes[0] !== FORMAT_VERSION) return refuse('VERSION_UNKNOWN')
  if (bytes.length !== credentialLength(bytes)) return refuse('UNREADABLE')
  const encoded = bytes.subarray(0, bytes.length - SIGNATURE_BYTES)
  const content = contentOf(encoded)
  return content.ok ? ok({ content: content.value, encoded, signature: bytes.subarray(encoded.length) }) : content
}

/** How many bytes the credential that begins with `bytes` has, with its signature; undefined when that cannot be told, or none begins so. */
export function credentialLength(bytes: Uint8Array): number | undefined {
  const text = bytes[HEAD_BYTES - 1]
  return text === undefined || text > LONGEST_TEXT ? undefined : HEAD_BYTES + text + SIGNATURE_BYTES
}

/** When the credential ends. */
export function endOf({ issuedAt, lifeMinutes }: CredentialContent): Instant {
  return instantOf(epochOf(issuedAt) + lifeMinutes * 60_000)
}

function contentOf(bytes: Uint8Array): Result<CredentialContent, CredentialFault> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const typeCode = typeCodeOf(view.getUint16(5))
  if (typeCode === undefined) return refuse('TYPE_UNKNOWN')
  const issuer = bytesToDigits(bytes.subarray(1, 4))
  const subject = decodeText(bytes.subarray(HEAD_BYTES))
  const lifeMinutes = view.getUint16(15)
  const version = view.getUint16(19)
  const deviceKey = bytes.slice(21, HEAD_BYTES - 1)
  if (issuer === undefined || subject === undefined || version === 0 || !isCompressedKey(deviceKey)) {
    return refuse('UNREADABLE')
  }
  if (lifeMinutes < 1 || lifeMinutes > LONGEST_LIFE_MINUTES) return refuse('UNREADABLE')
  const end = view.getUint16(17)
  return ok({
    issuer,
    keyNumber: bytes[4] ?? 0,
    typeCode,
    status: referenceOf(view.getUint32(7)),
    issuedAt: instantOf(view.getUint32(11) * 1000),
    lifeMinutes,
    ...(end === NO_END ? {} : { validUntil: daysAfter(FIRST_DAY, end) }),
    version,
    deviceKey,
    subject,
  })
}

/** Whether it is a point of the curve is found out when a signature is checked with it. */
function isCompressedKey(bytes: Uint8Array): boolean {
  return bytes.length === PUBLIC_KEY_BYTES && (bytes[0] === 2 || bytes[0] === 3)
}

function dayNumber(day: CivilDate | undefined): number {
  return day === undefined ? NO_END : Math.min(NO_END, bounded(daysBetween(FIRST_DAY, day), 0, Number.MAX_SAFE_INTEGER))
}

/** The last three characters of the type code, which are digits in all types of the norm. */
function typeNumber(typeCode: TypeCode): number {
  return Number(typeCode.slice(-3))
}

function typeCodeOf(number: number): TypeCode | undefined {
  const found = TYPE_CODES.find((typeCode) => typeNumber(typeCode) === number)
  return found !== undefined && isTypeCode(found) ? found : undefined
}

function referenceNumber({ list, index }: StatusReference): number {
  return bounded(list, 0, 0xfff) * 2 ** INDEX_BITS + bounded(index, 0, 2 ** INDEX_BITS - 1)
}

function referenceOf(number: number): StatusReference {
  return { list: number >>> INDEX_BITS, index: number % 2 ** INDEX_BITS }
}

function digitsToBytes(digits: string): Uint8Array {
  if (!/^\d{6}$/.test(digits)) throw new RangeError('an issuer has six digits')
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

function bytesToDigits(bytes: Uint8Array): string | undefined {
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return /^\d{6}$/.test(digits) ? digits : undefined
}

/** `number`, which must be whole. Throws RangeError outside its bounds. */
export function bounded(number: number, least: number, most: number): number {
  if (!Number.isInteger(number) || number < least || number > most)
    throw new RangeError('a number is out of its bounds')
  return number
}

/** The bytes one after the other. */
export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  parts.reduce((at, part) => {
    whole.set(part, at)
    return at + part.length
  }, 0)
  return whole
}
