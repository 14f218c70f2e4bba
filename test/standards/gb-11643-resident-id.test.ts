/** GB 11643-1999 公民身份号码. */
import fc from 'fast-check'
import { birthDateOf, checkResidentId, type ResidentId, sexOf } from '../../src/core/identifier/resident-id'
import vectors from './vectors/identifiers.json'

const good = fc.constantFrom(...vectors.citizen_numbers_valid, '990201199407116775', '99030219860920755X')

describe('GB 11643 citizen number', () => {
  it.each(vectors.citizen_numbers_valid)('accepts %s, the standard’s own example', (number) => {
    expect(checkResidentId(number)).toEqual({ ok: true, value: number })
  })

  it('tells date of birth and sex', () => {
    expect(birthDateOf('11010519491231002X' as ResidentId)).toBe('1949-12-31')
    expect(sexOf('11010519491231002X' as ResidentId)).toBe('2')
    expect(sexOf('440524188001010014' as ResidentId)).toBe('1')
  })

  it('catches every single wrong digit', () => {
    fc.assert(
      fc.property(good, fc.nat(17), fc.constantFrom(...'0123456789X'), (number, index, wrong) => {
        fc.pre(number.charAt(index) !== wrong)
        expect(checkResidentId(number.slice(0, index) + wrong + number.slice(index + 1)).ok).toBe(false)
      }),
    )
  })

  it('catches every pair of swapped neighbours', () => {
    fc.assert(
      fc.property(good, fc.nat(16), (number, index) => {
        fc.pre(number.charAt(index) !== number.charAt(index + 1))
        const swapped =
          number.slice(0, index) + number.charAt(index + 1) + number.charAt(index) + number.slice(index + 2)
        expect(checkResidentId(swapped).ok).toBe(false)
      }),
    )
  })

  it.each([
    ['fifteen digits of the old form', '110105491231002', 'RESIDENT_ID_FORMAT'],
    ['a small x', '11010519491231002x', 'RESIDENT_ID_FORMAT'],
    ['a blank', '11010519491231002X ', 'RESIDENT_ID_FORMAT'],
    ['the 30th of February', '110105194902300020', 'RESIDENT_ID_BIRTH_DATE'],
    ['a wrong check character', '990201199407116771', 'RESIDENT_ID_CHECK'],
  ])('refuses a number with %s', (_what, number, failure) => {
    expect(checkResidentId(number)).toEqual({ ok: false, failure })
  })
})
