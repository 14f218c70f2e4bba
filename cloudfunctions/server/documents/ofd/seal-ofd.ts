/**
 * 签章 (GB/T 33190 chapter on signatures; GM/T 0099): one seal over every part of an OFD package. Two steps, because the signature comes from
 * a service that may take its time. The signature covers the list of signatures and the seal too: only Signature.xml, whose digest is signed,
 * and SignedValue.dat, which holds the signature, are outside.
 */
import { createHash } from 'node:crypto'
import { toBase64 } from '../../../../src/core/crypto/base64'
import type { Instant } from '../../../../src/core/time'
import type { Stamp } from '../page'
import { signedValue, toSignBytes } from '../seal/ses-signature'
import { pageIdentifier } from './identifiers'
import { writtenAll } from './numbers'
import { PART } from './part-names'
import type { Parts } from './parts'
import { element, textElement, xmlPart } from './xml'
import { zip } from './zip'

const SM3 = '1.2.156.10197.1.401'
const SM2_WITH_SM3 = '1.2.156.10197.1.501'

export interface OfdSealing {
  /** 电子印章 (SESeal), DER. */
  readonly seal: Uint8Array
  /** Kept to the second. */
  readonly sealedAt: Instant
  /** Where readers show the seal's picture. */
  readonly stamp: Stamp
}

/** A file that lacks only its signature. */
export interface PreparedOfd {
  /** What the signer signs (SM2 with SM3, user id `1234567812345678`): DER of TBS_Sign (GB/T 38540). */
  readonly toSign: Uint8Array
  readonly parts: Parts
}

export interface OfdSignature {
  /** DER of the SM2 signature over {@link PreparedOfd.toSign}. */
  readonly signature: Uint8Array
  /** The signer's certificate, DER: one of those the seal lists. */
  readonly certificate: Uint8Array
}

/** `parts` as `ofdParts` made them. The same input gives the same bytes. Throws when the package is sealed already. */
export function prepareSeal(parts: Parts, { seal, sealedAt, stamp }: OfdSealing): PreparedOfd {
  const covered: Parts = new Map([
    ...[...parts].map(([path, bytes]) => [path, path === PART.root ? withSignatures(bytes) : bytes] as const),
    [PART.signatures, signatureList()],
    [PART.seal, seal],
  ])
  const signature = signaturePart(covered, sealedAt, stamp)
  const dataHash = digestOf(signature)
  return {
    toSign: toSignBytes({ seal, sealedAt, dataHash, propertyInfo: absolute(PART.signature) }),
    parts: new Map([...covered, [PART.signature, signature]]),
  }
}

/** The whole file. Whether the signature is good is for the strict check to say. */
export function finishSeal({ toSign, parts }: PreparedOfd, { signature, certificate }: OfdSignature): Uint8Array {
  return zip(new Map([...parts, [PART.signedValue, signedValue({ toSign, certificate, signature })]]))
}

const END_OF_BODY = '</ofd:DocBody>'

/** OFD.xml with the place of the list, the last child of the document's body. */
function withSignatures(root: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(root)
  if (text.includes('<ofd:Signatures>')) throw new Error('the package is sealed already')
  const location = textElement('Signatures', PART.signatures)
  return new TextEncoder().encode(text.replace(END_OF_BODY, () => `${location}${END_OF_BODY}`))
}

function signatureList(): Uint8Array {
  const entry = element('Signature', { ID: 1, Type: 'Seal', BaseLoc: absolute(PART.signature) })
  return xmlPart('Signatures', {}, textElement('MaxSignId', '1'), entry)
}

function signaturePart(covered: Parts, sealedAt: Instant, stamp: Stamp): Uint8Array {
  const references = [...covered].map(([path, bytes]) =>
    element('Reference', { FileRef: absolute(path) }, textElement('CheckValue', toBase64(digestOf(bytes)))),
  )
  const info = element(
    'SignedInfo',
    {},
    element('Provider', {
      ProviderName: 'road-transport-e-licence',
      Version: '1.0',
      Company: 'road-transport-e-licence',
    }),
    textElement('SignatureMethod', SM2_WITH_SM3),
    textElement('SignatureDateTime', compactTime(sealedAt)),
    element('References', { CheckMethod: SM3 }, ...references),
    element('StampAnnot', {
      ID: 2,
      PageRef: pageIdentifier(stamp.page),
      Boundary: writtenAll(stamp.x, stamp.y, stamp.width, stamp.height),
    }),
    element('Seal', {}, textElement('BaseLoc', absolute(PART.seal))),
  )
  return xmlPart('Signature', {}, info, textElement('SignedValue', absolute(PART.signedValue)))
}

function absolute(part: string): string {
  return `/${part}`
}

/** `20260601080000Z`, as in the signed value. */
function compactTime(instant: Instant): string {
  return `${instant.slice(0, 19).replace(/\D/g, '')}Z`
}

function digestOf(bytes: Uint8Array): Uint8Array {
  return createHash('sm3').update(bytes).digest()
}
