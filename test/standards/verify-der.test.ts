/** X.690 DER: one value has one form, and every other form is refused. */
import fc from 'fast-check'
import { readCertificate } from '../../cloudfunctions/server/documents/verify-file/certificate'
import { children, DerFault, Members, readDer } from '../../cloudfunctions/server/documents/verify-file/der'
import {
  boolean,
  integerBytes,
  namedBits,
  oid,
  smallInteger,
  text,
  time,
  wholeBytes,
} from '../../cloudfunctions/server/documents/verify-file/der-values'
import { Flaw } from '../../cloudfunctions/server/documents/verify-file/flaw'
import { readRevocationList } from '../../cloudfunctions/server/documents/verify-file/revocation'
import { readSealSignature } from '../../cloudfunctions/server/documents/verify-file/seal'
import { der, oid as writtenOid } from '../support/sealed-files/der'

const value = (hex: string) => readDer(Buffer.from(hex, 'hex'))

describe('DER', () => {
  it('reads a length in its shortest form', () => {
    expect(value('0403010203').content).toHaveLength(3)
    expect(readDer(der(0x04, Buffer.alloc(127))).content).toHaveLength(127)
    expect(readDer(der(0x04, Buffer.alloc(128))).content).toHaveLength(128)
    expect(readDer(der(0x04, Buffer.alloc(65_536))).content).toHaveLength(65_536)
  })

  it('reads no value of more members than the memory holds', () => {
    const nulls = (count: number) => readDer(der(0x30, Buffer.alloc(2 * count, Buffer.from('0500', 'hex'))))
    expect(children(nulls(100_000))).toHaveLength(100_000)
    expect(() => children(nulls(100_001))).toThrow(DerFault)
  })

  it.each([
    ['no value', ''],
    ['no length', '04'],
    ['an indefinite length', '24800403010203'.concat('0000')],
    ['a length in the long form that fits the short', '048103010203'],
    ['a length with a leading zero', `04820080${'00'.repeat(128)}`],
    ['a length of five octets', '0485000000000100'],
    ['less than its length', '04030102'],
    ['bytes behind it', '040301020300'],
    ['a tag of two octets', '1f810100'],
  ])('refuses %s', (_what, hex) => {
    expect(() => value(hex)).toThrow(DerFault)
  })

  it.each([
    ['an integer without digits', () => integerBytes(value('0200'))],
    ['an integer with a leading zero', () => integerBytes(value('02020001'))],
    ['a negative integer with a leading one', () => integerBytes(value('0202ff80'))],
    ['a negative number where none may be', () => smallInteger(value('0201ff'))],
    ['a number beyond 31 bits', () => smallInteger(value('02050080000000'))],
    ['a boolean other than 00 and ff', () => boolean(value('010101'))],
    ['a boolean of two bytes', () => boolean(value('0102ffff'))],
    ['a key or digest with unused bits', () => wholeBytes(value('03020180'))],
    ['a key or digest without the octet of unused bits', () => wholeBytes(value('0300'))],
    ['named bits with a zero at the end', () => namedBits(value('03020640'.replace('40', '00')))],
    ['named bits that hide a set bit', () => namedBits(value('03020780'.replace('80', 'c0')))],
    ['an object identifier with a padded arc', () => oid(value('06042a800103'))],
    ['an object identifier cut off', () => oid(value('06022a81'))],
    ['an empty object identifier', () => oid(value('0600'))],
    ['a text that is not UTF-8', () => text(value('0c01ff'))],
    ['a text in ASCII that is not', () => text(value('1601ff'))],
    ['members of what has none', () => children(value('0403010203'))],
    ['a member too many', () => new Members(value('3003020101')).end()],
    ['a member that is missing', () => new Members(value('3000')).any()],
  ])('refuses %s', (_what, read) => {
    expect(read).toThrow(DerFault)
  })

  it.each([
    ['20260228235959Z', '2026-02-28T23:59:59.000Z'],
    ['20240229000000Z', '2024-02-29T00:00:00.000Z'],
    ['20260601080000.5Z', '2026-06-01T08:00:00.500Z'],
    ['20260601080000.123Z', '2026-06-01T08:00:00.123Z'],
  ])('reads the time %s', (written, expected) => {
    expect(time(readDer(der(0x18, Buffer.from(written))))).toBe(expected)
  })

  it('reads a year of two digits as 1950 to 2049', () => {
    expect(time(readDer(der(0x17, Buffer.from('491231235959Z'))))).toBe('2049-12-31T23:59:59.000Z')
    expect(time(readDer(der(0x17, Buffer.from('500101000000Z'))))).toBe('1950-01-01T00:00:00.000Z')
  })

  it.each([
    '20260229000000Z',
    '20260601240000Z',
    '20260601080000',
    '20260601080000+0800',
    '20260601080000.50Z',
    '20260601080000.Z',
    '202606010800Z',
    '2026060108000Z ',
  ])('refuses the time %j', (written) => {
    expect(() => time(readDer(der(0x18, Buffer.from(written))))).toThrow(DerFault)
  })

  it('reads back every object identifier', () => {
    const arcs = fc.array(fc.integer({ min: 0, max: 2 ** 31 - 1 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(fc.constantFrom('0.9', '1.2', '2.5'), arcs, (root, rest) => {
        const dotted = [root, ...rest].join('.')
        expect(oid(readDer(writtenOid(dotted)))).toBe(dotted)
      }),
    )
  })

  it('throws nothing but its own fault, whatever the bytes are', () => {
    const readers = [readDer, readCertificate, readRevocationList, (bytes: Uint8Array) => readSealSignature(bytes, 'x')]
    const nested = fc.letrec<{ value: Uint8Array }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'medium' },
        fc
          .tuple(fc.constantFrom(1, 2, 3, 4, 5, 6, 12, 19, 22, 23, 24), fc.uint8Array({ maxLength: 12 }))
          .map(([tag, bytes]) => der(tag, bytes)),
        fc
          .tuple(fc.constantFrom(0x30, 0x31, 0xa0, 0xa3), fc.array(tie('value'), { maxLength: 5 }))
          .map(([tag, members]) => der(tag, ...members)),
      ),
    })).value
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 60 }), nested), fc.constantFrom(...readers), (bytes, read) => {
        try {
          read(bytes)
        } catch (fault) {
          expect(fault instanceof DerFault || fault instanceof Flaw).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
  })
})
