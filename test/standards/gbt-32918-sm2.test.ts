/** GB/T 32918.2 and .5 SM2 signatures, against the standard's example and an independent implementation. */
import fc from 'fast-check'
import { sm2 as independent } from 'sm-crypto'
import { fromBase64, toBase64 } from '../../src/core/crypto/base64'
import { fromHex, toHex } from '../../src/core/crypto/hex'
import { publicKeyOf, signSm2, verifySm2 } from '../../src/core/crypto/sm2'
import { readSignature, writeSignature } from '../../src/core/crypto/sm2-signature'
import vectors from './vectors/crypto.json'

const { d, px, py, r, s, message_utf8: message } = vectors.sm2_sign
const PRIVATE_KEY = d.toLowerCase()
const PUBLIC_KEY = `04${px}${py}`.toLowerCase()
const PUBLISHED = toBase64(writeSignature({ r: r.toLowerCase(), s: s.toLowerCase() }))
const ORDER = vectors.sm2_curve.n.toLowerCase()
const ZERO = '0'.repeat(64)
const options = { hash: true, der: true, userId: vectors.sm2_sign.user_id_utf8 }

describe('GB/T 32918 SM2 signature', () => {
  it('verifies the published signature', () => {
    expect(verifySm2(message, PUBLISHED, PUBLIC_KEY)).toBe(true)
    expect(verifySm2(new TextEncoder().encode(message), PUBLISHED, PUBLIC_KEY.toUpperCase())).toBe(true)
  })

  it('derives the published public key', () => {
    expect(publicKeyOf(PRIVATE_KEY)).toBe(PUBLIC_KEY)
  })

  it('does not verify another message, key or signature', () => {
    const other = independent.generateKeyPairHex().publicKey
    expect(verifySm2(`${message}!`, PUBLISHED, PUBLIC_KEY)).toBe(false)
    expect(verifySm2(message, PUBLISHED, other)).toBe(false)
    expect(verifySm2(message, signSm2('another', PRIVATE_KEY), PUBLIC_KEY)).toBe(false)
  })

  it('is verified by the independent implementation', () => {
    for (const text of ['', 'a', '道路运输电子证照', 'x'.repeat(1000)]) {
      const der = toHex(fromBase64(signSm2(text, PRIVATE_KEY)) ?? new Uint8Array())
      expect(independent.doVerifySignature(text, der, PUBLIC_KEY, options)).toBe(true)
    }
  })

  it('verifies what the independent implementation signed', () => {
    for (let round = 0; round < 8; round++) {
      const { publicKey, privateKey } = independent.generateKeyPairHex()
      const signature = independent.doSignature(`message ${round}`, privateKey, options)
      expect(verifySm2(`message ${round}`, toBase64(fromHex(signature)), publicKey)).toBe(true)
    }
  })

  it.each([
    ['r = 0', { r: ZERO, s }],
    ['s = 0', { r, s: ZERO }],
    ['r = n', { r: ORDER, s }],
    ['s = n', { r, s: ORDER }],
    ['r = 2^256 - 1', { r: 'f'.repeat(64), s }],
    ['r + s = n', { r, s: (BigInt(`0x${ORDER}`) - BigInt(`0x${r}`)).toString(16).padStart(64, '0') }],
  ])('does not verify %s, and does not throw', (_what, pair) => {
    expect(verifySm2(message, toBase64(writeSignature(pair)), PUBLIC_KEY)).toBe(false)
  })

  it.each([
    ['a key off the curve', `04${'1'.repeat(128)}`],
    ['the point at infinity', '00'],
    ['a compressed key', `02${px}`],
    ['an empty key', ''],
    ['a key with a letter too many', `${PUBLIC_KEY}0`],
  ])('does not verify with %s, and does not throw', (_what, key) => {
    expect(verifySm2(message, PUBLISHED, key)).toBe(false)
  })

  it('never throws on any text as a signature', () => {
    fc.assert(fc.property(fc.string(), (signature) => expect(verifySm2(message, signature, PUBLIC_KEY)).toBe(false)))
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (der) =>
        expect(verifySm2(message, toBase64(der), PUBLIC_KEY)).toBe(false),
      ),
    )
  })
})

describe('DER of a signature', () => {
  const der = toHex(fromBase64(PUBLISHED) ?? new Uint8Array())

  it('has one form only', () => {
    expect(readSignature(fromHex(der))).toEqual({ r: r.toLowerCase(), s: s.toLowerCase() })
  })

  it.each([
    ['a byte after it', `${der}00`],
    ['the last byte missing', der.slice(0, -2)],
    ['a SET for a SEQUENCE', `31${der.slice(2)}`],
    ['a long-form length', `3081${der.slice(2)}`],
    ['a needless leading zero', '300702020001020101'],
    ['a negative number', '3006020181020101'],
    ['an empty number', '30050200020101'],
    ['a third number', '3009020101020101020101'],
    ['nothing', ''],
  ])('is refused with %s', (_what, hex) => {
    expect(readSignature(fromHex(hex))).toBeUndefined()
  })

  it('is written and read back for numbers of any size', () => {
    const scalar = fc.bigInt({ min: BigInt(1), max: BigInt(`0x${ORDER}`) - BigInt(1) })
    const digits = (value: bigint) => value.toString(16).padStart(64, '0')
    fc.assert(
      fc.property(scalar, scalar, (a, b) => {
        const pair = { r: digits(a), s: digits(b) }
        expect(readSignature(writeSignature(pair))).toEqual(pair)
      }),
    )
  })
})
