/** 数字证书: X.509 v3 (RFC 5280, GM/T 0015) with SM2 keys and SM2-with-SM3 signatures, and no others. */
import { toHex } from '../../../../src/core/crypto/hex'
import { contextTag, type Der, DerFault, explicit, Members, readDer, TAG } from './der'
import { boolean, integerBytes, namedBits, octets, oid, smallInteger, text, time, wholeBytes } from './der-values'
import { OID } from './oid'

export interface Certificate {
  /** All of it. */
  readonly der: Uint8Array
  /** What the issuer signed. */
  readonly tbs: Uint8Array
  readonly signature: Uint8Array
  /** Hex of the INTEGER's bytes. */
  readonly serial: string
  readonly issuer: Name
  readonly subject: Name
  /** ISO 8601, both inclusive. */
  readonly notBefore: string
  readonly notAfter: string
  /** Hex of the uncompressed point, 04 first. */
  readonly publicKey: string
  /** 基本约束. */
  readonly authority: { readonly isAuthority: boolean; readonly pathLength?: number }
  /** Whether the key may be used so; a certificate that says nothing allows everything. */
  readonly allows: (usage: KeyUsage) => boolean
}

export interface Name {
  /** DER, for comparison. */
  readonly der: Uint8Array
  /** Common name, else organisation, else empty: for people. */
  readonly text: string
}

/** Bits of 密钥用法 (RFC 5280 section 4.2.1.3). */
export type KeyUsage = 'digitalSignature' | 'nonRepudiation' | 'keyCertSign' | 'crlSign'

const USAGE_BITS: { readonly [U in KeyUsage]: number } = {
  digitalSignature: 0,
  nonRepudiation: 1,
  keyCertSign: 5,
  crlSign: 6,
}
const VERSION_3 = 2
const UNCOMPRESSED_POINT_BYTES = 65
/** Extensions that may be critical: what they demand is checked, or does not narrow what is checked here. */
const UNDERSTOOD: readonly string[] = [
  OID.basicConstraints,
  OID.keyUsage,
  OID.extendedKeyUsage,
  OID.certificatePolicies,
]

/** Reads a certificate. Throws {@link DerFault} when it is anything but X.509 v3 with SM2 and SM3. */
export function readCertificate(der: Uint8Array): Certificate {
  const outer = new Members(readDer(der))
  const tbs = outer.next(TAG.sequence)
  expectSm2WithSm3(outer.any())
  const signature = wholeBytes(outer.any())
  outer.end()
  return { der, tbs: tbs.bytes, signature, ...readTbs(tbs) }
}

/** AlgorithmIdentifier of SM2 with SM3; parameters absent or NULL (GM/T 0015 and practice differ). */
export function expectSm2WithSm3(algorithm: Der): void {
  const members = new Members(algorithm)
  if (oid(members.any()) !== OID.sm2WithSm3) throw new DerFault('not SM2 with SM3')
  if (members.optional(TAG.null)?.content.length) throw new DerFault('NULL with content')
  members.end()
}

export function readName(value: Der): Name {
  const attributes = new Members(value).rest().flatMap((set) => new Members(set, TAG.set).rest().map(readAttribute))
  const named = (type: string) => attributes.find((attribute) => attribute.type === type)?.text
  return { der: value.bytes, text: named(OID.commonName) ?? named(OID.organisation) ?? '' }
}

/** `[number] EXPLICIT SEQUENCE OF Extension`, by object identifier; none twice. */
export function readExtensions(value: Der): ReadonlyMap<string, Extension> {
  const found = new Map<string, Extension>()
  for (const member of new Members(value).rest()) {
    const extension = readExtension(member)
    if (found.has(extension.id)) throw new DerFault('an extension twice')
    found.set(extension.id, extension)
  }
  return found
}

export interface Extension {
  readonly id: string
  readonly critical: boolean
  readonly value: Uint8Array
}

/** Throws when an extension that must be understood is not. */
export function refuseUnknownCritical(extensions: ReadonlyMap<string, Extension>, understood: readonly string[]): void {
  for (const { id, critical } of extensions.values()) {
    if (critical && !understood.includes(id)) throw new DerFault('a critical extension that is not understood')
  }
}

function readTbs(value: Der): Omit<Certificate, 'der' | 'tbs' | 'signature'> {
  const tbs = new Members(value)
  if (smallInteger(explicit(tbs.next(contextTag(0)))) !== VERSION_3) throw new DerFault('not version 3')
  const serial = toHex(integerBytes(tbs.any()))
  expectSm2WithSm3(tbs.any())
  const issuer = readName(tbs.any())
  const { notBefore, notAfter } = readValidity(tbs.any())
  const subject = readName(tbs.any())
  const publicKey = readPublicKey(tbs.any())
  const extensions = readExtensions(explicit(tbs.next(contextTag(3))))
  tbs.end()
  refuseUnknownCritical(extensions, UNDERSTOOD)
  const authority = readAuthority(extensions.get(OID.basicConstraints))
  return { serial, issuer, subject, notBefore, notAfter, publicKey, authority, allows: readUsage(extensions) }
}

function readValidity(value: Der): Pick<Certificate, 'notBefore' | 'notAfter'> {
  const validity = new Members(value)
  const notBefore = time(validity.any())
  const notAfter = time(validity.any())
  validity.end()
  return { notBefore, notAfter }
}

function readPublicKey(value: Der): string {
  const info = new Members(value)
  const algorithm = new Members(info.any())
  if (oid(algorithm.any()) !== OID.ecPublicKey || oid(algorithm.any()) !== OID.sm2) throw new DerFault('not an SM2 key')
  algorithm.end()
  const point = wholeBytes(info.any())
  info.end()
  if (point.length !== UNCOMPRESSED_POINT_BYTES || point[0] !== 4) throw new DerFault('not an uncompressed point')
  return toHex(point)
}

function readAttribute(value: Der): { readonly type: string; readonly text: string } {
  const attribute = new Members(value)
  const type = oid(attribute.any())
  const held = attribute.any()
  attribute.end()
  const isNamed = type === OID.commonName || type === OID.organisation
  return { type, text: isNamed ? text(held) : '' }
}

function readExtension(value: Der): Extension {
  const members = new Members(value)
  const id = oid(members.any())
  const flag = members.optional(TAG.boolean)
  const critical = flag !== undefined && boolean(flag)
  // DER leaves a default out: FALSE that is written is not DER.
  if (flag && !critical) throw new DerFault('a default that is written')
  const content = octets(members.any())
  members.end()
  return { id, critical, value: content }
}

function readAuthority(extension: Extension | undefined): Certificate['authority'] {
  if (!extension) return { isAuthority: false }
  const constraints = new Members(readDer(extension.value))
  const flag = constraints.optional(TAG.boolean)
  const length = constraints.optional(TAG.integer)
  constraints.end()
  const isAuthority = flag !== undefined && boolean(flag)
  if (length && !isAuthority) throw new DerFault('a path length without authority')
  return { isAuthority, ...(length ? { pathLength: smallInteger(length) } : {}) }
}

function readUsage(extensions: ReadonlyMap<string, Extension>): (usage: KeyUsage) => boolean {
  const extension = extensions.get(OID.keyUsage)
  if (!extension) return () => true
  const bits = namedBits(readDer(extension.value))
  return (usage) => bits(USAGE_BITS[usage])
}
