/** GB/T 32905-2016 SM3, against the standard's examples and an independent implementation. */
import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import { fromHex, toHex } from '../../src/core/crypto/hex'
import { hmacSm3Hex, sm3Hex } from '../../src/core/crypto/sm3'
import vectors from './vectors/crypto.json'

const bytes = fc.uint8Array({ maxLength: 300 })

describe('GB/T 32905 SM3', () => {
  it.each(vectors.sm3)('gives the published digest of "$message_utf8"', ({ message_utf8, digest }) => {
    expect(sm3Hex(message_utf8)).toBe(digest.toLowerCase())
  })

  it('agrees with OpenSSL on bytes of any length', () => {
    fc.assert(
      fc.property(bytes, (message) => expect(sm3Hex(message)).toBe(createHash('sm3').update(message).digest('hex'))),
    )
  })

  it('digests a text as its UTF-8', () => {
    expect(sm3Hex('道路运输证😀')).toBe(sm3Hex(new TextEncoder().encode('道路运输证😀')))
  })

  it('agrees with OpenSSL on keyed digests, whatever the length of the key', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 100 }), bytes, (key, message) =>
        expect(hmacSm3Hex(key, message)).toBe(createHmac('sm3', key).update(message).digest('hex')),
      ),
    )
  })

  it('writes bytes as hex and reads them back', () => {
    fc.assert(fc.property(bytes, (value) => expect(fromHex(toHex(value))).toEqual(value)))
    expect(() => fromHex('abc')).toThrow(RangeError)
    expect(() => fromHex('zz')).toThrow(RangeError)
  })
})
