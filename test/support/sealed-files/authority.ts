/** Certificates and revocation lists of made-up authorities, each field as a test wants it. Keys are derived from names: the same run after run. */
import { fromBase64 } from '../../../src/core/crypto/base64'
import { fromHex } from '../../../src/core/crypto/hex'
import { publicKeyOf, signSm2 } from '../../../src/core/crypto/sm2'
import { sm3Hex } from '../../../src/core/crypto/sm3'
import { bitString, der, integer, octetString, oid, sequence, set, utcTime, utf8, yes } from './der'

export const SM2_WITH_SM3 = '1.2.156.10197.1.501'

export interface Person {
  readonly name: string
  readonly certificate: Buffer
  sign(bytes: Uint8Array): Buffer
}

export interface CertificateTerms {
  readonly from?: string
  readonly to?: string
  readonly serial?: number
  readonly isAuthority?: boolean
  readonly pathLength?: number
  /** The bits of keyUsage's first byte; left out: no keyUsage. */
  readonly usage?: number
  /** Another extension, marked critical. */
  readonly criticalExtension?: string
  readonly algorithm?: string
}

export const USAGE = { sign: 0xc0, certify: 0x06 } as const

export function selfSigned(name: string, terms: CertificateTerms = {}): Person {
  return certified(name, { name, sign: signerOf(name) }, { isAuthority: true, usage: USAGE.certify, ...terms })
}

export function certified(name: string, issuer: Pick<Person, 'name' | 'sign'>, terms: CertificateTerms = {}): Person {
  const { from = '2024-01-01T00:00:00Z', to = '2030-01-01T00:00:00Z', serial = 7, algorithm = SM2_WITH_SM3 } = terms
  const tbs = sequence(
    der(0xa0, integer(2)),
    integer(serial),
    sequence(oid(algorithm)),
    nameOf(issuer.name),
    sequence(utcTime(from), utcTime(to)),
    nameOf(name),
    keyInfo(publicKeyOf(privateKeyOf(name))),
    der(0xa3, sequence(...extensionsOf(terms))),
  )
  const certificate = sequence(tbs, sequence(oid(algorithm)), bitString(issuer.sign(tbs)))
  return { name, certificate, sign: signerOf(name) }
}

export interface Revoked {
  readonly serial: number
  readonly since: string
  readonly reason?: number
}

export function revocationList(
  issuer: Pick<Person, 'name' | 'sign'>,
  revoked: readonly Revoked[],
  { from = '2026-01-01T00:00:00Z', to = '2027-01-01T00:00:00Z' } = {},
): Buffer {
  const entries = revoked.map(({ serial, since, reason }) =>
    sequence(integer(serial), utcTime(since), ...(reason === undefined ? [] : [sequence(reasonOf(reason))])),
  )
  const list = entries.length > 0 ? [sequence(...entries)] : []
  const tbs = sequence(
    ...[integer(1), sequence(oid(SM2_WITH_SM3)), nameOf(issuer.name), utcTime(from), utcTime(to)],
    ...list,
    der(0xa0, sequence(sequence(oid('2.5.29.20'), octetString(integer(1))))),
  )
  return sequence(tbs, sequence(oid(SM2_WITH_SM3)), bitString(issuer.sign(tbs)))
}

export function signerOf(name: string): (bytes: Uint8Array) => Buffer {
  return (bytes) => Buffer.from(fromBase64(signSm2(bytes, privateKeyOf(name))) ?? [])
}

function privateKeyOf(name: string): string {
  return sm3Hex(`test key of ${name}`)
}

function nameOf(name: string): Buffer {
  return sequence(set(sequence(oid('2.5.4.3'), utf8(name))))
}

function keyInfo(publicKey: string): Buffer {
  return sequence(sequence(oid('1.2.840.10045.2.1'), oid('1.2.156.10197.1.301')), bitString(fromHex(publicKey)))
}

function extensionsOf(terms: CertificateTerms): Buffer[] {
  const { isAuthority = false, pathLength, usage = USAGE.sign, criticalExtension } = terms
  const constraints = [...(isAuthority ? [yes()] : []), ...(pathLength === undefined ? [] : [integer(pathLength)])]
  const lowest = Math.log2(usage & -usage)
  const all = [
    sequence(oid('2.5.29.19'), yes(), octetString(sequence(...constraints))),
    sequence(oid('2.5.29.15'), yes(), octetString(bitString(Buffer.from([usage]), lowest))),
  ]
  return criticalExtension ? [...all, sequence(oid(criticalExtension), yes(), octetString(integer(1)))] : all
}

function reasonOf(reason: number): Buffer {
  return sequence(oid('2.5.29.21'), octetString(der(0x0a, Buffer.from([reason]))))
}
