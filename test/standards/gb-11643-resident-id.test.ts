/** GB 11643-1999 公民身份号码. */
import fc from 'fast-check'
import { birthDateOf, checkResidentId, type ResidentId, sexOf } from '../../src/core/identifier/resident-id'
import vectors from './vectors/identifiers.json'

/** Numbers made by ISO 7064 MOD 11-2 as that standard writes it, recursively, and not by the weights of the code under test. */
const good = fc
  .tuple(
    fc.integer({ min: 110000, max: 659999 }),
    fc.date({ min: new Date('1900-01-01'), max: new Date('2025-12-31'), noInvalidDate: true }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([area, born, sequence]) => {
    const body = `${area}${born.toISOString().slice(0, 10).replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
    const product = [...body].reduce((total, digit) => ((total + Number(digit)) * 2) % 11, 0)
    return body + ('0123456789X'[(12 - product) % 11] ?? '')
  })

describe('GB 11643 citizen number', () => {
  it.each(vectors.citizen_numbers_valid)('accepts %s, the standard’s own example', (number) => {
    expect(checkResidentId(number)).toEqual({ ok: true, value: number })
  })

  it('accepts whatever the formula makes', () => {
    fc.assert(fc.property(good, (number) => expect(checkResidentId(number)).toEqual({ ok: true, value: number })))
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
