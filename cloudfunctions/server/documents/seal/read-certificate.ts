/** The public key and the term in a signer's certificate (RFC 5280; GM/T 0015). What else a certificate says is checked elsewhere, by other code. */
import { BitString, Constructed, fromBER, Sequence, UTCTime } from 'asn1js'
import { toHex } from '../../../../src/core/crypto/hex'
import { type Instant, instantOf } from '../../../../src/core/time'

/** [0] EXPLICIT, before the serial number: the version of a certificate that has one. */
const VERSION_TAG = { tagClass: 3, tagNumber: 0 }
/** Serial number, algorithm, issuer, validity, subject, then the key. */
const VALIDITY = 3
const KEY = 5

/** Uncompressed point, 130 hex digits; undefined when this is no certificate with an SM2 key. */
export function publicKeyIn(certificate: Uint8Array): string | undefined {
  const [, point] = membersOf(memberOf(certificate, KEY))
  if (!(point instanceof BitString)) return undefined
  const hex = toHex(point.valueBlock.valueHexView)
  return /^04[0-9a-f]{128}$/.test(hex) ? hex : undefined
}

/** First and last moment; undefined when this is no certificate. */
export function termIn(certificate: Uint8Array): { readonly from: Instant; readonly to: Instant } | undefined {
  const [from, to] = membersOf(memberOf(certificate, VALIDITY))
  // GeneralizedTime, for years from 2050 on, is a UTCTime to the library.
  if (!(from instanceof UTCTime && to instanceof UTCTime)) return undefined
  return { from: instantOf(from.toDate().getTime()), to: instantOf(to.toDate().getTime()) }
}

/** What stands at this place of the part that is signed. */
function memberOf(certificate: Uint8Array, place: number): unknown {
  const [toBeSigned] = membersOf(fromBER(certificate).result)
  const members = membersOf(toBeSigned)
  return members[isVersion(members[0]) ? place + 1 : place]
}

function isVersion(member: unknown): boolean {
  if (!(member instanceof Constructed)) return false
  const { tagClass, tagNumber } = member.idBlock
  return tagClass === VERSION_TAG.tagClass && tagNumber === VERSION_TAG.tagNumber
}

function membersOf(value: unknown): readonly unknown[] {
  return value instanceof Sequence ? value.valueBlock.value : []
}
