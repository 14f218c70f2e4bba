/** GB/T 17710-2008 (ISO/IEC 7064), hybrid system MOD 37,36. */
import fc from 'fast-check'
import { checkCharacterOf } from '../../src/core/identifier/check-character'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const text = fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 1, maxLength: 60 })
const character = fc.constantFrom(...ALPHABET)

describe('GB/T 17710 MOD 37,36', () => {
  it('gives the check characters of identifiers met in public material', () => {
    expect(checkCharacterOf('11100000000013338W03211220000013544541J2430599001')).toBe('F')
    expect(checkCharacterOf('11100000MB03271699022340100000000016001')).toBe('9')
  })

  it('catches every single wrong character', () => {
    fc.assert(
      fc.property(text, fc.nat(), character, (body, position, wrong) => {
        const index = position % body.length
        fc.pre(body.charAt(index) !== wrong)
        const altered = body.slice(0, index) + wrong + body.slice(index + 1)
        expect(checkCharacterOf(altered)).not.toBe(checkCharacterOf(body))
      }),
    )
  })

  it('catches swapped neighbours except the few pairs the standard itself lets through', () => {
    const missed = [...ALPHABET].flatMap((a) =>
      [...ALPHABET].filter((b) => a < b && checkCharacterOf(a + b) === checkCharacterOf(b + a)).map((b) => a + b),
    )
    expect(missed.length).toBeLessThanOrEqual(1)
  })

  it('knows nothing but digits and capital letters', () => {
    for (const wrong of ['a', '.', ' ', '０', '中']) expect(() => checkCharacterOf(wrong)).toThrow(RangeError)
  })
})
