/** RFC 4648 section 4, strict: one text for one value. */
import fc from 'fast-check'
import { decodedLength, fromBase64, isBase64, toBase64 } from '../../src/core/crypto/base64'

describe('RFC 4648 base64', () => {
  it('writes what every other implementation writes, and reads it back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const text = Buffer.from(bytes).toString('base64')
        expect(toBase64(bytes)).toBe(text)
        expect(fromBase64(text)).toEqual(bytes)
        expect(decodedLength(text)).toBe(bytes.length)
      }),
    )
  })

  it.each(['A', 'AA', 'AAA', 'A===', 'AA=A', 'AAAA=', 'AA==\n', 'A-__', 'AB==', 'AAB=', ' AAAA'])(
    'refuses %j',
    (text) => {
      expect(fromBase64(text)).toBeUndefined()
    },
  )

  it('tells the form of a megabyte without decoding it', () => {
    expect(isBase64('A'.repeat(1_000_000))).toBe(true)
    expect(isBase64(`${'A'.repeat(999_999)}*`)).toBe(false)
  })
})
