/** X.509 certificates with SM2 keys (RFC 5280; GM/T 0015), as a small authority issues them. */
import {
  BitString,
  Boolean as BooleanValue,
  Constructed,
  Integer,
  ObjectIdentifier,
  OctetString,
  Primitive,
  Sequence,
} from 'asn1js'
import type { SigningKey } from '../signature'
import { algorithm, distinguishedName, EC_PUBLIC_KEY, type Name, SM2_CURVE } from './names'
import { extension, keyIdentifier, signed, time } from './signed'

const BASIC_CONSTRAINTS = '2.5.29.19'
const KEY_USAGE = '2.5.29.15'
const SUBJECT_KEY = '2.5.29.14'
const AUTHORITY_KEY = '2.5.29.35'

/** Key usage as bits from the left. Signs documents: digitalSignature, nonRepudiation. Signs certificates: keyCertSign, cRLSign. */
const SIGNS_DOCUMENTS = { bits: 0b1100_0000, unused: 6 }
const SIGNS_CERTIFICATES = { bits: 0b0000_0110, unused: 1 }

/** Instants, ISO 8601; kept to the second, both ends inclusive. */
export interface Term {
  readonly from: string
  readonly to: string
}

export interface Subject {
  readonly name: Name
  readonly publicKey: string
  /** Positive; one authority uses each once. */
  readonly serial: bigint
  readonly term: Term
  /** Whether it may issue certificates itself. */
  readonly isAuthority: boolean
}

export interface Issuer {
  readonly name: Name
  readonly key: SigningKey
}

/** DER of the certificate that `issuer` signs for `subject`. */
export function certificate(subject: Subject, issuer: Issuer): Uint8Array {
  const toBeSigned = new Sequence({
    value: [
      new Constructed({ idBlock: { tagClass: 3, tagNumber: 0 }, value: [new Integer({ value: 2 })] }),
      Integer.fromBigInt(subject.serial),
      algorithm(),
      distinguishedName(issuer.name),
      new Sequence({ value: [time(subject.term.from), time(subject.term.to)] }),
      distinguishedName(subject.name),
      publicKeyInfo(subject.publicKey),
      new Constructed({
        idBlock: { tagClass: 3, tagNumber: 3 },
        value: [new Sequence({ value: extensions(subject, issuer) })],
      }),
    ],
  })
  return signed(toBeSigned, issuer.key)
}

function publicKeyInfo(publicKey: string): Sequence {
  const kind = [new ObjectIdentifier({ value: EC_PUBLIC_KEY }), new ObjectIdentifier({ value: SM2_CURVE })]
  return new Sequence({
    value: [new Sequence({ value: kind }), new BitString({ valueHex: Buffer.from(publicKey, 'hex') })],
  })
}

function extensions(subject: Subject, issuer: Issuer): Sequence[] {
  const usage = subject.isAuthority ? SIGNS_CERTIFICATES : SIGNS_DOCUMENTS
  const constraints = subject.isAuthority ? [new BooleanValue({ value: true })] : []
  return [
    extension(BASIC_CONSTRAINTS, true, new Sequence({ value: constraints })),
    extension(KEY_USAGE, true, new BitString({ valueHex: Uint8Array.of(usage.bits), unusedBits: usage.unused })),
    extension(SUBJECT_KEY, false, new OctetString({ valueHex: keyIdentifier(subject) })),
    authorityKey(issuer),
  ]
}

/** RFC 5280, 4.2.1.1: by the issuer's key identifier. */
export function authorityKey({ key }: Issuer): Sequence {
  const byKey = new Primitive({ idBlock: { tagClass: 3, tagNumber: 0 }, valueHex: keyIdentifier(key) })
  return extension(AUTHORITY_KEY, false, new Sequence({ value: [byKey] }))
}
