/**
 * 电子印章 (SESeal, GB/T 38540-2020), read by those who seal with it: what it looks like, whose certificates it lists. It comes
 * from the province's own seal service; whether a seal in a file is good is checked elsewhere, by other code.
 */
import { fromBER, GeneralizedTime, IA5String, Integer, OctetString, Sequence, Utf8String } from 'asn1js'
import { type Instant, instantOf } from '../../../../src/core/time'

export interface SealFacts {
  /** 4: GB/T 38540-2020; 5: GM/T 0031-2025. */
  readonly version: number
  /** 印章标识. */
  readonly id: string
  readonly name: string
  /** 印章类型: 1 of a unit, 2 of a person; real seals carry others too. */
  readonly type: number
  /** Certificates of those who may sign with it, DER. */
  readonly signers: readonly Uint8Array[]
  readonly validFrom: Instant
  readonly validTo: Instant
  readonly picture: SealPicture
}

/** 印章图像. */
export interface SealPicture {
  /** Lower case, such as `png`. */
  readonly format: string
  readonly bytes: Uint8Array
  readonly widthMm: number
  readonly heightMm: number
}

/** Thrown when the seal is not one we can seal with: the province's configuration is wrong. */
export class SealUnreadable extends Error {}

const known = new WeakMap<Uint8Array, SealFacts>()

/** Reads DER, once for as long as the caller keeps the bytes. Throws {@link SealUnreadable}, naming the member. */
export function sealFacts(seal: Uint8Array): SealFacts {
  const facts = known.get(seal) ?? read(seal)
  known.set(seal, facts)
  return facts
}

function read(seal: Uint8Array): SealFacts {
  const [info] = membersOf(decoded(seal), 'SESeal')
  const [header, id, property, picture] = membersOf(info, 'eSealInfo')
  const [, version] = membersOf(header, 'header')
  const [type, name, listType, list, , from, to] = membersOf(property, 'property')
  // 2 lists digests of certificates in place of them: a signer could not be told from it.
  if (number(listType, 'certListType') !== 1) throw new SealUnreadable('seal: certListType is not 1')
  return {
    version: number(version, 'header.version'),
    id: text(id, 'esID'),
    name: text(name, 'property.name'),
    type: number(type, 'property.type'),
    signers: membersOf(list, 'certList').map((certificate) => octets(certificate, 'certList')),
    validFrom: time(from, 'validStart'),
    validTo: time(to, 'validEnd'),
    picture: pictureOf(picture),
  }
}

function pictureOf(picture: unknown): SealPicture {
  const [format, bytes, width, height] = membersOf(picture, 'picture')
  return {
    format: text(format, 'picture.type').toLowerCase(),
    bytes: octets(bytes, 'picture.data'),
    widthMm: number(width, 'picture.width'),
    heightMm: number(height, 'picture.height'),
  }
}

function decoded(der: Uint8Array): unknown {
  const { offset, result } = fromBER(der)
  if (offset !== der.length) throw new SealUnreadable('seal: not one DER value')
  return result
}

function membersOf(value: unknown, member: string): readonly unknown[] {
  if (!(value instanceof Sequence)) throw unreadable(member)
  return value.valueBlock.value
}

function number(value: unknown, member: string): number {
  if (!(value instanceof Integer)) throw unreadable(member)
  return value.valueBlock.valueDec
}

function text(value: unknown, member: string): string {
  if (!(value instanceof IA5String || value instanceof Utf8String)) throw unreadable(member)
  return value.valueBlock.value
}

function octets(value: unknown, member: string): Uint8Array {
  if (!(value instanceof OctetString)) throw unreadable(member)
  return value.valueBlock.valueHexView.slice()
}

function time(value: unknown, member: string): Instant {
  if (!(value instanceof GeneralizedTime)) throw unreadable(member)
  return instantOf(value.toDate().getTime())
}

function unreadable(member: string): SealUnreadable {
  return new SealUnreadable(`seal: ${member} is missing or of another type`)
}
