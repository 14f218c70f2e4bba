/**
 * 签名消息 (CMS SignedData, RFC 5652), read strictly: detached, one signer, SM2 with SM3, DER throughout, sets in their order, and not one
 * member that is optional and unsigned: each could be changed without the signature noticing.
 */
import { toHex } from '../../../../src/core/crypto/hex'
import { sameBytes } from './bytes'
import { type Certificate, expectSm2WithSm3, readCertificate } from './certificate'
import { children, contextTag, type Der, DerFault, Members, readDer, TAG } from './der'
import { octets, oid, smallInteger, time } from './der-values'
import { OID } from './oid'

const DATA = '1.2.840.113549.1.7.1'
const SIGNED_DATA = '1.2.840.113549.1.7.2'
const CONTENT_TYPE = '1.2.840.113549.1.9.3'
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4'
const SIGNING_TIME = '1.2.840.113549.1.9.5'
const VERSION_1 = 1

export interface SignedMessage {
  /** SM3 of the content, as the signer states it. */
  readonly digest: Uint8Array
  /** ISO 8601. */
  readonly signedAt: string
  /** What was signed: DER of a SET. */
  readonly attributes: Uint8Array
  /** DER of r and s. */
  readonly signature: Uint8Array
  readonly certificate: Certificate
  /** The other certificates that came along. */
  readonly others: readonly Certificate[]
}

/** Reads DER with nothing behind it. Throws {@link DerFault}. */
export function readSignedMessage(der: Uint8Array): SignedMessage {
  const info = new Members(readDer(der))
  expectOid(info.any(), SIGNED_DATA)
  const [content] = only(info.next(contextTag(0)), 1)
  info.end()
  const data = new Members(content)
  expectVersion(data.any())
  expectSm3(onlyOf(data.next(TAG.set)))
  const encapsulated = new Members(data.any())
  expectOid(encapsulated.any(), DATA)
  encapsulated.end()
  const certificates = inOrder(children(data.next(contextTag(0)))).map(({ bytes }) => readCertificate(bytes))
  const signer = onlyOf(data.next(TAG.set))
  data.end()
  return readSigner(signer, certificates)
}

function readSigner(value: Der, certificates: readonly Certificate[]): SignedMessage {
  const signer = new Members(value)
  expectVersion(signer.any())
  const certificate = namedBy(signer.any(), certificates)
  expectSm3(signer.any())
  const implicit = signer.next(contextTag(0))
  expectSm2WithSm3WithoutParameters(signer.any())
  const signature = octets(signer.any())
  signer.end()
  // Signed under the tag of a SET, sent under [0] (RFC 5652, 5.4).
  const attributes = Uint8Array.from([TAG.set, ...implicit.bytes.subarray(1)])
  const others = certificates.filter((other) => other !== certificate)
  return { ...readAttributes(implicit), attributes, signature, certificate, others }
}

/** Exactly the three that are needed. */
function readAttributes(set: Der): Pick<SignedMessage, 'digest' | 'signedAt'> {
  const values = new Map(inOrder(only(set, 3)).map(readAttribute))
  expectOid(values.get(CONTENT_TYPE), DATA)
  const [digest, signedAt] = [values.get(MESSAGE_DIGEST), values.get(SIGNING_TIME)]
  if (!digest || !signedAt) throw new DerFault('an attribute is missing')
  return { digest: octets(digest), signedAt: time(signedAt) }
}

function readAttribute(value: Der): readonly [type: string, value: Der] {
  const attribute = new Members(value)
  const type = oid(attribute.any())
  const held = onlyOf(attribute.next(TAG.set))
  attribute.end()
  return [type, held]
}

/** The certificate with the issuer and serial number that the signer names. */
function namedBy(value: Der, certificates: readonly Certificate[]): Certificate {
  const identifier = new Members(value)
  const issuer = identifier.next(TAG.sequence)
  const serial = identifier.next(TAG.integer)
  identifier.end()
  const named = certificates.filter(
    (certificate) => sameBytes(certificate.issuer.der, issuer.bytes) && certificate.serial === toHex(serial.content),
  )
  const [certificate] = named
  if (!certificate || named.length !== 1) throw new DerFault('the signer is not among the certificates')
  return certificate
}

function expectVersion(value: Der): void {
  if (smallInteger(value) !== VERSION_1) throw new DerFault('not version 1')
}

function expectOid(value: Der | undefined, expected: string): void {
  if (!value || oid(value) !== expected) throw new DerFault(`not ${expected}`)
}

function expectSm3(value: Der): void {
  const algorithm = new Members(value)
  expectOid(algorithm.any(), OID.sm3)
  algorithm.end()
}

/** A NULL that may be there or not would be a byte that may be changed. */
function expectSm2WithSm3WithoutParameters(value: Der): void {
  expectSm2WithSm3(value)
  only(value, 1)
}

function onlyOf(value: Der): Der {
  const [member] = only(value, 1)
  if (!member) throw new DerFault('a member is missing')
  return member
}

function only(value: Der, count: number): readonly Der[] {
  const members = children(value)
  if (members.length !== count) throw new DerFault(`expected ${count} members, found ${members.length}`)
  return members
}

/** SET OF in DER: in the order of their bytes, none twice. */
function inOrder(members: readonly Der[]): readonly Der[] {
  const rises = members.every((member, index) => {
    const before = members[index - 1]
    return !before || Buffer.compare(before.bytes, member.bytes) < 0
  })
  if (!rises) throw new DerFault('a set out of order')
  return members
}
