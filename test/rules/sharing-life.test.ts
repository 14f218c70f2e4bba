/** 授权的状态, move by move; and the readings a grant allows, under every order of withdrawing, reading and time. */
import fc from 'fast-check'
import type { Failure } from '../../src/core/failure'
import {
  mayInclude,
  mayRead,
  type Reader,
  type ReadGrant,
  type ReadItem,
  type ReadLicence,
} from '../../src/core/sharing/access'
import {
  endOfDay,
  endsAtOf,
  GRANT_MOVES,
  type GrantMover,
  grantStateAt,
  isFinal,
  moved,
} from '../../src/core/sharing/grant-life'
import { GRANT_STATES, type GrantState } from '../../src/core/sharing/states'
import { type CivilDate, type Instant, after as later } from '../../src/core/time'

const NOW = '2026-11-20T04:00:00.000Z' as Instant
const LAST_DAY = '2026-11-30' as CivilDate
const END = endOfDay(LAST_DAY)
const MOVERS: readonly GrantMover[] = ['holder', 'recipient', 'authority', 'calendar', 'count']

describe('the states and moves of a grant', () => {
  it.each(['withdrawn', 'expired', 'usedUp', 'refused', 'lapsed', 'retracted', 'dropped', 'returned'] as const)(
    '%s is final',
    (state) => {
      expect(isFinal(state)).toBe(true)
      for (const move of GRANT_MOVES) {
        for (const by of MOVERS) expect(moved({ state, endsAt: END }, move, by, later(END, 1)).ok).toBe(false)
      }
    },
  )

  it.each([
    ['requested', 'allow', 'holder', 'drafted'],
    ['requested', 'refuse', 'holder', 'refused'],
    ['requested', 'retract', 'recipient', 'retracted'],
    ['drafted', 'give', 'holder', 'active'],
    ['drafted', 'drop', 'holder', 'dropped'],
    ['active', 'withdraw', 'holder', 'withdrawn'],
    ['active', 'return', 'recipient', 'returned'],
    ['active', 'useUp', 'count', 'usedUp'],
  ] as const)('from %s, %s by the %s leads to %s', (state, move, by, to) => {
    expect(moved({ state, endsAt: END }, move, by, NOW)).toEqual({ ok: true, value: to })
  })

  it('nobody makes another’s move: a recipient neither gives, allows nor withdraws, and a holder does not give back', () => {
    for (const move of ['allow', 'give', 'withdraw', 'refuse', 'drop'] as const) {
      for (const state of GRANT_STATES) expect(moved({ state, endsAt: END }, move, 'recipient', NOW).ok).toBe(false)
    }
    expect(moved({ state: 'active', endsAt: END }, 'return', 'holder', NOW).ok).toBe(false)
  })

  it('is in force on its last day and not a moment longer', () => {
    expect(grantStateAt({ state: 'active', endsAt: END }, END)).toBe('active')
    expect(grantStateAt({ state: 'active', endsAt: END }, later(END, 1))).toBe('expired')
    expect(moved({ state: 'active', endsAt: END }, 'withdraw', 'holder', later(END, 1))).toMatchObject({
      failure: { code: 'GRANT_STATE', state: 'expired' },
    })
  })

  it.each(['requested', 'drafted'] as const)(
    '%s lapses when its time is over, and can then be neither allowed nor given',
    (state) => {
      const late = later(END, 1)
      expect(grantStateAt({ state, endsAt: END }, late)).toBe('lapsed')
      expect(moved({ state, endsAt: END }, 'lapse', 'calendar', late)).toEqual({ ok: true, value: 'lapsed' })
      expect(moved({ state, endsAt: END }, 'lapse', 'calendar', END).ok).toBe(false)
      expect(moved({ state, endsAt: END }, state === 'requested' ? 'allow' : 'give', 'holder', late).ok).toBe(false)
    },
  )

  it('a request waits a fortnight, a draft a day, neither longer than what it is about', () => {
    expect(endsAtOf('requested', '2027-01-31' as CivilDate, NOW)).toBe('2026-12-04T04:00:00.000Z')
    expect(endsAtOf('drafted', LAST_DAY, NOW)).toBe('2026-11-21T04:00:00.000Z')
    expect(endsAtOf('requested', '2026-11-20' as CivilDate, NOW)).toBe('2026-11-20T15:59:59.999Z')
  })

  it('whatever is tried in whatever order, nothing ever leaves a final state', () => {
    const step = fc.record({
      move: fc.constantFrom(...GRANT_MOVES),
      by: fc.constantFrom(...MOVERS),
      wait: fc.integer({ min: 0, max: 20 * 24 * 3600_000 }),
    })
    fc.assert(
      fc.property(fc.constantFrom(...GRANT_STATES), fc.array(step, { maxLength: 30 }), (start, steps) => {
        let state: GrantState = start
        let now = NOW
        let ended: GrantState | undefined
        for (const { move, by, wait } of steps) {
          now = later(now, wait)
          const next = moved({ state, endsAt: END }, move, by, now)
          const before = grantStateAt({ state, endsAt: END }, now)
          // That the calendar ended it is still to be written down: to the same state.
          const isWrittenDown = by === 'calendar' && next.ok && next.value === ended
          if (ended !== undefined) expect([next.ok && !isWrittenDown, before]).toEqual([false, ended])
          if (next.ok) state = next.value
          if (isFinal(state)) ended = state
          else if (now > END) ended = grantStateAt({ state, endsAt: END }, now)
        }
      }),
    )
  })
})

