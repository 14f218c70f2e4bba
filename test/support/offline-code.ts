/** Offline codes of two invented provinces, made by the product's own hand, to be bent by tests. Keys are fixed: the same test sees the same code. */
import { toHex } from '../../src/core/crypto/hex'
import { compactPublicKey, signCompact } from '../../src/core/crypto/sm2-compact'
import { toBase45 } from '../../src/core/presentation/base45'
import {
  type CredentialContent,
  credentialMessage,
  encodeCredential,
  joined,
} from '../../src/core/presentation/credential'
import { makeProof, PROOF_PREFIX, proofMessage } from '../../src/core/presentation/proof'
import type { CheckingMeans } from '../../src/core/presentation/proof-verdict'
import type { TrustedKey, TrustList } from '../../src/core/presentation/trust-list'
import { type CivilDate, type Instant, parseInstant } from '../../src/core/time'

export function instant(text: string): Instant {
  const read = parseInstant(text)
  if (!read.ok) throw new Error(text)
  return read.value
}

/** When the credential was made, and the code four hours later. */
export const ISSUED_AT = instant('2026-11-24T00:00:00Z')
export const SHOWN_AT = instant('2026-11-24T04:00:00Z')

const bytes = (seed: number, length: number) => Uint8Array.from({ length }, (_, index) => (seed * 31 + index * 7) % 256)

export const ISSUER_KEY = bytes(3, 32)
export const OTHER_ISSUER_KEY = bytes(4, 32)
export const DEVICE_KEY = bytes(5, 32)
export const OTHER_DEVICE_KEY = bytes(6, 32)
const RANDOM = bytes(9, 40)

export const CONTENT: CredentialContent = {
  issuer: '990000',
  keyNumber: 1,
  typeCode: '11100000000019713D013',
  status: { list: 0, index: 5 },
  issuedAt: ISSUED_AT,
  lifeMinutes: 1440,
  validUntil: '2027-12-31' as CivilDate,
  version: 1,
  deviceKey: compactPublicKey(DEVICE_KEY),
  subject: { holder: '示例运输…', plate: '示A04713', numberEnd: '0123', codes: ['02101', '+'] },
}

function key(privateKey: Uint8Array, changes: Partial<TrustedKey> = {}): TrustedKey {
  return {
    number: 1,
    key: toHex(compactPublicKey(privateKey)),
    uses: ['credential', 'status'],
    from: instant('2026-01-01T00:00:00Z'),
    until: instant('2027-12-31T00:00:00Z'),
    ...changes,
  }
}

export const TRUST = {
  sequence: 7,
  issuedAt: instant('2026-11-01T00:00:00Z'),
  expiresAt: instant('2026-12-01T00:00:00Z'),
  issuers: [
    {
      issuer: '990000',
      name: { zh: '示例省', en: 'Example Province' },
      host: 'licence.example.cn',
      keys: [key(ISSUER_KEY)],
    },
    {
      issuer: '980000',
      name: { zh: '样例省', en: 'Sample Province' },
      host: 'sample-province.example',
      keys: [key(OTHER_ISSUER_KEY)],
    },
  ],
} as const satisfies TrustList

/** The trust list with the first province's key changed. */
export function trustWith(changes: Partial<TrustedKey>): TrustList {
  const [first, ...others] = TRUST.issuers
  return { ...TRUST, issuers: [{ ...first, keys: [key(ISSUER_KEY, changes)] }, ...others] }
}

/** A phone that has everything and whose clock is right. */
export const MEANS: CheckingMeans = {
  now: SHOWN_AT,
  trust: TRUST,
  statusOf: () => ({ status: 0, asOf: SHOWN_AT }),
  scannedBefore: () => undefined,
}

interface Making {
  readonly content?: Partial<CredentialContent>
  readonly issuerKey?: Uint8Array
  readonly deviceKey?: Uint8Array
  readonly shownAt?: Instant
  /** Bends the encoded credential before anybody signs it. */
  readonly bytes?: (encoded: Uint8Array) => Uint8Array
}

/** `encoded ‖ signature`. */
export function madeCredential({ content = {}, issuerKey = ISSUER_KEY, bytes: bend = same }: Making = {}): Uint8Array {
  const encoded = bend(encodeCredential({ ...CONTENT, ...content }))
  return joined(encoded, signCompact(credentialMessage(encoded), issuerKey, RANDOM.subarray(8)))
}

/** A code as a phone shows it, or would if it could. */
export function madeCode(making: Making = {}): string {
  const { deviceKey = DEVICE_KEY, shownAt = SHOWN_AT } = making
  const credential = madeCredential(making)
  return making.bytes ? bentCode(credential, deviceKey, shownAt) : makeProof(credential, shownAt, deviceKey, RANDOM)
}

/** What {@link makeProof} refuses to make. */
function bentCode(credential: Uint8Array, deviceKey: Uint8Array, shownAt: Instant): string {
  const time = new Uint8Array(4)
  new DataView(time.buffer).setUint32(0, Date.parse(shownAt) / 1000)
  const signed = joined(credential, time, RANDOM.subarray(0, 8))
  return PROOF_PREFIX + toBase45(joined(signed, signCompact(proofMessage(signed), deviceKey, RANDOM.subarray(8))))
}

function same(encoded: Uint8Array): Uint8Array {
  return encoded
}

/** The code of a credential whose text has all the bytes it may have. */
export const LARGEST = madeCode({
  content: { subject: { holder: '示例省危险货物…', plate: '示A04713', numberEnd: '0123', codes: ['021', '+'] } },
})
