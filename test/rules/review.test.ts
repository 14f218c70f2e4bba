/** 年审、诚信考核、到期: what a holder is told to see to. */
import fc from 'fast-check'
import type { Licence } from '../../src/core/licence/licence'
import { attentionOf, dueByOf, noticedUntil, type Reviewed } from '../../src/core/licence/review'
import { LEGAL_STATES } from '../../src/core/licence/status'
import { type CivilDate, civilDateOf, daysAfter, instantOf } from '../../src/core/time'

const NOW = instantOf(Date.parse('2026-11-22T20:00:00+08:00'))
const date = (text: string) => text as CivilDate
const IN_FORCE: Reviewed = { state: 'inForce', validUntil: date('2030-01-01'), face: {} }
const review = (result: string, validUntil?: string): NonNullable<Licence['annualReview']> => ({
  result,
  period: '2026',
  occurredAt: NOW,
  ...(validUntil === undefined ? {} : { validUntil: date(validUntil) }),
})
const attention = (changes: Partial<Reviewed>) => attentionOf({ ...IN_FORCE, ...changes }, NOW)

describe('attention', () => {
  it('is not asked for a licence with all well', () => {
    expect(
      attention({ annualReview: review('1', '2027-12-31'), integrityAssessment: review('AA', '2027-12-31') }),
    ).toEqual([])
  })

  it.each([
    ['60 days ahead', '2027-01-21', [{ kind: 'expires', on: '2027-01-21' }]],
    ['61 days ahead', '2027-01-22', []],
    ['today', '2026-11-22', [{ kind: 'expires', on: '2026-11-22' }]],
    ['yesterday: the status says so', '2026-11-21', []],
  ])('for an end %s', (_when, validUntil, expected) => {
    expect(attention({ validUntil: date(validUntil) })).toEqual(expected)
  })

  it.each([
    ['in 60 days', '2027-01-21', [{ kind: 'reviewDue', on: '2027-01-21' }]],
    ['in 61 days', '2027-01-22', []],
    ['today', '2026-11-22', [{ kind: 'reviewDue', on: '2026-11-22' }]],
    ['since yesterday', '2026-11-21', [{ kind: 'reviewOverdue', since: '2026-11-21' }]],
  ])('for an annual review due %s', (_when, validUntil, expected) => {
    expect(attention({ annualReview: review('1', validUntil) })).toEqual(expected)
    expect(attention({ face: { reviewValidUntil: validUntil } })).toEqual(expected)
  })

  it('follows the latest review rather than the date printed at issue', () => {
    expect(attention({ face: { reviewValidUntil: '2026-01-01' }, annualReview: review('1', '2027-12-31') })).toEqual([])
  })

  it('follows the printed date when the passed review gave no term and the date was still to come', () => {
    const passed = { ...review('1'), occurredAt: instantOf(Date.parse('2026-06-01T08:00:00+08:00')) }
    const due = (reviewValidUntil: string) => attention({ annualReview: passed, face: { reviewValidUntil } })
    expect(due('2026-06-02')).toEqual([{ kind: 'reviewOverdue', since: '2026-06-02' }])
    expect(due('2026-06-01')).toEqual([])
  })

  it('follows the printed date while the review is still open', () => {
    const open = { face: { reviewValidUntil: '2026-01-01' }, annualReview: review('0', '2027-12-31') }
    expect(attention(open)).toEqual([{ kind: 'reviewOverdue', since: '2026-01-01' }])
  })

  it('says that a review was failed, whatever its term', () => {
    expect(attention({ annualReview: review('2', '2027-12-31') })).toEqual([{ kind: 'reviewFailed' }])
    expect(attention({ integrityAssessment: review('B', '2027-12-31') })).toEqual([{ kind: 'assessmentFailed' }])
  })

  it.each([
    ['in 60 days', '2027-01-21', [{ kind: 'assessmentDue', on: '2027-01-21' }]],
    ['in 61 days', '2027-01-22', []],
    ['since yesterday', '2026-11-21', [{ kind: 'assessmentOverdue', since: '2026-11-21' }]],
  ])('for an integrity assessment due %s', (_when, validUntil, expected) => {
    expect(attention({ integrityAssessment: review('A', validUntil) })).toEqual(expected)
  })

  it('puts what failed first, then what has passed, then what comes, by date', () => {
    const all = attention({
      validUntil: date('2026-12-01'),
      integrityAssessment: review('A', '2026-11-30'),
      annualReview: review('2'),
    })
    expect(all.map(({ kind }) => kind)).toEqual(['reviewFailed', 'assessmentDue', 'expires'])
  })

  it.each(['cancelled', 'revoked', 'annulled', 'superseded'] as const)('is not asked for a %s licence', (state) => {
    expect(attention({ state, annualReview: review('2') })).toEqual([])
  })

  it('is asked for a suspended one: its deadlines run on', () => {
    expect(attention({ state: 'suspended', validUntil: date('2026-12-01') })).toEqual([
      { kind: 'expires', on: '2026-12-01' },
    ])
  })
})

