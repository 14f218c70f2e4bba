/**
 * 电子签章数据 (SES_Signature, GB/T 38540-2020): what a seal signs for a document, and the value that goes into it. The text of
 * the standard is not public; the structure is that of real sealed files (docs/decisions.md).
 */
import type { Instant } from '../../../../src/core/time'
import { bitString, generalizedTime, ia5String, integer, objectIdentifier, octetString, sequence } from './der'

/** GM/T 0006: SM2 with SM3. */
const SM2_WITH_SM3 = '1.2.156.10197.1.501'

/** 4: GB/T 38540-2020. 5: GM/T 0031-2025, whose layout is the same as far as we write it. */
export type SealVersion = 4 | 5

export interface Sealing {
  /** 电子印章 (SESeal), DER: it goes in byte for byte, so that the file's `Seal.esl` equals it. */
  readonly seal: Uint8Array
  /** Kept to the second. */
  readonly sealedAt: Instant
  /** SM3 of the bytes that the seal covers: in an OFD file those of `Signature.xml`. 32 bytes. */
  readonly dataHash: Uint8Array
  /** 原文属性: where the covered bytes lie, in an OFD file the absolute path of `Signature.xml`. ASCII. */
  readonly propertyInfo: string
  /** 4 when absent. */
  readonly version?: SealVersion
}

/** 待签章数据 (TBS_Sign): the bytes that the signer signs with SM2. Throws RangeError on a digest of another length. */
export function toSignBytes({ seal, sealedAt, dataHash, propertyInfo, version = 4 }: Sealing): Uint8Array {
  if (dataHash.length !== 32) throw new RangeError('an SM3 digest has 32 bytes')
  return sequence(integer(version), seal, generalizedTime(sealedAt), bitString(dataHash), ia5String(propertyInfo))
}

export interface SignedSealing {
  /** As {@link toSignBytes} made it. */
  readonly toSign: Uint8Array
  /** The signer's certificate, DER: one of those the seal lists. */
  readonly certificate: Uint8Array
  /** DER of the SM2 signature over `toSign`. */
  readonly signature: Uint8Array
}

/** 签名值 (SES_Signature): the bytes of `SignedValue.dat`. */
export function signedValue({ toSign, certificate, signature }: SignedSealing): Uint8Array {
  return sequence(toSign, octetString(certificate), objectIdentifier(SM2_WITH_SM3), bitString(signature))
}
