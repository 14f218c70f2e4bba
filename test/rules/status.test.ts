/** 证照状态: the authority's acts and China's calendar. */
import { LEGAL_STATES, statusAt, type Term } from '../../src/core/licence/status'
import { type CivilDate, type Instant, instantOf } from '../../src/core/time'

const TERM: Term = { state: 'inForce', validFrom: '2026-03-01' as CivilDate, validUntil: '2026-11-22' as CivilDate }
const at = (text: string): Instant => instantOf(Date.parse(text))

describe('the status of a licence', () => {
  it.each([
    ['the last moment before its first day', '2026-02-28T23:59:59.999+08:00', 'notYetValid'],
    ['the first moment of its first day', '2026-03-01T00:00:00.000+08:00', 'inForce'],
    ['the last moment of its last day', '2026-11-22T23:59:59.999+08:00', 'inForce'],
    ['the next midnight in China', '2026-11-23T00:00:00.000+08:00', 'expired'],
  ])('at %s (%s) is %s', (_moment, time, status) => {
    expect(statusAt(TERM, at(time))).toBe(status)
  })

  it('does not depend on where the clock stands', () => {
    expect(statusAt(TERM, at('2026-11-22T10:59:59.999-05:00'))).toBe('inForce')
    expect(statusAt(TERM, at('2026-11-22T11:00:00.000-05:00'))).toBe('expired')
  })

  it.each(LEGAL_STATES.filter((state) => state !== 'inForce'))(
    'stays %s after its last day: the act outweighs the calendar',
    (state) => {
      expect(statusAt({ ...TERM, state }, at('2030-01-01T00:00:00Z'))).toBe(state)
    },
  )

  it('is in force without end when no end is stated', () => {
    expect(statusAt({ state: 'inForce' }, at('2099-12-31T00:00:00Z'))).toBe('inForce')
  })
})
