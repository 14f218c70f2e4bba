import fc from 'fast-check'
import type { Licence } from '../../src/core/licence/licence'
import {
  COPY_CODE_BYTES,
  type CopyCode,
  copyCheckUrl,
  copyCodeFrom,
  copyNumberOf,
  printedCopyCode,
  readCopyCode,
} from '../../src/core/notation/copy-code'
import { copyStateAt, mayDownload } from '../../src/core/notation/copy-life'
import { latestDay, notationOf } from '../../src/core/notation/copy-request'
import type { CivilDate, Instant } from '../../src/core/time'

const NOW = '2026-11-24T01:00:00.000Z' as Instant
const TODAY = '2026-11-24' as CivilDate
const wish = { purpose: '办理车辆年审', recipient: '示例省道路运输事务中心', until: '2026-12-31' }

/** Only what the rules look at. */
function licence(more: Partial<Licence> = {}): { licence: Licence; activated: boolean } {
  return { licence: { state: 'inForce', ...more } as Licence, activated: true }
}

const failureOf = (more: Partial<typeof wish>, of = licence(), now = NOW) => {
  const asked = notationOf(of, { ...wish, ...more }, now)
  return asked.ok ? undefined : asked.failure
}

describe('the words of a copy', () => {
  it('stand on it as they were typed, without the blanks around them', () => {
    expect(notationOf(licence(), { ...wish, purpose: '  办理车辆年审\u3000' }, NOW)).toEqual({ ok: true, value: wish })
  })

  it.each([
    ['purpose', 200],
    ['recipient', 100],
  ] as const)('%s: one to %i characters', (field, most) => {
    const length = { code: 'COPY_TEXT_LENGTH', field, most }
    expect(failureOf({ [field]: '' })).toEqual(length)
    expect(failureOf({ [field]: ' \t\u3000' })).toEqual(length)
    expect(failureOf({ [field]: '字' })).toBeUndefined()
    expect(failureOf({ [field]: '字'.repeat(most) })).toBeUndefined()
    expect(failureOf({ [field]: '字'.repeat(most + 1) })).toEqual(length)
    // A character beyond the first plane is one character, though two units.
    expect(failureOf({ [field]: '𠮷'.repeat(most) })).toBeUndefined()
    expect(failureOf({ [field]: '𠮷'.repeat(most + 1) })).toEqual(length)
  })

  it.each([
    ['a control character', '办\u0007理', 'U+0007'],
    ['a line feed', '办\n理', 'U+000A'],
    ['a turned reading order', '办\u202e理', 'U+202E'],
    ['an isolate', '办\u2066理', 'U+2066'],
    ['a zero-width blank', '办\u200b理', 'U+200B'],
    ['a joiner', '办\u200d理', 'U+200D'],
    ['half a pair', '办\ud842理', 'U+D842'],
    ['a private character', '办\ue000理', 'U+E000'],
    ['a variation selector', '办\ufe0f理', 'U+FE0F'],
    ['a tag', '办\u{e0041}理', 'U+E0041'],
  ])('are refused for %s, which is named', (_, text, character) => {
    expect(failureOf({ purpose: text })).toEqual({ code: 'COPY_TEXT_UNPRINTABLE', field: 'purpose', character })
    expect(failureOf({ recipient: text })).toEqual({ code: 'COPY_TEXT_UNPRINTABLE', field: 'recipient', character })
  })

  it('are refused at once for a character that no font of ours draws', () => {
    expect(failureOf({ purpose: '年审🚚' })).toEqual({
      code: 'COPY_CHARACTER_NOT_DRAWN',
      field: 'purpose',
      character: '🚚',
    })
  })

  it('may hold a rare character of a name, as far as the second font draws it', () => {
    expect(failureOf({ recipient: '𬎆记运输' })).toBeUndefined()
  })

  it('are refused for a flood of marks upon one letter', () => {
    expect(failureOf({ purpose: `a${'\u0301'.repeat(4)}` })).toMatchObject({ field: 'purpose' })
  })
})

describe('the term of a copy', () => {
  it('begins today at the earliest, by the calendar in China', () => {
    expect(failureOf({ until: TODAY })).toBeUndefined()
    expect(failureOf({ until: '2026-11-23' })).toEqual({ code: 'COPY_TERM_PAST' })
    // 00:30 on the 25th in China.
    expect(failureOf({ until: TODAY }, licence(), '2026-11-24T16:30:00.000Z' as Instant)).toEqual({
      code: 'COPY_TERM_PAST',
    })
  })

  it('ends on the same day of the next year at the latest', () => {
    expect(failureOf({ until: '2027-11-24' })).toBeUndefined()
    expect(failureOf({ until: '2027-11-25' })).toEqual({ code: 'COPY_TERM_TOO_LONG', latest: '2027-11-24' })
    expect(latestDay('2028-02-29' as CivilDate)).toBe('2029-02-28')
  })

  it('never goes beyond the licence’s own', () => {
    const ending = licence({ validUntil: '2026-12-15' as CivilDate })
    expect(failureOf({ until: '2026-12-15' }, ending)).toBeUndefined()
    expect(failureOf({ until: '2026-12-16' }, ending)).toEqual({
      code: 'COPY_LICENCE_ENDS_FIRST',
      latest: '2026-12-15',
    })
  })

  it.each(['', '2026-13-01', '2027-02-29', '20261231', '2026-12-31 '])('is a day that exists: %j is none', (until) => {
    expect(failureOf({ until })).toEqual({ code: 'REQUEST_INVALID', field: 'until' })
  })
})

