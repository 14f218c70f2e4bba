/** Instants and civil dates: China's calendar decides, wherever the code runs. */
import {
  chinaTimeOf,
  civilDateOf,
  compactDate,
  daysAfter,
  daysBetween,
  instantOf,
  parseCivilDate,
  parseCompactDate,
  parseInstant,
} from '../../src/core/time'

describe('an instant', () => {
  it.each([
    ['2026-11-01T08:00:00+08:00', '2026-11-01T00:00:00.000Z'],
    ['2026-09-01T00:37:36.000+00:00', '2026-09-01T00:37:36.000Z'],
    ['2026-09-01T00:37:36.5Z', '2026-09-01T00:37:36.500Z'],
    ['2024-02-29T23:59:59.999-11:00', '2024-03-01T10:59:59.999Z'],
  ])('is read from %s as %s', (text, instant) => {
    expect(parseInstant(text)).toEqual({ ok: true, value: instant })
  })

  it.each([
    '2026-11-01T08:00:00',
    '2026-11-01',
    '2026-11-01 08:00:00+08:00',
    '2026-02-30T08:00:00Z',
    '2026-11-01T25:00:00Z',
    '2026-11-01T08:00:00+0800',
    ' 2026-11-01T08:00:00Z',
    '9999-12-31T23:59:59-01:00',
    '',
  ])('is not read from %j', (text) => {
    expect(parseInstant(text)).toEqual({ ok: false, failure: 'INSTANT_MALFORMED' })
  })

  it('has a year of four digits, so that text order is time order', () => {
    expect(() => instantOf(Date.parse('+010000-01-01T00:00:00Z'))).toThrow(RangeError)
    expect(() => instantOf(Number.NaN)).toThrow(RangeError)
  })

  it('is another day in China from 16:00 UTC on', () => {
    expect(civilDateOf(instantOf(Date.parse('2026-11-22T15:59:59.999Z')))).toBe('2026-11-22')
    expect(civilDateOf(instantOf(Date.parse('2026-11-22T16:00:00.000Z')))).toBe('2026-11-23')
    expect(chinaTimeOf(instantOf(Date.parse('2026-11-22T16:00:00.000Z')))).toBe('2026-11-23 00:00:00')
  })
})

describe('a civil date', () => {
  it.each([
    ['20240229', '2024-02-29'],
    ['19000101', '1900-01-01'],
  ])('is read from %s and written back', (compact, date) => {
    const parsed = parseCompactDate(compact)
    expect(parsed).toEqual({ ok: true, value: date })
    expect(parsed.ok && compactDate(parsed.value)).toBe(compact)
  })

  it.each(['20230229', '20260431', '20261301', '20260100', '00000000'])(
    'that does not exist is refused: %s',
    (text) => {
      expect(parseCompactDate(text)).toEqual({ ok: false, failure: 'DATE_IMPOSSIBLE' })
    },
  )

  it.each(['2026-1-1', '2026/01/01', '20260101', '2026-01-01T00:00:00Z', ''])(
    'in another form is refused: %j',
    (text) => {
      expect(parseCivilDate(text)).toEqual({ ok: false, failure: 'DATE_MALFORMED' })
    },
  )

  it('is counted in whole days, back and forth', () => {
    const [from, to] = [parseCivilDate('2024-02-28'), parseCivilDate('2024-03-01')]
    expect(from.ok && to.ok && [daysBetween(from.value, to.value), daysBetween(to.value, from.value)]).toEqual([2, -2])
    expect(from.ok && [daysAfter(from.value, 2), daysAfter(from.value, 0)]).toEqual(['2024-03-01', '2024-02-28'])
    expect(to.ok && daysAfter(to.value, -2)).toBe('2024-02-28')
  })
})
