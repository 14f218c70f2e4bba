/**
 * 电子印章 (SESeal) and 电子签章 (SES_Signature): GB/T 38540-2020 (version 4), GM/T 0031-2014 (version 1), and GM/T 0031-2025 (version 5) as far as it
 * is laid out as version 4. The texts are not public: the structures are those of real files (docs/file-verification.md). Read here, judged in
 * `seal-check.ts`.
 */
import { type Certificate, readCertificate } from './certificate'
import { contextTag, type Der, DerFault, Members, readDer, TAG } from './der'
import { octets, oid, smallInteger, text, time, wholeBytes } from './der-values'
import { Flaw, readOr } from './flaw'
import { OID } from './oid'

export interface Seal {
  /** All of it. */
  readonly der: Uint8Array
  readonly version: number
  /** 印章名称. */
  readonly name: string
  readonly signers: SignerList
  /** ISO 8601, both inclusive. */
  readonly validFrom: string
  readonly validTo: string
  /** 制章者. */
  readonly maker: Certificate
  /** What the maker signed. */
  readonly signed: Uint8Array
  readonly signature: Uint8Array
}

/** 签章人名单: certificates, or their SM3 digests. */
export interface SignerList {
  readonly kind: 'certificates' | 'digests'
  readonly values: readonly Uint8Array[]
}

export interface SealSignature {
  readonly seal: Seal
  /** ISO 8601. */
  readonly sealedAt: string
  /** 原文杂凑: SM3 of what is sealed. */
  readonly digest: Uint8Array
  /** 原文属性: where what is sealed stands. */
  readonly property: string
  readonly signer: Certificate
  /** What the signer signed. */
  readonly signed: Uint8Array
  readonly signature: Uint8Array
}

const MOST_SIGNERS = 64
const ONE_BY_ONE = 1
const BY_DIGEST = 2

/** Reads 签名值. `part` names it in the flaw. */
export function readSealSignature(der: Uint8Array, part: string): SealSignature {
  return readOr('SIGNATURE_MALFORMED', part, () => {
    const outer = new Members(readDer(der))
    return outer.left === 2 ? readVersion1(outer, part) : readVersion4(outer, part)
  })
}

function readVersion4(outer: Members, part: string): SealSignature {
  const toSign = outer.next(TAG.sequence)
  const certificate = octets(outer.any())
  expectSignatureAlgorithm(outer.any(), part)
  const signature = wholeBytes(outer.any())
  // Nothing signs it but an authority for time stamps: unchecked, it would be a place to change a file without being noticed.
  if (outer.optional(contextTag(0))) throw new Flaw('TIMESTAMP_UNSUPPORTED', part)
  outer.end()
  const tbs = new Members(toSign)
  const version = smallInteger(tbs.any())
  const seal = readSeal(tbs.any(), part)
  const sealedAt = time(tbs.next(TAG.generalizedTime))
  const digest = wholeBytes(tbs.any())
  const property = text(tbs.next(TAG.ia5String))
  tbs.optional(contextTag(0))
  tbs.end()
  if (version !== seal.version) throw new DerFault('versions of signature and seal differ')
  return { seal, sealedAt, digest, property, signer: readSigner(certificate, part), signed: toSign.bytes, signature }
}

function readVersion1(outer: Members, part: string): SealSignature {
  const toSign = outer.next(TAG.sequence)
  const signature = wholeBytes(outer.any())
  const tbs = new Members(toSign)
  const version = smallInteger(tbs.any())
  const seal = readSeal(tbs.any(), part)
  const sealedAt = timeWithin(tbs.any(), part)
  const digest = wholeBytes(tbs.any())
  const property = text(tbs.next(TAG.ia5String))
  const certificate = octets(tbs.any())
  expectSignatureAlgorithm(tbs.any(), part)
  tbs.end()
  if (version !== seal.version) throw new DerFault('versions of signature and seal differ')
  return { seal, sealedAt, digest, property, signer: readSigner(certificate, part), signed: toSign.bytes, signature }
}

/** Version 1 keeps the time in a BIT STRING: a UTCTime or GeneralizedTime, or a time stamp, which is not read. */
function timeWithin(value: Der, part: string): string {
  const inner = readDer(wholeBytes(value))
  if (inner.tag === TAG.sequence) throw new Flaw('TIMESTAMP_UNSUPPORTED', part)
  return time(inner)
}