describe('which licences are copied', () => {
  it.each([
    [licence({ state: 'suspended' }), { code: 'LICENCE_NOT_IN_FORCE', status: 'suspended' }],
    [licence({ state: 'revoked' }), { code: 'LICENCE_NOT_IN_FORCE', status: 'revoked' }],
    [licence({ validUntil: '2026-11-23' as CivilDate }), { code: 'LICENCE_NOT_IN_FORCE', status: 'expired' }],
    [licence({ validFrom: '2026-11-25' as CivilDate }), { code: 'LICENCE_NOT_IN_FORCE', status: 'notYetValid' }],
    [{ ...licence(), activated: false }, { code: 'LICENCE_NOT_ACTIVATED' }],
  ])('only one in force and activated', (of, failure) => {
    expect(failureOf({}, of)).toEqual(failure)
  })
})

const code = (): CopyCode => {
  const made = copyCodeFrom(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]))
  if (!made) throw new Error('draw other bytes')
  return made
}

describe('查验码', () => {
  const codes = fc
    .uint8Array({ minLength: COPY_CODE_BYTES, maxLength: COPY_CODE_BYTES })
    .map(copyCodeFrom)
    .filter((made) => made !== undefined)

  it('is read again as it was made, however it is written', () => {
    fc.assert(
      fc.property(codes, (made) => {
        const printed = printedCopyCode(made)
        for (const text of [made, printed, printed.toLowerCase(), ` ${printed.replace(/-/g, ' ')} `]) {
          expect(readCopyCode(text)).toEqual({ ok: true, value: made })
        }
      }),
    )
  })

  it('forgives O for 0, I and L for 1', () => {
    fc.assert(
      fc.property(codes, fc.constantFrom('I', 'l'), (made, one) => {
        expect(readCopyCode(made.replace(/0/g, 'o').replace(/1/g, one))).toEqual({ ok: true, value: made })
      }),
    )
  })

  it('with one character wrong is told as a slip', () => {
    fc.assert(
      fc.property(codes, fc.nat(16), fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'), (made, place, other) => {
        fc.pre(made[place] !== other)
        const wrong = made.slice(0, place) + other + made.slice(place + 1)
        expect(readCopyCode(wrong)).toEqual({ ok: false, failure: 'COPY_CODE_MALFORMED' })
      }),
    )
  })

  it.each(['', 'A', `${code()}0`, code().slice(0, 16), `${code().slice(0, 16)}!`, '查验码'.repeat(6)])(
    'is refused when it is not of its form: %j',
    (text) => {
      expect(readCopyCode(text).ok).toBe(false)
    },
  )

  it('never holds a character that is misread, the check character included', () => {
    fc.assert(fc.property(codes, (made) => expect(made).toMatch(/^[0-9A-HJKMNP-TV-Z]{17}$/)))
  })

  it('is printed in groups of four and leads to the page where anyone checks the copy', () => {
    expect(printedCopyCode(code())).toMatch(/^(.{4}-){4}.$/)
    expect(copyCheckUrl('example.org', code())).toBe(`https://example.org/c/${code()}`)
    expect(copyNumberOf('1.2.156.3005.2.x', 3)).toBe('1.2.156.3005.2.x-J0003')
  })
})

describe('what a copy is', () => {
  const until = '2026-12-31' as CivilDate
  const withdrawnAt = NOW

  it.each([
    [{ making: 'queued', until }, NOW, 'making'],
    [{ making: 'stored', until }, NOW, 'ready'],
    [{ making: 'failed', until }, NOW, 'failed'],
    [{ making: 'stored', until }, '2026-12-31T15:59:59.999Z', 'ready'],
    [{ making: 'stored', until }, '2026-12-31T16:00:00.000Z', 'expired'],
    [{ making: 'queued', until }, '2026-12-31T16:00:00.000Z', 'expired'],
    [{ making: 'failed', until }, '2026-12-31T16:00:00.000Z', 'failed'],
    [{ making: 'stored', until, withdrawnAt }, NOW, 'withdrawn'],
    [{ making: 'stored', until, withdrawnAt }, '2027-01-01T16:00:00.000Z', 'withdrawn'],
  ] as const)('%j at %s: %s', (copy, now, state) => {
    expect(copyStateAt(copy, now as Instant)).toBe(state)
    expect(mayDownload(copy, now as Instant).ok).toBe(state === 'ready')
  })
})
