/** 制章: electronic seals (SESeal, GB/T 38540-2020), as a seal maker issues them. */
import {
  BitString,
  GeneralizedTime,
  IA5String,
  Integer,
  ObjectIdentifier,
  OctetString,
  Sequence,
  Utf8String,
} from 'asn1js'
import { type SigningKey, signBytes } from '../signature'
import type { Term } from './certificate'
import { SM2_WITH_SM3 } from './names'
import { der } from './signed'

/** Who made the seal, for readers that care; ours. */
const VENDOR = 'TEST'

export interface SealDraft {
  /** 印章标识, digits. */
  readonly id: string
  readonly name: string
  /** 4 when absent; 5 is GM/T 0031-2025, of the same layout. */
  readonly version?: number
  /** 1, the default: of a unit. */
  readonly type?: number
  /** 签章人: certificates of those who may sign with it, DER. */
  readonly signers: readonly Uint8Array[]
  readonly createdAt: string
  readonly term: Term
  readonly picture: SealPicture
}

export interface SealPicture {
  readonly format: string
  readonly bytes: Uint8Array
  readonly widthMm: number
  readonly heightMm: number
}

/** 制章人. */
export interface SealMaker {
  readonly key: SigningKey
  /** DER. */
  readonly certificate: Uint8Array
}

/** DER of the seal. The maker signs `eSealInfo` alone, as the seals in use show. */
export function makeSeal(draft: SealDraft, maker: SealMaker): Uint8Array {
  const info = sealInfo(draft)
  return der(
    new Sequence({
      value: [
        info,
        new OctetString({ valueHex: maker.certificate }),
        new ObjectIdentifier({ value: SM2_WITH_SM3 }),
        new BitString({ valueHex: signBytes(der(info), maker.key) }),
      ],
    }),
  )
}

function sealInfo({ id, version = 4, picture, ...property }: SealDraft): Sequence {
  const header = [new IA5String({ value: 'ES' }), new Integer({ value: version }), new IA5String({ value: VENDOR })]
  return new Sequence({
    value: [
      new Sequence({ value: header }),
      new IA5String({ value: id }),
      sealProperty(property),
      sealPicture(picture),
    ],
  })
}

function sealProperty({ type = 1, name, signers, createdAt, term }: Omit<SealDraft, 'id' | 'version' | 'picture'>) {
  return new Sequence({
    value: [
      new Integer({ value: type }),
      new Utf8String({ value: name }),
      // Whole certificates; 2 would be digests of them.
      new Integer({ value: 1 }),
      new Sequence({ value: signers.map((valueHex) => new OctetString({ valueHex })) }),
      generalized(createdAt),
      generalized(term.from),
      generalized(term.to),
    ],
  })
}

function sealPicture({ format, bytes, widthMm, heightMm }: SealPicture): Sequence {
  return new Sequence({
    value: [
      new IA5String({ value: format }),
      new OctetString({ valueHex: bytes }),
      new Integer({ value: widthMm }),
      new Integer({ value: heightMm }),
    ],
  })
}

/** UTC, whole seconds. */
function generalized(instant: string): GeneralizedTime {
  return new GeneralizedTime({ valueDate: new Date(Math.floor(Date.parse(instant) / 1000) * 1000) })
}
