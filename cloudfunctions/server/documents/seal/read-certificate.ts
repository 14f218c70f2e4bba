/** The public key in a signer's certificate (RFC 5280; GM/T 0015). What else a certificate says is checked elsewhere, by other code. */
import { BitString, Constructed, fromBER, Sequence } from 'asn1js'
import { toHex } from '../../../../src/core/crypto/hex'

/** [0] EXPLICIT, before the serial number: the version of a certificate that has one. */
const VERSION_TAG = { tagClass: 3, tagNumber: 0 }
/** Serial number, algorithm, issuer, validity, subject, then the key. */
const MEMBERS_BEFORE_KEY = 5

/** Uncompressed point, 130 hex digits; undefined when this is no certificate with an SM2 key. */
export function publicKeyIn(certificate: Uint8Array): string | undefined {
  const [toBeSigned] = membersOf(fromBER(certificate).result)
  const members = membersOf(toBeSigned)
  const key = members[isVersion(members[0]) ? MEMBERS_BEFORE_KEY + 1 : MEMBERS_BEFORE_KEY]
  const [, point] = membersOf(key)
  if (!(point instanceof BitString)) return undefined
  const hex = toHex(point.valueBlock.valueHexView)
  return /^04[0-9a-f]{128}$/.test(hex) ? hex : undefined
}

function isVersion(member: unknown): boolean {
  if (!(member instanceof Constructed)) return false
  const { tagClass, tagNumber } = member.idBlock
  return tagClass === VERSION_TAG.tagClass && tagNumber === VERSION_TAG.tagNumber
}

function membersOf(value: unknown): readonly unknown[] {
  return value instanceof Sequence ? value.valueBlock.value : []
}
