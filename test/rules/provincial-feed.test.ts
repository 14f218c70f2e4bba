/** The demo province's whole feed, and its hard cases as far as reading and living decide them. */
import type { LicenceEvent } from '../../src/core/licence/event'
import type { Licence } from '../../src/core/licence/licence'
import { applyEvent } from '../../src/core/licence/life'
import { readEvent } from '../../src/core/licence/read-event'
import { AT, feedEvents, linesOf, type RawEvent, readGood } from './samples'

interface Case {
  readonly name: string
  readonly events: readonly RawEvent[]
  readonly expect: readonly (string | null)[]
  readonly field?: string
}

const events = feedEvents()

/** Outcomes that reading alone cannot give: they need what is stored. */
const NEEDS_STORE = ['same revision, other content']

describe('the provincial feed', () => {
  const licences = new Map<string, Licence>()
  for (const [index, raw] of events.entries()) {
    const event = readGood(raw)
    const key = event.typeCode + event.number
    licences.set(key, step(licences.get(key), event, index))
  }

  it('is accepted whole: 887 events without one error', () => {
    expect(events.length).toBe(887)
    expect(
      events.flatMap((event) => readEvent(event, AT).findings).filter(({ severity }) => severity === 'error'),
    ).toEqual([])
  })

  it('is warned of as it deserves: it comes late, and its vehicles are made of chance', () => {
    const rules = events.flatMap((event) => readEvent(event, AT).findings).map(({ rule }) => rule)
    expect(countBy(rules, (rule) => rule)).toEqual({
      PUSH_TIMELY: 887,
      TERM_RUNS: 85,
      ISSUED_BEFORE_EVENT: 21,
      LENGTH_LIMIT: 128,
      LENGTH_FITS_SIZE: 90,
      SEATS_FIT_SIZE: 98,
      SEATS_FIT_TYPE: 111,
      PLATE_COLOUR_SIZE: 89,
      ADULT: 5,
      QUALIFICATION_DATED_ADULT: 5,
      DRIVING_CLASS: 2,
    })
  })

  it('makes 529 licences: 479 in force, 6 suspended, 40 cancelled, 4 revoked', () => {
    expect(licences.size).toBe(529)
    expect(countBy([...licences.values()], ({ state }) => state)).toEqual({
      inForce: 479,
      suspended: 6,
      cancelled: 40,
      revoked: 4,
    })
  })

  it('gives each licence an identifier of its own, and an amended one its second version', () => {
    const all = [...licences.values()]
    expect(new Set(all.map(({ identifier }) => identifier)).size).toBe(529)
    expect(countBy(all, ({ version }) => String(version))).toEqual({ '1': 522, '2': 7 })
  })

  it('keeps the reviews: 238 annual reviews, 57 integrity assessments', () => {
    const all = [...licences.values()]
    expect(all.filter(({ annualReview }) => annualReview).length).toBe(238)
    expect(all.filter(({ integrityAssessment }) => integrityAssessment).length).toBe(57)
  })
})

describe('a hard case of the province', () => {
  const cases = linesOf<Case>('province-cases.ndjson').filter(({ name }) => !NEEDS_STORE.includes(name))

  it.each(cases)(
    '$name: reading rejects exactly what must be rejected, and names the field',
    ({ events: pushed, expect: outcomes, field }) => {
      for (const [index, raw] of pushed.entries()) {
        const { event, findings } = readEvent(raw, AT)
        const rejected = outcomes[index] === 'rejected'
        expect(event === undefined).toBe(rejected)
        if (rejected)
          expect(findings.filter(({ severity }) => severity === 'error').map((finding) => finding.field)).toContain(
            field,
          )
      }
    },
  )
})

function step(licence: Licence | undefined, event: LicenceEvent, serial: number): Licence {
  const result = applyEvent(licence, event, String(serial).padStart(20, '0'))
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): { [key: string]: number } {
  const counts: { [key: string]: number } = {}
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1
  return counts
}
