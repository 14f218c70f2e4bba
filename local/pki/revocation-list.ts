/** 吊销列表: certificate revocation lists (RFC 5280, 5). */
import { Constructed, Enumerated, Integer, Sequence } from 'asn1js'
import { authorityKey, type Issuer } from './certificate'
import { algorithm, distinguishedName } from './names'
import { extension, signed, time } from './signed'

const CRL_NUMBER = '2.5.29.20'
const REASON = '2.5.29.21'
/** keyCompromise. */
const COMPROMISED = 1

export interface Revocation {
  readonly serial: bigint
  /** An instant, ISO 8601. */
  readonly at: string
}

export interface RevocationList {
  readonly number: number
  readonly from: string
  /** When the next one is due at the latest. */
  readonly to: string
  readonly revoked: readonly Revocation[]
}

/** DER of the list that `issuer` signs. */
export function revocationList(list: RevocationList, issuer: Issuer): Uint8Array {
  const toBeSigned = new Sequence({
    value: [
      new Integer({ value: 1 }),
      algorithm(),
      distinguishedName(issuer.name),
      time(list.from),
      time(list.to),
      // An empty list is left out, never empty (5.1.2.6).
      ...(list.revoked.length === 0 ? [] : [new Sequence({ value: list.revoked.map(entry) })]),
      new Constructed({
        idBlock: { tagClass: 3, tagNumber: 0 },
        value: [
          new Sequence({
            value: [authorityKey(issuer), extension(CRL_NUMBER, false, new Integer({ value: list.number }))],
          }),
        ],
      }),
    ],
  })
  return signed(toBeSigned, issuer.key)
}

function entry({ serial, at }: Revocation): Sequence {
  const reason = extension(REASON, false, new Enumerated({ value: COMPROMISED }))
  return new Sequence({ value: [Integer.fromBigInt(serial), time(at), new Sequence({ value: [reason] })] })
}
