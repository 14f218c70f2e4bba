/** DER as seals and their signatures write it: small pieces of bytes, put together unread, so that what is inside stays as it was. */
import { BitString, GeneralizedTime, IA5String, Integer, ObjectIdentifier, OctetString } from 'asn1js'
import { epochOf, type Instant } from '../../../../src/core/time'

const SEQUENCE = 0x30

/** INTEGER, small and not negative. */
export function integer(value: number): Uint8Array {
  return bytesOf(new Integer({ value }))
}

/** OBJECT IDENTIFIER from its dotted form. */
export function objectIdentifier(value: string): Uint8Array {
  return bytesOf(new ObjectIdentifier({ value }))
}

/** IA5String. Throws RangeError on a character outside ASCII, which the library would cut to eight bits. */
export function ia5String(value: string): Uint8Array {
  if (/[^ -~]/.test(value)) throw new RangeError('not printable ASCII')
  return bytesOf(new IA5String({ value }))
}

/** OCTET STRING. */
export function octetString(bytes: Uint8Array): Uint8Array {
  return bytesOf(new OctetString({ valueHex: bytes }))
}

/** BIT STRING of whole bytes. */
export function bitString(bytes: Uint8Array): Uint8Array {
  return bytesOf(new BitString({ valueHex: bytes }))
}

/** GeneralizedTime `YYYYMMDDHHMMSSZ`: UTC, and whole seconds, for readers differ over fractions. */
export function generalizedTime(instant: Instant): Uint8Array {
  return bytesOf(new GeneralizedTime({ valueDate: new Date(Math.floor(epochOf(instant) / 1000) * 1000) }))
}

/** SEQUENCE of members that are DER already: they go in byte for byte, which the library does not offer. */
export function sequence(...members: readonly Uint8Array[]): Uint8Array {
  const length = members.reduce((sum, { length }) => sum + length, 0)
  return Uint8Array.from(Buffer.concat([Uint8Array.from([SEQUENCE, ...lengthOctets(length)]), ...members]))
}

/** Short form below 128, else the number of octets and the octets, none of them a leading zero. */
function lengthOctets(length: number): readonly number[] {
  if (length < 0x80) return [length]
  const octets: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 0x100)) octets.unshift(rest % 0x100)
  return [0x80 + octets.length, ...octets]
}

function bytesOf(block: { toBER(): ArrayBuffer }): Uint8Array {
  return new Uint8Array(block.toBER())
}
