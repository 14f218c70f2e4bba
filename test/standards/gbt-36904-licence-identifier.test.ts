/** GB/T 36904-2018 证照标识. */
import fc from 'fast-check'
import {
  formatLicenceIdentifier,
  LAST_VERSION,
  parseLicenceIdentifier,
  ROOT_CODE,
} from '../../src/core/identifier/licence-identifier'
import vectors from './vectors/identifiers.json'

const GOOD = '1.2.156.3005.2.11100000000019713D013.11100000000019713D.20240000000000000001.001.O'
const parts = fc.record({
  typeCode: fc.constantFrom('11100000000019713D013', '11100000000019713D071'),
  issuer: fc.constantFrom('11990101845530425F', '11990201125870173M'),
  serial: fc.string({ unit: fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'), minLength: 1, maxLength: 32 }),
  version: fc.integer({ min: 1, max: LAST_VERSION }),
})

describe('GB/T 36904 licence identifier', () => {
  it.each(vectors.licence_identifiers_valid)('accepts %s and writes it back the same', (identifier) => {
    const parsed = parseLicenceIdentifier(identifier)
    expect(parsed.ok && formatLicenceIdentifier(parsed.value)).toBe(identifier)
  })

  it.each(vectors.licence_identifiers_wrong_check)(
    'refuses $identifier, whose check character should be $expected_check',
    ({ identifier, expected_check }) => {
      expect(parseLicenceIdentifier(identifier)).toEqual({ ok: false, failure: 'IDENTIFIER_CHECK' })
      expect(parseLicenceIdentifier(identifier.slice(0, -1) + expected_check).ok).toBe(true)
    },
  )

  it('reads type, issuer, serial and version', () => {
    expect(parseLicenceIdentifier(GOOD)).toEqual({
      ok: true,
      value: {
        typeCode: '11100000000019713D013',
        issuer: '11100000000019713D',
        serial: '20240000000000000001',
        version: 1,
      },
    })
  })

  it.each([
    ['another root', GOOD.replace(ROOT_CODE, '1.2.156.3005.3'), 'IDENTIFIER_ROOT'],
    ['no root', GOOD.slice(ROOT_CODE.length + 1), 'IDENTIFIER_ROOT'],
    ['a blank before it', ` ${GOOD}`, 'IDENTIFIER_ROOT'],
    ['a part too few', GOOD.replace('.001', ''), 'IDENTIFIER_FORMAT'],
    ['a part too many', `${GOOD}.`, 'IDENTIFIER_FORMAT'],
    ['a type code of twenty characters', GOOD.replace('D013', 'D13'), 'IDENTIFIER_TYPE'],
    ['an area code in place of the issuer', GOOD.replace('.11100000000019713D.', '.340100.'), 'IDENTIFIER_ISSUER'],
    ['small letters in the serial', GOOD.replace('2024', '202a'), 'IDENTIFIER_SERIAL'],
    ['a serial of 33 characters', GOOD.replace('2024', '20240000000000000'), 'IDENTIFIER_SERIAL'],
    ['version 000', GOOD.replace('.001.', '.000.'), 'IDENTIFIER_VERSION'],
    ['a version of four digits', GOOD.replace('.001.', '.0001.'), 'IDENTIFIER_VERSION'],
    ['a small check letter', `${GOOD.slice(0, -1)}o`, 'IDENTIFIER_CHECK'],
    ['a line feed after it', `${GOOD}\n`, 'IDENTIFIER_CHECK'],
  ])('refuses an identifier with %s', (_what, identifier, failure) => {
    expect(parseLicenceIdentifier(identifier)).toEqual({ ok: false, failure })
  })

  it('reads back whatever it writes', () => {
    fc.assert(
      fc.property(parts, (given) =>
        expect(parseLicenceIdentifier(formatLicenceIdentifier(given))).toEqual({ ok: true, value: given }),
      ),
    )
  })

  it('catches any single wrong character of what it wrote', () => {
    fc.assert(
      fc.property(
        parts,
        fc.nat(),
        fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
        (given, position, wrong) => {
          const identifier = formatLicenceIdentifier(given)
          const index = position % identifier.length
          fc.pre(identifier.charAt(index) !== wrong)
          expect(parseLicenceIdentifier(identifier.slice(0, index) + wrong + identifier.slice(index + 1)).ok).toBe(
            false,
          )
        },
      ),
    )
  })

  it('catches any two neighbours swapped, unless they are next in the alphabet: there the algorithm promises less', () => {
    fc.assert(
      fc.property(parts, fc.nat(), (given, position) => {
        const identifier = formatLicenceIdentifier(given)
        const index = ROOT_CODE.length + (position % (identifier.length - ROOT_CODE.length - 1))
        const [a, b] = [identifier.charAt(index), identifier.charAt(index + 1)]
        const distance = Math.abs(Number.parseInt(a, 36) - Number.parseInt(b, 36))
        fc.pre(a !== b && distance !== 1 && distance !== 35)
        const swapped = identifier.slice(0, index) + b + a + identifier.slice(index + 2)
        expect(parseLicenceIdentifier(swapped).ok).toBe(false)
      }),
    )
  })

  it.each([{ version: 0 }, { version: 1000 }, { serial: '' }, { issuer: '340100' }])('does not write %o', (wrong) => {
    const right = { typeCode: '11100000000019713D013', issuer: '11990101845530425F', serial: '1', version: 1 }
    expect(() => formatLicenceIdentifier({ ...right, ...wrong })).toThrow(RangeError)
  })
})
