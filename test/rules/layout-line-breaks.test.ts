/** 断行: where lines of Chinese text may end. */
import fc from 'fast-check'
import { broken, measured } from '../../cloudfunctions/server/documents/layout/line-breaks'

const EM = 1000
/** A Chinese character is an em wide, a Latin letter half of one. */
const advance = (character: string) => (/[\x20-\x7e]/.test(character) ? EM / 2 : EM)
const lines = (text: string, ems: number) => broken(measured(text, advance), ems * EM).map((line) => line.text)

describe('a line of Chinese text', () => {
  it('ends after any character', () => {
    expect(lines('道路货物运输', 4)).toEqual(['道路货物', '运输'])
  })

  it.each(['，', '。', '、', '）', '》', '；', '：', '”', '·'])('never begins with %s', (mark) => {
    expect(lines(`道路货物${mark}运输`, 4)).toEqual(['道路货', `物${mark}运输`])
  })

  it.each(['（', '《', '“', '【'])('never ends with %s', (mark) => {
    expect(lines(`道路货${mark}物运输`, 4)).toEqual(['道路货', `${mark}物运输`])
  })

  it('keeps a word, a date and a number whole', () => {
    expect(lines('道路 Logistics 运', 5)).toEqual(['道路 ', 'Logistics ', '运'])
    expect(lines('有效期至2026-12-31止', 8)).toEqual(['有效期至', '2026-12-31止'])
  })

  it('leaves a blank at its end, where it takes no room', () => {
    expect(lines('AB CD', 1)).toEqual(['AB ', 'CD'])
  })

  it('is cut only where nothing else fits', () => {
    expect(lines('ABCDEFGH', 2)).toEqual(['ABCD', 'EFGH'])
  })

  it('is one, and empty, when there is no text', () => {
    expect(lines('', 4)).toEqual([''])
  })
})

describe('whatever the text and the width', () => {
  const character = fc.constantFrom(...'道路运输车，。、）（《》“”·AbZ019-./& 𠮷')
  const text = fc.array(character, { maxLength: 120 }).map((all) => all.join(''))

  it('the lines put together are the text, and none is wider than its column', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 30 }), (drawn, ems) => {
        const found = broken(measured(drawn, advance), ems * EM)
        expect(found.map((line) => line.text).join('')).toBe(drawn)
        expect(found.filter(({ width }) => width > ems * EM)).toEqual([])
      }),
    )
  })
})