const TYPE = '11100000000019713D013'
const PARTY = 'party:shipper'
const grant: ReadGrant = {
  ...{ state: 'active', endsAt: END, recipient: PARTY },
  terms: {
    ...{ purpose: 'carriage', until: LAST_DAY, uses: 2, copies: false },
    fields: { transport: ['plateNumber', 'status', 'tonnage', 'validity'] },
  },
}
const item: ReadItem = { state: 'open', used: 0, holderIndex: 'h', issueRevision: 1 }
const licence: ReadLicence = {
  typeCode: TYPE,
  holderIndex: 'h',
  issueRevision: 1,
  state: 'inForce',
  validUntil: LAST_DAY,
}
const reader: Reader = { recipients: [PARTY], standing: 'active', purpose: 'carriage' }

interface Bent {
  readonly reader?: Partial<Reader>
  readonly grant?: Partial<ReadGrant>
  readonly item?: Partial<ReadItem>
  readonly licence?: Partial<ReadLicence>
  readonly now?: Instant
}

function read(bent: Bent = {}) {
  const { now = NOW } = bent
  return mayRead(
    { ...reader, ...bent.reader },
    { ...grant, ...bent.grant },
    { ...item, ...bent.item },
    { ...licence, ...bent.licence },
    now,
  )
}

