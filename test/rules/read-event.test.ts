/** Reading what another system pushed: into our own words when it is good, without harm when it is not. */
import fc from 'fast-check'
import { readEvent } from '../../src/core/licence/read-event'
import { feedEvents, issueOf, laterEvent, NOW, TYPE } from './samples'

const feed = feedEvents()

describe('reading an event', () => {
  it('takes over an issued licence in our own words', () => {
    const { event, findings } = readEvent(issueOf(TYPE.practitioner), NOW)
    expect(findings).toEqual([])
    expect(event).toMatchObject({
      type: 'issue',
      revision: 1,
      occurredAt: '2026-09-01T00:37:36.000Z',
      typeCode: TYPE.practitioner,
      content: {
        authority: { name: '样本市交通运输局', code: '11990201125870173M' },
        issuedOn: '2022-06-14',
        holder: { name: '李玉兰', code: '990201199407116775', codeType: '111' },
        validFrom: '2022-06-14',
        validUntil: '2028-05-01',
        face: { sex: '1', birthDate: '1994-07-11', drivingClass: 'B2' },
      },
    })
  })

  it('takes over a suspension with its reason, and a review with its term', () => {
    const issue = issueOf(TYPE.transport)
    expect(readEvent(laterEvent(issue, { type: 'suspend', reason: '停运' }), NOW).event).toMatchObject({
      type: 'suspend',
      reason: '停运',
    })
    const review = { result: '1', period: '2026', validUntil: '2027-12-31' }
    expect(readEvent(laterEvent(issue, { type: 'annualReview', review }), NOW).event).toMatchObject({
      type: 'annualReview',
      review,
    })
  })

  it('leaves absent data absent', () => {
    const { event } = readEvent(laterEvent(issueOf(TYPE.transport), { type: 'resume' }), NOW)
    expect(Object.keys(event ?? {})).not.toContain('reason')
  })

  it('keeps no field that nobody agreed on, not even a prototype', () => {
    const text = JSON.stringify(issueOf(TYPE.transport)).replace(
      '"face":{',
      '"face":{"__proto__":{"polluted":true},"extra":1,',
    )
    const { event } = readEvent(JSON.parse(text), NOW)
    expect(event?.type === 'issue' && Object.keys(event.content.face)).not.toContain('extra')
    expect(event?.type === 'issue' && 'polluted' in event.content.face).toBe(false)
    expect('polluted' in {}).toBe(false)
  })

  it('prints the same licence whatever the order of its members', () => {
    const issue = issueOf(TYPE.transport)
    const reversed = Object.fromEntries(Object.entries(issue.licence.face ?? {}).reverse())
    const other = { ...issue, licence: { ...issue.licence, face: reversed } }
    expect(JSON.stringify(readEvent(other, NOW).event)).toBe(JSON.stringify(readEvent(issue, NOW).event))
  })

  it.each([null, undefined, 0, '', 'event', [], [[]], true, 1e308])('refuses %j and throws nothing', (raw) => {
    expect(readEvent(raw, NOW)).toMatchObject({
      findings: expect.arrayContaining([expect.objectContaining({ severity: 'error' })]),
    })
    expect(readEvent(raw, NOW).event).toBeUndefined()
  })

  it('refuses a megabyte of brackets and throws nothing', () => {
    const raw = JSON.parse(`{"licence":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)
    expect(readEvent(raw, NOW).findings.map(({ rule }) => rule)).toContain('SHAPE_DEPTH')
  })

  it('does not drown the province in findings about thousands of unknown members', () => {
    const extra = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`extra${index}`, index]))
    expect(readEvent({ ...issueOf(TYPE.transport), ...extra }, NOW).findings.length).toBeLessThan(50)
  })

  it('never throws on any JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (raw) => expect(isSound(raw)).toBe(true)),
      { numRuns: 500 },
    )
  })

  it('never throws on a real event with any datum replaced, and gives an event exactly when nothing is an error', () => {
    const mutated = fc
      .tuple(
        fc.constantFrom(...feed),
        fc.nat(),
        fc.oneof(fc.jsonValue(), fc.constantFrom(Number.MAX_VALUE, '__proto__', '\ud800', '')),
      )
      .map(([event, position, value]) => replaced(structuredClone(event), position, value))
    fc.assert(
      fc.property(mutated, (raw) => expect(isSound(raw)).toBe(true)),
      { numRuns: 2000 },
    )
  })

  it('never repeats a refused value in what it says about it', () => {
    const secret = 'QZ9-secret-QZ9'
    const mutated = fc
      .tuple(fc.constantFrom(...feed), fc.nat())
      .map(([event, position]) => replaced(structuredClone(event), position, secret))
    fc.assert(
      fc.property(mutated, (raw) => expect(JSON.stringify(readEvent(raw, NOW).findings)).not.toContain(secret)),
      { numRuns: 500 },
    )
  })
})

function isSound(raw: unknown): boolean {
  const { event, findings } = readEvent(raw, NOW)
  return (event === undefined) === findings.some(({ severity }) => severity === 'error')
}

/** `root` with one of its members, however deep, replaced. */
function replaced(root: object, position: number, value: unknown): object {
  const places = placesIn(root)
  const [owner, key] = places[position % places.length] ?? [{}, '']
  Object.defineProperty(owner, key, { value, enumerable: true, configurable: true, writable: true })
  return root
}

function placesIn(owner: object): [object, string][] {
  return Object.entries(owner).flatMap(([key, value]): [object, string][] => [
    [owner, key],
    ...(typeof value === 'object' && value !== null ? placesIn(value) : []),
  ])
}
