/** SM2 verification by learnt keys: the same answers as without, only sooner. */
import fc from 'fast-check'
import { fromBase64, toBase64 } from '../../src/core/crypto/base64'
import { publicKeyOf, signSm2, verifySm2 } from '../../src/core/crypto/sm2'
import { learnKey, verifySm2Der } from '../../src/core/crypto/sm2-known-keys'
import { sm3Hex } from '../../src/core/crypto/sm3'

const privateKey = sm3Hex('a key that comes again and again')
const publicKey = publicKeyOf(privateKey)
const message = new TextEncoder().encode('道路运输电子证照')
const signature = fromBase64(signSm2(message, privateKey)) ?? new Uint8Array()

describe('SM2 verification by a key that was learnt', () => {
  it('answers as before it was learnt, and as plain verification does', () => {
    const cases = fc.record({
      message: fc.oneof(fc.constant(message), fc.uint8Array({ maxLength: 20 })),
      signature: fc.oneof(fc.constant(signature), fc.uint8Array({ maxLength: 80 })),
      key: fc.constantFrom(publicKey, publicKeyOf(sm3Hex('another'))),
    })
    const agrees = () =>
      fc.assert(
        fc.property(cases, ({ message, signature, key }) => {
          expect(verifySm2Der(message, signature, key)).toBe(verifySm2(message, toBase64(signature), key))
        }),
        { numRuns: 40 },
      )
    agrees()
    learnKey(publicKey)
    agrees()
  })

  it('verifies its signatures and no others after many other keys were learnt', () => {
    for (let at = 0; at < 20; at++) learnKey(publicKeyOf(sm3Hex(`key ${at}`)))
    expect(verifySm2Der(message, signature, publicKey)).toBe(true)
    expect(verifySm2Der(message, signature, publicKeyOf(sm3Hex('key 19')))).toBe(false)
  })

  it.each(['', '04', publicKey.slice(2), publicKey.toUpperCase(), `04${'0'.repeat(128)}`, `04${'f'.repeat(128)}`])(
    'verifies nothing by %j, which is no key',
    (key) => {
      expect(verifySm2Der(message, signature, key)).toBe(false)
    },
  )
})
