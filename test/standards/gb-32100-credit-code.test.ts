/** GB 32100-2015 统一社会信用代码, with the organisation code's own check (GB 11714). */
import fc from 'fast-check'
import { checkCreditCode } from '../../src/core/identifier/credit-code'
import { feedEvents } from '../rules/samples'
import vectors from './vectors/identifiers.json'

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const DIGITS = '0123456789'
const text = (alphabet: string, length: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength: length, maxLength: length })

/** Codes made by the standards' formulas, written down here once more: powers of 3 modulo 31 outside, GB 11714 inside. */
const good = fc
  .tuple(fc.constantFrom('11', '91', '92', '52'), text(DIGITS, 6), text(ALPHABET, 8))
  .map(([kind, area, body]) => withOuterCheck(`${kind}${area}${body}${innerCheckOf(body)}`))

function innerCheckOf(body: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, at) => total + weight * Number.parseInt(body.charAt(at), 36), 0)
  return ['0', 'X', '9', '8', '7', '6', '5', '4', '3', '2', '1'][sum % 11] ?? ''
}

function withOuterCheck(text17: string): string {
  const rest = [...text17].reduce((total, character, at) => (total + 3 ** at * ALPHABET.indexOf(character)) % 31, 0)
  return text17 + ALPHABET.charAt((31 - rest) % 31)
}

describe('GB 32100 credit code', () => {
  it.each(vectors.credit_codes_valid)('accepts %s', (code) => {
    expect(checkCreditCode(code)).toEqual({ ok: true, value: code })
  })

  it('accepts every authority and company of the provincial feed, inner organisation code included', () => {
    const codes = feedEvents().flatMap(({ licence }) => [
      licence.CertificateIssuingAuthorityCode,
      ...(licence.CertificateHolderTypeCode === '001' ? [licence.CertificateHolderCode] : []),
    ])
    const given = codes.filter((code) => typeof code === 'string')
    expect(given.length).toBeGreaterThan(900)
    expect(given.filter((code) => !checkCreditCode(code).ok)).toEqual([])
  })

  it('accepts whatever the formulas make', () => {
    fc.assert(fc.property(good, (code) => expect(checkCreditCode(code)).toEqual({ ok: true, value: code })))
  })

  it('catches every single wrong character', () => {
    fc.assert(
      fc.property(good, fc.nat(17), fc.constantFrom(...ALPHABET), (code, index, wrong) => {
        fc.pre(code.charAt(index) !== wrong)
        expect(checkCreditCode(code.slice(0, index) + wrong + code.slice(index + 1)).ok).toBe(false)
      }),
    )
  })

  it('catches every pair of swapped neighbours', () => {
    fc.assert(
      fc.property(good, fc.nat(16), (code, index) => {
        fc.pre(code.charAt(index) !== code.charAt(index + 1))
        const swapped = code.slice(0, index) + code.charAt(index + 1) + code.charAt(index) + code.slice(index + 2)
        expect(checkCreditCode(swapped).ok).toBe(false)
      }),
    )
  })

  it('catches a wrong digit of the organisation code although the outer check was worked out anew', () => {
    fc.assert(
      fc.property(good, fc.integer({ min: 8, max: 15 }), fc.constantFrom(...DIGITS), (code, index, wrong) => {
        fc.pre(DIGITS.includes(code.charAt(index)) && code.charAt(index) !== wrong)
        const forged = withOuterCheck(code.slice(0, index) + wrong + code.slice(index + 1, 17))
        expect(checkCreditCode(forged)).toEqual({ ok: false, failure: 'CREDIT_CODE_CHECK' })
      }),
    )
  })

  it('lets such a forgery pass only when old and new character stand a multiple of 11 apart', () => {
    const standsFor = (character: string) => Number.parseInt(character, 36)
    fc.assert(
      fc.property(good, fc.integer({ min: 8, max: 15 }), fc.constantFrom(...ALPHABET), (code, index, wrong) => {
        fc.pre(code.charAt(index) !== wrong)
        const forged = withOuterCheck(code.slice(0, index) + wrong + code.slice(index + 1, 17))
        const apart = Math.abs(standsFor(code.charAt(index)) - standsFor(wrong))
        expect(checkCreditCode(forged).ok).toBe(apart % 11 === 0)
      }),
    )
  })

  it.each([
    ['17 characters', '1110000000001971D', 'CREDIT_CODE_FORMAT'],
    ['19 characters', '11100000000019713DD', 'CREDIT_CODE_FORMAT'],
    ['a letter in the area', '11A00000000019713D', 'CREDIT_CODE_FORMAT'],
    ['a small letter', '11100000000019713d', 'CREDIT_CODE_CHARACTER'],
    ['the letter O, which the standard leaves out', '1110000000001971OD', 'CREDIT_CODE_CHARACTER'],
    ['full-width digits', '１1100000000019713D', 'CREDIT_CODE_CHARACTER'],
    ['a wrong check character', '91990101123456789A', 'CREDIT_CODE_CHECK'],
    ['a good outer but a wrong inner check character', '11100000000019714G', 'CREDIT_CODE_CHECK'],
  ])('refuses a code with %s', (_what, code, failure) => {
    expect(checkCreditCode(code)).toEqual({ ok: false, failure })
  })
})
