/** 数据合规规则: each rule broken and named by field, and the case just outside it. */
import { allRules } from '../../src/core/licence/compliance/catalogue'
import { RELATION_RULES } from '../../src/core/licence/compliance/relation-rules'
import { readEvent } from '../../src/core/licence/read-event'
import { BUSINESS_EXAMPLES } from './compliance/business-examples'
import { EVENT_EXAMPLES } from './compliance/event-examples'
import { bus, car, type Example, licence, lorry, practitioner } from './compliance/example'
import { FACE_EXAMPLES } from './compliance/face-examples'
import { HOLDER_EXAMPLES } from './compliance/holder-examples'
import { IDENTITY_EXAMPLES } from './compliance/identity-examples'
import { METADATA_EXAMPLES } from './compliance/metadata-examples'
import { PHOTO_EXAMPLES } from './compliance/photo-examples'
import { PRACTITIONER_EXAMPLES } from './compliance/practitioner-examples'
import { REVIEW_EXAMPLES } from './compliance/review-examples'
import { SHAPE_EXAMPLES } from './compliance/shape-examples'
import { TERM_EXAMPLES } from './compliance/term-examples'
import { TEXT_EXAMPLES } from './compliance/text-examples'
import { VEHICLE_EXAMPLES } from './compliance/vehicle-examples'
import { AT } from './samples'

const EXAMPLES: readonly Example[] = [
  ...SHAPE_EXAMPLES,
  ...TEXT_EXAMPLES,
  ...EVENT_EXAMPLES,
  ...METADATA_EXAMPLES,
  ...FACE_EXAMPLES,
  ...IDENTITY_EXAMPLES,
  ...TERM_EXAMPLES,
  ...HOLDER_EXAMPLES,
  ...PRACTITIONER_EXAMPLES,
  ...BUSINESS_EXAMPLES,
  ...VEHICLE_EXAMPLES,
  ...PHOTO_EXAMPLES,
  ...REVIEW_EXAMPLES,
]

const RULES = allRules()

describe('a compliance rule', () => {
  it.each(EXAMPLES)('$rule finds $what', ({ rule, field, of, breaks }) => {
    const event = of()
    breaks(event)
    const { findings, event: read } = readEvent(event, AT)
    expect(findings.map((one) => [one.rule, one.field])).toContainEqual([rule, field])
    expect(read === undefined).toBe(findings.some(({ severity }) => severity === 'error'))
  })

  it.each(EXAMPLES)('$rule lets the case just outside "$what" pass', ({ rule, of, keeps }) => {
    const event = of()
    keeps?.(event)
    expect(readEvent(event, AT).findings.map((finding) => finding.rule)).not.toContain(rule)
  })

  it('always has an example here; those on a vehicle and its permit have theirs in a test of their own', () => {
    const shown = new Set([...EXAMPLES.map(({ rule }) => rule), ...RELATION_RULES.map(({ id }) => id)])
    expect(RULES.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([])
  })

  it('is never shown by an example that no table has', () => {
    const ids = new Set(RULES.map(({ id }) => id))
    expect(EXAMPLES.map(({ rule }) => rule).filter((id) => !ids.has(id))).toEqual([])
  })
})

describe('the catalogue of rules', () => {
  it('has at least sixty, each with an id of its own', () => {
    expect(RULES.length).toBeGreaterThanOrEqual(60)
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length)
  })

  it('names for each the clause, and says in both languages what is wrong and what would be right', () => {
    for (const { id, clause, message } of RULES) {
      expect([id, clause.trim()]).not.toEqual([id, ''])
      expect([id, message.zh]).toEqual([id, expect.stringMatching(/[，；、].*(?:应|请|只有|已忽略|按)/)])
      expect([id, message.en]).toEqual([id, expect.stringMatching(/[,;].*(?:must|should|only|please)/)])
    }
  })

  it('covers all four sides of article 11', () => {
    expect(new Set(RULES.map(({ group }) => group))).toEqual(
      new Set(['truth', 'completeness', 'validity', 'timeliness']),
    )
  })
})

describe('findings', () => {
  it.each([
    ['a lorry', lorry],
    ['a bus', bus],
    ['a ride-hailing car', car],
  ])('are none, but that it comes late, for %s that is as it must be', (_, of) => {
    expect(readEvent(of(), AT).findings.map(({ rule }) => rule)).toEqual(['PUSH_TIMELY'])
  })

  it('tell of a field once when it is an error: the first thing to mend', () => {
    const event = practitioner()
    licence({ CertificateHolderCode: '' })(event)
    const errors = readEvent(event, AT).findings.filter(({ severity }) => severity === 'error')
    expect(errors.map(({ rule }) => rule)).toEqual(['METADATA_REQUIRED'])
  })

  it('fill in the name of the field and how long it may be, in both languages', () => {
    const event = practitioner()
    licence({ CertificateHolderName: '名'.repeat(513) })(event)
    expect(readEvent(event, AT).findings.map(({ message }) => message)).toContainEqual({
      zh: '持证主体过长，应不超过 512 个字符',
      en: 'Holder is too long; it must be at most 512 characters',
    })
  })
})
