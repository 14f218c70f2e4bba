/** RFC 3629 UTF-8 without the runtime's own encoder, which not every phone has: against the one of Node. */
import fc from 'fast-check'
import { fromUtf8, utf8 } from '../../src/core/text-bytes'

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** What Node says, which refuses by throwing. */
function decoded(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes)
  } catch {
    return undefined
  }
}

describe('RFC 3629 UTF-8', () => {
  it('writes what the runtime writes, and reads it back', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })), (text) => {
        expect(utf8(text)).toEqual(new TextEncoder().encode(text))
        expect(fromUtf8(utf8(text))).toBe(text)
      }),
      { numRuns: 1000 },
    )
  })

  it.each(['', 'a', '\u007f\u0080\u07ff\u0800\uffff', '\u{10000}\u{10ffff}', '道路运输证😀', '\ufeffa', '\0'])(
    'writes %j at the edges of its lengths',
    (text) => {
      expect(utf8(text)).toEqual(new TextEncoder().encode(text))
      expect(fromUtf8(utf8(text))).toBe(text)
    },
  )

  it.each(['\ud800', 'a\udc00b', '\udc00\ud800', '\ud800\ud800\udc00'])(
    'writes the replacement character for the lone surrogate in %j',
    (text) => {
      expect(utf8(text)).toEqual(new TextEncoder().encode(text))
    },
  )

  it.each([
    ['a continuation alone', [0x80]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['an overlong slash in three bytes', [0xe0, 0x80, 0xaf]],
    ['an overlong character in four bytes', [0xf0, 0x8f, 0xbf, 0xbf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['a point past U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
    ['a first byte of no character', [0xf5, 0x80, 0x80, 0x80]],
    ['FF', [0xff]],
    ['a character cut short', [0xe9, 0x81]],
    ['a letter where the character should go on', [0xe9, 0x41, 0x93]],
  ])('does not read %s', (_what, bytes) => {
    expect(fromUtf8(Uint8Array.from(bytes))).toBeUndefined()
  })

  it('reads and refuses the same bytes as the runtime does', () => {
    const byte = fc.oneof(fc.nat({ max: 255 }), fc.constantFrom(0x80, 0xbf, 0xc2, 0xe0, 0xed, 0xef, 0xf0, 0xf4))
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 12 }), (numbers) => {
        const bytes = Uint8Array.from(numbers)
        expect(fromUtf8(bytes)).toBe(decoded(bytes))
      }),
      { numRuns: 3000 },
    )
  })
})
