/** X.500 names and object identifiers of SM2 certificates (RFC 5280; GM/T 0006). */
import { ObjectIdentifier, PrintableString, Sequence, Set as SetOf, Utf8String } from 'asn1js'

/** SM2 with SM3. */
export const SM2_WITH_SM3 = '1.2.156.10197.1.501'
/** GM/T 0009: the curve. */
export const SM2_CURVE = '1.2.156.10197.1.301'
export const EC_PUBLIC_KEY = '1.2.840.10045.2.1'

const COUNTRY = '2.5.4.6'
const ORGANISATION = '2.5.4.10'
const COMMON_NAME = '2.5.4.3'

/** Who a certificate is for. The country is always CN. */
export interface Name {
  readonly organisation: string
  readonly commonName: string
}

export function distinguishedName({ organisation, commonName }: Name): Sequence {
  return new Sequence({
    value: [
      attribute(COUNTRY, new PrintableString({ value: 'CN' })),
      attribute(ORGANISATION, new Utf8String({ value: organisation })),
      attribute(COMMON_NAME, new Utf8String({ value: commonName })),
    ],
  })
}

export function algorithm(): Sequence {
  return new Sequence({ value: [new ObjectIdentifier({ value: SM2_WITH_SM3 })] })
}

function attribute(type: string, value: PrintableString | Utf8String): SetOf {
  return new SetOf({ value: [new Sequence({ value: [new ObjectIdentifier({ value: type }), value] })] })
}
