/**
 * 时钟不准: the showing phone's clock and the checking phone's, each right, wrong within what is borne with, just outside, and by a day. The code is
 * four hours younger than its credential; the checking phone took over its status list a minute ago.
 */
import { judgeProof, type TimeSuspect } from '../../src/core/presentation/proof-verdict'
import { type Instant, after as later } from '../../src/core/time'
import { ISSUED_AT, MEANS, madeCode, SHOWN_AT } from '../support/offline-code'

const SECONDS = { '-1d': -86_400, '-181s': -181, '-180s': -180, '-29s': -29, right: 0 } as const
const OFFSETS = { ...SECONDS, '+29s': 29, '+180s': 180, '+181s': 181, '+1d': 86_400 } as const
type Offset = keyof typeof OFFSETS
const COLUMNS = Object.keys(OFFSETS) as readonly Offset[]

/** The code that a phone with this clock shows at {@link SHOWN_AT}. */
const CODES = new Map(COLUMNS.map((offset) => [offset, madeCode({ shownAt: off(SHOWN_AT, offset) })]))

function off(at: Instant, offset: Offset): Instant {
  return later(at, OFFSETS[offset] * 1000)
}

function judged(own: Offset, theirs: Offset, isTimeKnown: boolean) {
  return judgeProof(CODES.get(theirs) ?? '', {
    ...MEANS,
    now: isTimeKnown ? SHOWN_AT : off(SHOWN_AT, own),
    isTimeKnown,
    statusOf: () => ({ status: 0, asOf: later(SHOWN_AT, -60_000) }),
  })
}

const SIGNS: Readonly<Record<string, string>> = {
  valid: 'ok',
  codeOld: 'old',
  codeAhead: 'ahead',
  ownClockSlow: 'own',
  theirClockSlow: 'their',
  credentialOld: 'stale',
}

function row(own: Offset, isTimeKnown: boolean): string {
  const signs = COLUMNS.map((theirs) => {
    const { verdict, reason } = judged(own, theirs, isTimeKnown)
    return SIGNS[reason ?? verdict] ?? reason ?? ''
  })
  return signs
    .map((sign) => sign.padEnd(6))
    .join('')
    .trim()
}

describe('the checking phone has only its own clock', () => {
  // Columns: the showing phone's clock, from a day slow to a day fast.
  it.each([
    //            -1d    -181s -180s -29s  right +29s  +180s +181s +1d
    ['-1d', '     own    own   own   own   own   own   own   own   own'],
    ['-181s', '   their  ok    ok    ok    ahead ahead ahead ahead ahead'],
    ['-180s', '   their  ok    ok    ok    ok    ahead ahead ahead ahead'],
    ['-29s', '    their  ok    ok    ok    ok    ok    ahead ahead ahead'],
    ['right', '   their  old   ok    ok    ok    ok    ok    ahead ahead'],
    ['+29s', '    their  old   old   ok    ok    ok    ok    ok    ahead'],
    ['+180s', '   their  old   old   old   ok    ok    ok    ok    ahead'],
    ['+181s', '   their  old   old   old   old   ok    ok    ok    ahead'],
    ['+1d', '     their  old   old   old   old   old   old   old   stale'],
  ] as const)('%s: %s', (own, expected) => {
    expect(row(own, false).split(/ +/)).toEqual(expected.trim().split(/ +/))
  })
})

describe('the checking phone has learnt the cloud’s time', () => {
  it.each(COLUMNS)('its own clock being off by %s changes nothing', (own) => {
    expect(row(own, true).split(/ +/)).toEqual('their old ok ok ok ok ok ahead ahead'.split(' '))
  })
})

describe('which clock is named', () => {
  const suspects = (own: Offset, theirs: Offset, isTimeKnown = false) => judged(own, theirs, isTimeKnown).suspects

  it.each<readonly [string, Offset, Offset, boolean, readonly TimeSuspect[]]>([
    ['ours, a day slow: the issuer signed later than it shows', '-1d', 'right', false, ['ownClock']],
    ['theirs, a day slow: the issuer signed later than it shows', 'right', '-1d', false, ['theirClock']],
    ['either, or a picture, when the code is old', 'right', '-181s', false, ['picture', 'theirClock', 'ownClock']],
    ['either, when the code is ahead', 'right', '+181s', false, ['theirClock', 'ownClock']],
    ['ours among them, a day fast', '+1d', 'right', false, ['picture', 'theirClock', 'ownClock']],
    ['theirs or a picture, when ours is known to be right', 'right', '-181s', true, ['picture', 'theirClock']],
    ['theirs alone, a day fast, when ours is known to be right', 'right', '+1d', true, ['theirClock']],
    ['theirs alone, whatever our own clock says', '+1d', '+1d', true, ['theirClock']],
  ])('%s', (_what, own, theirs, isTimeKnown, expected) => {
    expect(suspects(own, theirs, isTimeKnown)).toEqual(expected)
  })

  it('none when the code is good', () => {
    expect(judged('+29s', '-29s', false)).not.toHaveProperty('suspects')
  })

  it.each([
    ['-1d', 'right', 86_340_000],
    ['right', '-1d', 72_000_000],
    ['right', '-181s', 181_000],
    ['right', '+1d', 86_400_000],
  ] as const)('%s against %s: by how much', (own, theirs, byMs) => {
    expect(judged(own, theirs, false).byMs).toBe(byMs)
  })
})

describe('the calendar', () => {
  const code = madeCode({ content: { validUntil: '2026-11-23' as never } })

  it('a licence that has run out is told so, by a clock that fits', () => {
    expect(judgeProof(code, MEANS)).toMatchObject({ verdict: 'invalid', reason: 'expired' })
  })

  it('by a clock that does not, the clock is told', () => {
    const now = later(SHOWN_AT, 86_400_000)
    expect(
      judgeProof(madeCode(), {
        ...MEANS,
        now: later(now, 500 * 86_400_000),
        trust: { ...MEANS.trust, expiresAt: later(now, 1e12) } as never,
      }),
    ).toMatchObject({ verdict: 'undetermined', reason: 'codeOld' })
    expect(judgeProof(code, { ...MEANS, now })).toMatchObject({ verdict: 'undetermined', reason: 'codeOld' })
    expect(judgeProof(code, { ...MEANS, now, isTimeKnown: true })).toMatchObject({
      verdict: 'invalid',
      reason: 'expired',
    })
  })

  it('the last day ends at midnight in China', () => {
    const midnight = '2026-11-23T16:00:00.000Z' as Instant
    const made = (shownAt: Instant) =>
      madeCode({ shownAt, content: { issuedAt: later(ISSUED_AT, -86_400_000 / 2), validUntil: '2026-11-23' as never } })
    const judge = (at: Instant) => judgeProof(made(at), { ...MEANS, now: at, statusOf: () => undefined }).reason
    expect([judge(later(midnight, -1000)), judge(midnight)]).toEqual([undefined, 'expired'])
  })
})
