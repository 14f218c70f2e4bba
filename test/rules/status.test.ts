/** 证照状态: the authority's acts and China's calendar. */
import { toMinistryState, toStandardState } from '../../src/core/licence/standard-state'
import {
  LEGAL_STATES,
  type LicenceStatus,
  stateWhenFollowed,
  statusAt,
  statusOfVersion,
  type Term,
} from '../../src/core/licence/status'
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

describe('the status of a version', () => {
  it('is superseded once a licence in force or suspended goes on in a next one', () => {
    expect([stateWhenFollowed('inForce'), stateWhenFollowed('suspended')]).toEqual(['superseded', 'superseded'])
  })

  it.each(['cancelled', 'annulled', 'revoked'] as const)('stays %s when the licence is issued anew', (state) => {
    expect(stateWhenFollowed(state)).toBe(state)
  })

  it('is that of the licence for the latest one', () => {
    expect(statusOfVersion(undefined, 'expired')).toBe('expired')
    expect(statusOfVersion('superseded', 'inForce')).toBe('superseded')
  })
})

const STATUSES: readonly LicenceStatus[] = [...LEGAL_STATES, 'expired', 'notYetValid']

describe('the status in the words of the standards', () => {
  it.each(STATUSES)('%s is 有效 (1) only if it is in force, activated or not', (status) => {
    expect(toStandardState(status)).toBe(status === 'inForce' ? '1' : '2')
  })

  it.each([
    ['inForce', 'valid', 'notActivated'],
    ['suspended', 'suspended', 'suspended'],
    ['notYetValid', 'suspended', 'suspended'],
    ['expired', 'invalid', 'invalid'],
    ['superseded', 'invalid', 'invalid'],
    ['cancelled', 'invalid', 'invalid'],
    ['annulled', 'invalid', 'invalid'],
    ['revoked', 'invalid', 'invalid'],
  ] as const)('the ministry is told %s as %s, and as %s when nobody activated it', (status, activated, not) => {
    expect([toMinistryState(status, true), toMinistryState(status, false)]).toEqual([activated, not])
  })

  it('changes with the calendar: in force on the last day, 无效 and invalid from the next midnight in China', () => {
    const told = (time: string) => {
      const status = statusAt(TERM, at(time))
      return [toStandardState(status), toMinistryState(status, true)]
    }
    expect(told('2026-11-22T23:59:59.999+08:00')).toEqual(['1', 'valid'])
    expect(told('2026-11-23T00:00:00.000+08:00')).toEqual(['2', 'invalid'])
  })
})