describe('the day by which something is due', () => {
  const due = (changes: Partial<Reviewed>) => dueByOf({ ...IN_FORCE, ...changes })

  it('is the earliest of the licence’s end, the review and the assessment', () => {
    expect(due({})).toBe('2030-01-01')
    expect(due({ annualReview: review('1', '2027-12-31') })).toBe('2027-12-31')
    expect(due({ annualReview: review('1', '2027-12-31'), integrityAssessment: review('A', '2027-06-30') })).toBe(
      '2027-06-30',
    )
  })

  it('is the day of a failed review, whatever its term', () => {
    expect(due({ annualReview: review('2', '2027-12-31') })).toBe('2026-11-22')
    expect(due({ integrityAssessment: review('B', '2027-12-31') })).toBe('2026-11-22')
  })

  it('is not there for a licence without any term', () => {
    expect(dueByOf({ state: 'inForce', face: {} })).toBeUndefined()
  })

  it.each(['cancelled', 'revoked', 'annulled', 'superseded'] as const)('is not there for a %s licence', (state) => {
    expect(due({ state, annualReview: review('2') })).toBeUndefined()
  })

  const TODAY = civilDateOf(NOW)
  const days = fc.integer({ min: -200, max: 200 }).map((offset) => daysAfter(TODAY, offset))
  const reviewed = (results: readonly string[]) =>
    fc
      .record({ result: fc.constantFrom(...results), until: fc.option(days), agoDays: fc.nat(400) })
      .map(({ result, until, agoDays }) => ({
        ...review(result, until ?? undefined),
        occurredAt: instantOf(Date.parse(NOW) - agoDays * 86_400_000),
      }))
  const licences: fc.Arbitrary<Reviewed> = fc
    .record({
      state: fc.constantFrom(...LEGAL_STATES),
      validFrom: fc.option(days, { nil: undefined }),
      validUntil: fc.option(days, { nil: undefined }),
      printed: fc.option(days),
      annualReview: fc.option(reviewed(['0', '1', '2']), { nil: undefined }),
      integrityAssessment: fc.option(reviewed(['AAA', 'A', 'B']), { nil: undefined }),
    })
    .map(({ printed, ...rest }) => ({ ...rest, face: printed ? { reviewValidUntil: printed } : {} }) as Reviewed)

  it('is noticed today exactly when today calls for attention or is past the licence’s end', () => {
    const seen = { noticed: 0, quiet: 0 }
    fc.assert(
      fc.property(licences, (licence) => {
        const dueBy = dueByOf(licence)
        const noticed = dueBy !== undefined && dueBy <= noticedUntil(TODAY)
        const living = licence.state === 'inForce' || licence.state === 'suspended'
        const past = living && licence.validUntil !== undefined && licence.validUntil < TODAY
        seen[noticed ? 'noticed' : 'quiet'] += 1
        expect(noticed).toBe(attentionOf(licence, NOW).length > 0 || past)
      }),
      { numRuns: 2000 },
    )
    expect(Math.min(seen.noticed, seen.quiet)).toBeGreaterThan(200)
  })
})
