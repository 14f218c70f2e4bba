/** 亮证与核验: the code, who may show, and what an officer may conclude. */
import fc from 'fast-check'
import { activate, mayCarry, mayPresent } from '../../src/core/activation'
import type { Licence } from '../../src/core/licence/licence'
import { onlineCode, PRESENTATION_LIFE_MS, readCode } from '../../src/core/presentation/code'
import { LEGAL_BASIS, verdictOf } from '../../src/core/presentation/verdict'
import { type CivilDate, instantOf } from '../../src/core/time'
import { licenceOf, NOW, TYPE } from './samples'

const TOKEN = 'AAAAAAAAAAAAAAAAAAAA_w'
const LORRY = licenceOf(TYPE.transport, { validUntil: '2027-12-31' as CivilDate })
const WITHOUT_REVIEW: Licence = { ...LORRY, face: { ...LORRY.face, reviewValidUntil: '2027-12-31' } }
const NOT_IN_FORCE = [
  ['suspended', { state: 'suspended' }],
  ['superseded', { state: 'superseded' }],
  ['cancelled', { state: 'cancelled' }],
  ['annulled', { state: 'annulled' }],
  ['revoked', { state: 'revoked' }],
  ['expired', { validUntil: '2026-11-22' as CivilDate }],
  ['notYetValid', { validFrom: '2026-11-24' as CivilDate }],
] as const

describe('the code of a showing', () => {
  it('is a link that carries nothing but a key', () => {
    expect(onlineCode('licence.example.cn', TOKEN)).toBe(`https://licence.example.cn/v/${TOKEN}`)
    expect(PRESENTATION_LIFE_MS).toBe(120_000)
  })

  it('is read back with its host, whichever it is, with the blanks that pasting adds', () => {
    const token = fc.string({ unit: fc.constantFrom(...'ABCxyz019-_'), minLength: 22, maxLength: 22 })
    fc.assert(
      fc.property(
        token,
        fc.constantFrom('a.cn', '127.0.0.1:8787', 'x-y.example.com'),
        fc.constantFrom('', ' ', '\n'),
        (text, host, blank) => {
          expect(readCode(blank + onlineCode(host, text) + blank)).toEqual({
            ok: true,
            value: { kind: 'online', host, token: text },
          })
        },
      ),
    )
  })

  it.each([
    ['nothing', ''],
    ['a bare token', TOKEN],
    ['an unprotected link', `http://a.cn/v/${TOKEN}`],
    ['a token of 21 characters', `https://a.cn/v/${TOKEN.slice(1)}`],
    ['a token of 23 characters', `https://a.cn/v/${TOKEN}A`],
    ['a character outside base64url', `https://a.cn/v/${TOKEN.slice(1)}+`],
    ['a query behind it', `https://a.cn/v/${TOKEN}?a=1`],
    ['another path', `https://a.cn/c/${TOKEN}`],
    ['a longer path', `https://a.cn/x/v/${TOKEN}`],
    ['a user before the host', `https://a@b.cn/v/${TOKEN}`],
    ['a second line', `https://a.cn/v/${TOKEN}\nhttps://b.cn`],
    [
      'an offline code, which is read elsewhere',
      'RTC1:NCFOXN%TS3DH3ZSUZK+.V0ETD%65NL-AH-R6IOOK.IR9B+9G4G50PHZF0AT4V22F',
    ],
    ['a code of another system', 'weixin://dl/business/?t=abc'],
  ])('is not read from %s', (_what, text) => {
    expect(readCode(text)).toEqual({ ok: false, failure: 'CODE_MALFORMED' })
  })
})

