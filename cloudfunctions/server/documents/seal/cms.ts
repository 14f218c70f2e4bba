/**
 * 签名消息 (CMS SignedData, RFC 5652) as a PDF file carries it: detached, one signer, SM2 with SM3 by the identifiers of GM/T 0006. The text
 * of GM/T 0112 (signatures in PDF) is not public; the container is the one that readers of PDF expect (docs/decisions.md).
 */
import { fromBER, Sequence, UTCTime } from 'asn1js'
import { epochOf, type Instant } from '../../../../src/core/time'
import { integer, objectIdentifier, octetString, sequence } from './der'

const DATA = '1.2.840.113549.1.7.1'
const SIGNED_DATA = '1.2.840.113549.1.7.2'
const CONTENT_TYPE = '1.2.840.113549.1.9.3'
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4'
const SIGNING_TIME = '1.2.840.113549.1.9.5'
const SM3 = '1.2.156.10197.1.401'
const SM2_WITH_SM3 = '1.2.156.10197.1.501'

/** Class of tags whose meaning depends on where they stand. */
const CONTEXT_CLASS = 3
const CONTEXT_0 = 0xa0
const SET = 0x31

/**
 * 签名属性 as the signer signs them: DER of a SET. `digest` is the SM3 of the content, 32 bytes; `signedAt` is kept to the second.
 * Throws RangeError on a digest of another length and on a year that UTCTime cannot write.
 */
export function signedAttributes(digest: Uint8Array, signedAt: Instant): Uint8Array {
  if (digest.length !== 32) throw new RangeError('an SM3 digest has 32 bytes')
  return setOf(
    attribute(CONTENT_TYPE, objectIdentifier(DATA)),
    attribute(SIGNING_TIME, utcTime(signedAt)),
    attribute(MESSAGE_DIGEST, octetString(digest)),
  )
}

export interface SignedMessage {
  /** As {@link signedAttributes} made them. */
  readonly attributes: Uint8Array
  /** The signer's certificate, DER. */
  readonly certificate: Uint8Array
  /** Certificates between the signer's and the root, DER. */
  readonly chain: readonly Uint8Array[]
  /** DER of the SM2 signature over `attributes`. */
  readonly signature: Uint8Array
}

/** ContentInfo with the SignedData in it, DER. */
export function signedData({ attributes, certificate, chain, signature }: SignedMessage): Uint8Array {
  const signerInfo = sequence(
    integer(1),
    issuerAndSerialNumber(certificate),
    algorithm(SM3),
    // Signed as a SET, sent under [0]: only the tag differs.
    retagged(CONTEXT_0, attributes),
    algorithm(SM2_WITH_SM3),
    octetString(signature),
  )
  const content = sequence(
    integer(1),
    setOf(algorithm(SM3)),
    sequence(objectIdentifier(DATA)),
    inContext(...sorted([certificate, ...chain])),
    setOf(signerInfo),
  )
  return sequence(objectIdentifier(SIGNED_DATA), inContext(content))
}

function attribute(type: string, value: Uint8Array): Uint8Array {
  return sequence(objectIdentifier(type), setOf(value))
}

function algorithm(identifier: string): Uint8Array {
  return sequence(objectIdentifier(identifier))
}

/** How a CMS names the signer's certificate. Throws when `certificate` is none. */
function issuerAndSerialNumber(certificate: Uint8Array): Uint8Array {
  const [toBeSigned] = membersOf(fromBER(certificate).result)
  const members = membersOf(toBeSigned)
  // The version, [0], is left out of certificates of the first version.
  const first = members[0]?.idBlock.tagClass === CONTEXT_CLASS ? 1 : 0
  const [serial, , issuer] = members.slice(first)
  if (!serial || !issuer) throw new TypeError('not a certificate')
  return sequence(issuer.valueBeforeDecodeView, serial.valueBeforeDecodeView)
}

function membersOf(value: unknown): Sequence['valueBlock']['value'] {
  if (!(value instanceof Sequence)) throw new TypeError('not a certificate')
  return value.valueBlock.value
}

function utcTime(instant: Instant): Uint8Array {
  const year = Number(instant.slice(0, 4))
  if (year < 1950 || year > 2049) throw new RangeError('UTCTime writes the years 1950 to 2049')
  return new Uint8Array(new UTCTime({ valueDate: new Date(Math.floor(epochOf(instant) / 1000) * 1000) }).toBER())
}

/** SET OF: DER puts the members in the order of their bytes. */
function setOf(...members: readonly Uint8Array[]): Uint8Array {
  return retagged(SET, sequence(...sorted(members)))
}

/** `[0]`, constructed, around `members`. */
function inContext(...members: readonly Uint8Array[]): Uint8Array {
  return retagged(CONTEXT_0, sequence(...members))
}

/** The same content under another one-byte tag. */
function retagged(tag: number, value: Uint8Array): Uint8Array {
  return Uint8Array.from([tag, ...value.subarray(1)])
}

function sorted(members: readonly Uint8Array[]): readonly Uint8Array[] {
  return [...members].sort((one, other) => Buffer.compare(one, other))
}
