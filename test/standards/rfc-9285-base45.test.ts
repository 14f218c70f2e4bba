/** RFC 9285 base45, strict: one text for one value. */
import fc from 'fast-check'
import { fromBase45, toBase45 } from '../../src/core/presentation/base45'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'
const bytesOf = (text: string) => new TextEncoder().encode(text)

describe('RFC 9285 base45', () => {
  it.each([
    ['AB', 'BB8'],
    ['Hello!!', '%69 VD92EX0'],
    ['base-45', 'UJCLQE7W581'],
    ['ietf!', 'QED8WEX0'],
    ['', ''],
  ])('writes %j as %j, as the RFC does, and reads it back', (plain, text) => {
    expect(toBase45(bytesOf(plain))).toBe(text)
    expect(fromBase45(text)).toEqual(bytesOf(plain))
  })

  it('reads back whatever bytes it wrote, in the alphabet of a QR code and half as long again', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const text = toBase45(bytes)
        expect(fromBase45(text)).toEqual(bytes)
        expect(text).toHaveLength(Math.ceil(bytes.length * 1.5))
        expect([...text].every((character) => ALPHABET.includes(character))).toBe(true)
      }),
    )
  })

  it('reads the largest pair and the largest single byte', () => {
    expect(fromBase45('FGW')).toEqual(Uint8Array.of(255, 255))
    expect(fromBase45('U5')).toEqual(Uint8Array.of(255))
  })

  it.each([
    ['a pair over 65535', 'GGW'],
    ['the largest three characters', ':::'],
    ['a single byte over 255', 'V5'],
    ['the largest two characters', '::'],
    ['one character alone', 'A'],
    ['four characters', 'BB8A'],
    ['lower case', 'bb8'],
    ['a character outside the alphabet', 'BB='],
    ['a line end', 'BB8\n'],
    ['a full-width letter', 'BB８'],
    ['a character of two code units', 'B😀'],
  ])('refuses %s: %j', (_what, text) => {
    expect(fromBase45(text)).toBeUndefined()
  })

  it('reads no text that it would write otherwise, and never throws', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom(...ALPHABET), maxLength: 40 }),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const bytes = fromBase45(text)
        if (bytes) expect(toBase45(bytes)).toBe(text)
      }),
      { numRuns: 1000 },
    )
  })
})