describe('activation', () => {
  it('binds a licence in force, from now', () => {
    expect(activate(LORRY, NOW)).toEqual({ ok: true, value: { activatedAt: NOW } })
  })

  it.each(NOT_IN_FORCE)('is refused for a licence that is %s', (status, changes) => {
    expect(activate({ ...LORRY, ...changes }, NOW)).toEqual({
      ok: false,
      failure: { code: 'LICENCE_NOT_IN_FORCE', status },
    })
  })

  it('is what showing a licence in force needs', () => {
    expect(mayPresent({ licence: LORRY, activated: true }, NOW)).toEqual({ ok: true, value: true })
    expect(mayPresent({ licence: LORRY, activated: false }, NOW)).toEqual({
      ok: false,
      failure: { code: 'LICENCE_NOT_ACTIVATED' },
    })
  })

  it.each(NOT_IN_FORCE)(
    'is not asked of a licence that is %s: it is shown, and the officer reads why',
    (_status, changes) => {
      const licence = { ...LORRY, ...changes }
      expect(mayPresent({ licence, activated: true }, NOW).ok).toBe(true)
      expect(mayPresent({ licence, activated: false }, NOW).ok).toBe(true)
    },
  )
})

describe('carrying a licence to be shown without a network', () => {
  it('is for one in force that its holder has activated', () => {
    expect(mayCarry({ licence: LORRY, activated: true }, NOW)).toEqual({ ok: true, value: true })
    expect(mayCarry({ licence: LORRY, activated: false }, NOW)).toEqual({
      ok: false,
      failure: { code: 'LICENCE_NOT_ACTIVATED' },
    })
  })

  it.each(NOT_IN_FORCE)('is refused for a licence that is %s, activated or not', (status, changes) => {
    for (const activated of [true, false]) {
      expect(mayCarry({ licence: { ...LORRY, ...changes }, activated }, NOW)).toEqual({
        ok: false,
        failure: { code: 'LICENCE_NOT_IN_FORCE', status },
      })
    }
  })
})

describe('the verdict', () => {
  it('is valid for an activated licence in force', () => {
    expect(verdictOf({ licence: WITHOUT_REVIEW, activated: true }, NOW)).toEqual({ verdict: 'valid', warnings: [] })
  })

  it.each(NOT_IN_FORCE)('is invalid for a licence that is %s, and says so, activated or not', (reason, changes) => {
    const licence = { ...WITHOUT_REVIEW, ...changes }
    expect(verdictOf({ licence, activated: true }, NOW)).toMatchObject({ verdict: 'invalid', reason })
    expect(verdictOf({ licence, activated: false }, NOW)).toMatchObject({ verdict: 'invalid', reason })
  })

  it('is undetermined, never invalid, for a licence in force that nobody activated', () => {
    const verdict = verdictOf({ licence: WITHOUT_REVIEW, activated: false }, NOW)
    expect(verdict).toEqual({ verdict: 'undetermined', reason: 'notActivated', warnings: [] })
  })

  it('is valid on the last day and invalid from the next midnight in China', () => {
    const licence = { ...WITHOUT_REVIEW, validUntil: '2026-11-22' as CivilDate }
    const [before, midnight] = ['2026-11-22T23:59:59.999+08:00', '2026-11-23T00:00:00+08:00'].map((text) =>
      instantOf(Date.parse(text)),
    )
    expect(before && verdictOf({ licence, activated: true }, before).verdict).toBe('valid')
    expect(midnight && verdictOf({ licence, activated: true }, midnight).verdict).toBe('invalid')
  })

  it.each([
    ['failed', { result: '2', period: '2026', occurredAt: NOW }, '年审不合格'],
    [
      'overdue',
      { result: '1', period: '2025', validUntil: '2026-11-22' as CivilDate, occurredAt: NOW },
      '年审已于 2026-11-22 逾期',
    ],
  ])('is not changed by a review that is %s: the officer is warned', (_what, annualReview, warning) => {
    const verdict = verdictOf({ licence: { ...WITHOUT_REVIEW, annualReview }, activated: true }, NOW)
    expect(verdict.verdict).toBe('valid')
    expect(verdict.warnings.map(({ zh }) => zh)).toEqual([warning])
  })

  it('does not trouble an officer with what is merely due soon', () => {
    const annualReview = { result: '1', period: '2026', validUntil: '2026-12-01' as CivilDate, occurredAt: NOW }
    expect(verdictOf({ licence: { ...WITHOUT_REVIEW, annualReview }, activated: true }, NOW).warnings).toEqual([])
  })

  it('rests on articles 6 and 9 of the service norm', () => {
    expect(LEGAL_BASIS.map(({ zh }) => zh.match(/第[六九]条/)?.[0])).toEqual(['第六条', '第九条'])
  })
})
