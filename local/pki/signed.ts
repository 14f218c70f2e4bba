/** What certificates and revocation lists have in common: signed structures, times, extensions. DER throughout. */
import {
  BitString,
  Boolean as BooleanValue,
  type Constructed,
  GeneralizedTime,
  ObjectIdentifier,
  OctetString,
  type Primitive,
  Sequence,
  UTCTime,
} from 'asn1js'
import { sm3 } from 'sm-crypto-v2'
import { type SigningKey, signBytes } from '../signature'
import { algorithm } from './names'

/** SEQUENCE { what is signed, algorithm, signature }. */
export function signed(toBeSigned: Sequence, key: SigningKey): Uint8Array {
  const signature = signBytes(der(toBeSigned), key)
  return der(new Sequence({ value: [toBeSigned, algorithm(), new BitString({ valueHex: signature })] }))
}

/** RFC 5280, 4.1.2.5: UTCTime until 2049, GeneralizedTime from 2050; whole seconds. */
export function time(instant: string): UTCTime {
  const milliseconds = Math.floor(Date.parse(instant) / 1000) * 1000
  const valueDate = new Date(milliseconds)
  return valueDate.getUTCFullYear() < 2050 ? new UTCTime({ valueDate }) : new GeneralizedTime({ valueDate })
}

export function extension(type: string, critical: boolean, value: Sequence | BitString | OctetString | Primitive) {
  return new Sequence({
    value: [
      new ObjectIdentifier({ value: type }),
      ...(critical ? [new BooleanValue({ value: true })] : []),
      new OctetString({ valueHex: der(value) }),
    ],
  })
}

/** RFC 5280, 4.2.1.2, allows any digest that tells keys apart: the first 20 bytes of SM3 of the point. */
export function keyIdentifier({ publicKey }: Pick<SigningKey, 'publicKey'>): Uint8Array {
  return Buffer.from(sm3(Buffer.from(publicKey, 'hex')), 'hex').subarray(0, 20)
}

export function der(block: Sequence | Constructed | BitString | OctetString | Primitive): Uint8Array {
  return new Uint8Array(block.toBER())
}
