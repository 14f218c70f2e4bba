/** GB/T 17710-2008 (ISO/IEC 7064), hybrid system MOD 37,36. */
import fc from 'fast-check'
import { checkCharacterOf } from '../../src/core/identifier/check-character'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const text = fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 1, maxLength: 60 })
const character = fc.constantFrom(...ALPHABET)

function pairs(): readonly (readonly [a: string, b: string])[] {
  return [...ALPHABET].flatMap((a) => [...ALPHABET].filter((b) => a < b).map((b) => [a, b] as const))
}

function areNextInAlphabet(a: string, b: string): boolean {
  const distance = Math.abs(ALPHABET.indexOf(a) - ALPHABET.indexOf(b))
  return distance === 1 || distance === ALPHABET.length - 1
}

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

  // One character brings the algorithm into each of its 36 states: with it before them, all swaps there are have been tried.
  it.each([...ALPHABET])('in the state that %s leads to, catches all 630 swaps of neighbours but one', (before) => {
    const missed = pairs().filter(([a, b]) => checkCharacterOf(before + a + b) === checkCharacterOf(before + b + a))
    expect(missed).toHaveLength(1)
    expect(missed.every(([a, b]) => areNextInAlphabet(a, b))).toBe(true)
  })

  it('lets each pair of characters that are next in the alphabet pass in one state, and no other pair ever', () => {
    const missed = [...ALPHABET].flatMap((before) =>
      pairs().filter(([a, b]) => checkCharacterOf(before + a + b) === checkCharacterOf(before + b + a)),
    )
    expect(new Set(missed.map(([a, b]) => a + b)).size).toBe(36)
  })

  it('catches the last character swapped with the check character, but for 0 and 1 in one state', () => {
    const missed = [...ALPHABET].flatMap((before) =>
      [...ALPHABET].filter((last) => {
        const check = checkCharacterOf(before + last)
        return check !== last && checkCharacterOf(before + check) === last
      }),
    )
    expect(missed).toEqual(['0', '1'])
  })

  it('knows nothing but digits and capital letters', () => {
    for (const wrong of ['a', '.', ' ', '０', '中']) expect(() => checkCharacterOf(wrong)).toThrow(RangeError)
  })
})