function readSigner(der: Uint8Array, part: string): Certificate {
  return readOr('CERTIFICATE_MALFORMED', part, () => readCertificate(der))
}

function readSeal(value: Der, part: string): Seal {
  return readOr('SEAL_MALFORMED', part, () => {
    const outer = new Members(value)
    const info = outer.next(TAG.sequence)
    const signing = outer.left === 1 ? new Members(outer.any()) : outer
    const certificate = signing.next(TAG.octetString)
    const algorithm = signing.any()
    const signature = wholeBytes(signing.any())
    if (signing.optional(contextTag(0))) throw new Flaw('TIMESTAMP_UNSUPPORTED', part)
    signing.end()
    if (oid(algorithm) !== OID.sm2WithSm3) throw new Flaw('SEAL_ALGORITHM', part)
    const facts = readInfo(info)
    const isVersion1 = signing !== outer
    if (isVersion1 !== facts.version < 4) throw new DerFault('the layout is not that of the version')
    const signed = isVersion1 ? sequenceOf([info, certificate, algorithm]) : info.bytes
    return { der: value.bytes, ...facts, maker: readSigner(octets(certificate), part), signed, signature }
  })
}

type Facts = Pick<Seal, 'version' | 'name' | 'signers' | 'validFrom' | 'validTo'>

function readInfo(value: Der): Facts {
  const info = new Members(value)
  const version = readHeader(info.any())
  text(info.next(TAG.ia5String))
  const facts = readProperty(info.any(), version)
  readPicture(info.any())
  // 扩展数据: tagged by the letter of the standard, untagged in files there are.
  if (!info.optional(contextTag(0))) info.optional(TAG.sequence)
  info.end()
  return { version, ...facts }
}

function readHeader(value: Der): number {
  const header = new Members(value)
  if (text(header.next(TAG.ia5String)) !== 'ES') throw new DerFault('not a seal')
  const version = smallInteger(header.any())
  text(header.next(TAG.ia5String))
  header.end()
  if (version < 1 || version > 5) throw new DerFault('a version that is not known')
  return version
}

function readProperty(value: Der, version: number): Omit<Facts, 'version'> {
  const property = new Members(value)
  smallInteger(property.any())
  const name = text(property.next(TAG.utf8String))
  const kind = version < 4 ? ONE_BY_ONE : smallInteger(property.any())
  const signers = readSigners(property.any(), kind)
  time(property.any())
  const validFrom = time(property.any())
  const validTo = time(property.any())
  property.end()
  return { name, signers, validFrom, validTo }
}

function readSigners(value: Der, kind: number): SignerList {
  const members = new Members(value).rest()
  if (members.length > MOST_SIGNERS) throw new DerFault('too many signers')
  if (kind === ONE_BY_ONE) return { kind: 'certificates', values: members.map(octets) }
  if (kind === BY_DIGEST) return { kind: 'digests', values: members.map(readDigest) }
  throw new DerFault('a list of signers that is not known')
}

function readDigest(value: Der): Uint8Array {
  const members = new Members(value)
  const method = text(members.next(TAG.printableString))
  const digest = octets(members.any())
  members.end()
  if (method !== OID.sm3 && method.toUpperCase() !== 'SM3') throw new DerFault('not SM3')
  return digest
}

function readPicture(value: Der): void {
  const picture = new Members(value)
  text(picture.next(TAG.ia5String))
  octets(picture.any())
  smallInteger(picture.any())
  smallInteger(picture.any())
  picture.end()
}

function expectSignatureAlgorithm(value: Der, part: string): void {
  if (oid(value) !== OID.sm2WithSm3) throw new Flaw('SIGNATURE_ALGORITHM', part)
}

/** What a version 1 maker signed is a SEQUENCE that the file does not hold as such. */
function sequenceOf(members: readonly Der[]): Uint8Array {
  const content = Buffer.concat(members.map(({ bytes }) => bytes))
  const octetsOfLength = content.length < 0x80 ? [] : bigEndian(content.length)
  const length = content.length < 0x80 ? [content.length] : [0x80 | octetsOfLength.length, ...octetsOfLength]
  return Buffer.concat([Uint8Array.of(TAG.sequence, ...length), content])
}

function bigEndian(number: number): readonly number[] {
  return number < 256 ? [number] : [...bigEndian(Math.floor(number / 256)), number % 256]
}