describe('what may be read at this moment', () => {
  it('everything granted, counted once', () => {
    expect(read()).toEqual({
      ok: true,
      value: { fields: ['plateNumber', 'status', 'tonnage', 'validity'], withheld: [], used: 1, state: 'open' },
    })
  })

  it('the last granted use makes it used up, and the next is refused', () => {
    expect(read({ item: { used: 1 } })).toMatchObject({ value: { used: 2, state: 'usedUp' } })
    expect(read({ item: { used: 2 } })).toMatchObject({ failure: { code: 'GRANT_USED_UP' } })
  })

  const REFUSED: readonly (readonly [string, Bent, Failure])[] = [
    ['another party', { reader: { recipients: ['party:other'] } }, { code: 'GRANT_NOT_FOUND' }],
    ['a person of the party’s id', { reader: { recipients: ['person:shipper'] } }, { code: 'GRANT_NOT_FOUND' }],
    ['a suspended party', { reader: { standing: 'suspended' } }, { code: 'PARTY_SUSPENDED' }],
    ['another purpose', { reader: { purpose: 'insurance' } }, { code: 'GRANT_PURPOSE_OTHER' }],
    [
      'a field that was not granted',
      { reader: { fields: ['plateNumber', 'operatorName'] } },
      { code: 'GRANT_FIELD_NOT_GRANTED', field: 'operatorName' },
    ],
    ['a draft', { grant: { state: 'drafted' } }, { code: 'GRANT_NOT_ACTIVE', state: 'drafted' }],
    ['a withdrawn grant', { grant: { state: 'withdrawn' } }, { code: 'GRANT_NOT_ACTIVE', state: 'withdrawn' }],
    ['the moment after the last day', { now: later(END, 1) }, { code: 'GRANT_NOT_ACTIVE', state: 'expired' }],
    ['a licence that was withdrawn from it', { item: { state: 'withdrawn' } }, { code: 'GRANT_LICENCE_WITHDRAWN' }],
    ['a licence that is another’s by now', { licence: { holderIndex: 'g' } }, { code: 'GRANT_LICENCE_CHANGED' }],
    ['a licence issued anew', { licence: { issueRevision: 5 } }, { code: 'GRANT_LICENCE_CHANGED' }],
  ]
  it.each(REFUSED)('not by, for or of %s', (_, bent, failure) => {
    expect(read(bent)).toEqual({ ok: false, failure })
  })

  it('nothing of a licence that is not in it, or of a grant that is not there', () => {
    expect(mayRead(reader, undefined, item, licence, NOW)).toMatchObject({ failure: { code: 'GRANT_NOT_FOUND' } })
    expect(mayRead(reader, grant, undefined, licence, NOW)).toMatchObject({ failure: { code: 'GRANT_LICENCE_NOT_IN' } })
    expect(mayRead(reader, grant, item, undefined, NOW)).toMatchObject({ failure: { code: 'GRANT_LICENCE_NOT_IN' } })
  })

  it('a stranger learns nothing, whatever else is wrong', () => {
    for (const [, bent] of REFUSED) {
      expect(read({ ...bent, reader: { ...bent.reader, recipients: ['party:other'] } })).toMatchObject({
        failure: { code: 'GRANT_NOT_FOUND' },
      })
    }
  })

  it.each(['suspended', 'cancelled', 'revoked', 'annulled'] as const)(
    'of a licence that is %s only which it is and how it stands',
    (state) => {
      expect(read({ licence: { state } })).toMatchObject({
        value: { fields: ['status', 'validity'], withheld: ['plateNumber', 'tonnage'], used: 1 },
      })
      expect(read({ licence: { state }, reader: { fields: ['plateNumber'] } })).toEqual({
        ok: false,
        failure: { code: 'LICENCE_NOT_IN_FORCE', status: state },
      })
    },
  )

  it('of an expired licence the same; on its own last day everything', () => {
    const validUntil = '2026-11-20' as CivilDate
    expect(read({ licence: { validUntil } })).toMatchObject({ value: { withheld: [] } })
    expect(read({ licence: { validUntil }, now: '2026-11-20T16:00:00.000Z' as Instant })).toMatchObject({
      value: { withheld: ['plateNumber', 'tonnage'] },
    })
  })

  it('never a field outside the grant, and never more often than granted, whatever happens in whatever order', () => {
    const step = fc.oneof(
      fc.record({
        kind: fc.constant('read' as const),
        fields: fc.option(fc.subarray(['plateNumber', 'status', 'operatorName', 'tonnage']), { nil: undefined }),
      }),
      fc.record({
        kind: fc.constantFrom('withdraw' as const, 'withdrawItem' as const, 'suspend' as const, 'resume' as const),
      }),
      fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 6 * 24 * 3600_000 }) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const world = { grant, item, licence, now: NOW, reads: 0, closed: false }
        for (const each of steps) {
          if (each.kind === 'wait') world.now = later(world.now, each.ms)
          else if (each.kind === 'withdraw')
            [world.grant, world.closed] = [{ ...world.grant, state: 'withdrawn' }, true]
          else if (each.kind === 'withdrawItem')
            [world.item, world.closed] = [{ ...world.item, state: 'withdrawn' }, true]
          else if (each.kind === 'suspend') world.licence = { ...world.licence, state: 'suspended' }
          else if (each.kind === 'resume') world.licence = { ...world.licence, state: 'inForce' }
          else if (each.kind === 'read') {
            const who: Reader = each.fields ? { ...reader, fields: each.fields } : reader
            const access = mayRead(who, world.grant, world.item, world.licence, world.now)
            if (!access.ok) continue
            expect(world.closed || world.now > END).toBe(false)
            for (const field of access.value.fields) expect(grant.terms.fields.transport).toContain(field)
            world.reads += 1
            world.item = { ...world.item, used: access.value.used, state: access.value.state }
          }
        }
        expect(world.reads).toBeLessThanOrEqual(2)
      }),
    )
  })
})

describe('what may be included', () => {
  const terms = grant.terms
  it('a licence in force of a kind that has a granted field', () => {
    expect(mayInclude(terms, licence, NOW)).toEqual({ ok: true, value: true })
    expect(mayInclude(terms, { ...licence, state: 'suspended' }, NOW)).toMatchObject({
      failure: { code: 'LICENCE_NOT_IN_FORCE' },
    })
    expect(mayInclude(terms, { ...licence, typeCode: '11100000000019713D071' }, NOW)).toMatchObject({
      failure: { code: 'GRANT_FIELDS_NONE' },
    })
  })
})
