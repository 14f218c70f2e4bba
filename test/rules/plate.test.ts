/** 号牌号码: what a person types finds the plate he means. */
import { meansPlate, plateFromEnd, plateKey, provinceOf } from '../../src/core/licence/plate'

describe('a plate as it is found by', () => {
  it.each([
    ['as the province sends it', '示A04713', '示A04713'],
    ['in lower case', '示a04713', '示A04713'],
    ['in full width', '示Ａ０４７１３', '示A04713'],
    ['with the painted dot', '示A·04713', '示A04713'],
    ['with another dot', '示A•04713', '示A04713'],
    ['with blanks, the wide one too', ' 示A　04 713 ', '示A04713'],
    ['with a hyphen', 'A-04713', 'A04713'],
    ['of a trailer', '示A0471挂', '示A0471挂'],
    ['nothing but blanks', ' 　', ''],
  ])('%s', (_how, typed, key) => {
    expect(plateKey(typed)).toBe(key)
    expect(plateKey(key)).toBe(key)
  })

  it('is read from its end by whole characters', () => {
    expect(plateFromEnd('示A0471挂')).toBe('挂1740A示')
    expect(plateFromEnd('𠮷A1')).toBe('1A𠮷')
    expect(provinceOf('𠮷A1')).toBe('𠮷')
    expect(provinceOf('')).toBe('')
  })

  it.each([
    ['示A047', 'its beginning'],
    ['A047', 'its beginning without the province'],
    ['A04713', 'all but the province'],
    ['示A04713', 'all of it'],
    ['713', 'its end'],
    ['3', 'its last character'],
  ])('is meant by %s: %s', (sought) => {
    expect(meansPlate(sought, '示A04713')).toBe(true)
  })

  it.each([
    ['0471', 'its middle'],
    ['04712', 'another number'],
    ['例A047', 'another province'],
    ['示A047130', 'more than there is'],
  ])('is not meant by %s: %s', (sought) => {
    expect(meansPlate(sought, '示A04713')).toBe(false)
  })
})
