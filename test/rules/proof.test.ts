/** 离线码: from the issuer to the verdict, and the code just outside each rule. */

import { toHex } from '../../src/core/crypto/hex'
import { compactPublicKey, signCompact } from '../../src/core/crypto/sm2-compact'
import { credentialMessage, encodeCredential, joined } from '../../src/core/presentation/credential'
import { makeProof } from '../../src/core/presentation/proof'
import { judgeProof } from '../../src/core/presentation/proof-verdict'
import type { Instant } from '../../src/core/time'

const issuer = new Uint8Array(32).fill(7)
const device = new Uint8Array(32).fill(9)
const random = new Uint8Array(40).fill(5)
const at = '2026-11-24T04:00:00.000Z' as Instant

it('a code made by the rules is valid', () => {
  const encoded = encodeCredential({
    issuer: '990000',
    keyNumber: 1,
    typeCode: '11100000000019713D071',
    status: { list: 0, index: 5 },
    issuedAt: at,
    lifeMinutes: 1440,
    version: 1,
    deviceKey: compactPublicKey(device),
    subject: { holder: '李**', numberEnd: '6775', codes: ['02001'] },
  })
  const credential = joined(encoded, signCompact(credentialMessage(encoded), issuer, random.subarray(8)))
  const verdict = judgeProof(makeProof(credential, at, device, random), {
    now: at,
    trust: {
      sequence: 1,
      issuedAt: at,
      expiresAt: '2027-11-24T04:00:00.000Z' as Instant,
      issuers: [
        {
          issuer: '990000',
          name: { zh: '示例省', en: 'Example Province' },
          host: 'a.example',
          keys: [{ number: 1, key: toHex(compactPublicKey(issuer)), uses: ['credential'], from: at, until: at }],
        },
      ],
    },
    statusOf: () => undefined,
    scannedBefore: () => undefined,
  })
  expect(verdict.verdict).toBe('valid')
})
