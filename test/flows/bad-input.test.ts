/**
 * Whatever a province's system sends, the deployed function answers with findings or a refusal, and stores all of an event or nothing of it.
 * The fuzzer begins from FUZZ_SEED when it is given; fast-check prints its seed when a property fails.
 */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type { CollectionName, Records } from '../../cloudfunctions/server/records'
import { EVENT_TYPES } from '../../src/core/licence/event'
import { TYPE_CODES } from '../../src/core/licence/kinds'
import { feedEvents } from '../rules/samples'
import { EVENTS, openStand, type Stand } from './stand'
import { stateOf } from './stored-state'

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
})
afterAll(() => stand.close())

const FEED = feedEvents()

/** Numbers that JSON can say and few programs expect. */
const numbers = fc.oneof(
  fc.constantFrom(0, -0, -1, 1.5, 1e308, -1e308, 5e-324, 2 ** 53, 2 ** 53 + 2, -(2 ** 63), 1e21),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)
const names = fc.constantFrom(
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
  '$set',
  'a.b',
  '_id',
  'face',
  'licence',
)
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '\u0000',
    '\ud800',
    '\u202e',
    '<script>alert(1)</script>',
    "' OR 1=1 --",
    '{{7*7}}',
    'x'.repeat(70_000),
  ),
)
const json: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.constant(null),
    fc.boolean(),
    numbers,
    texts,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(fc.oneof(names, fc.string({ maxLength: 8 })), tie('value')), { maxLength: 4 }).map(membersOf),
  ),
})).value

/** As JSON.parse makes it: `__proto__` is a member like any other. */
function membersOf(entries: readonly (readonly [string, unknown])[]): unknown {
  return JSON.parse(`{${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join()}}`)
}

/** Every place in a value, as the way to it. */
function waysIn(value: unknown, way: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [way]
  return [way, ...Object.entries(value).flatMap(([name, member]) => waysIn(member, [...way, name]))]
}

function replaced(value: unknown, [name, ...rest]: readonly string[], by: unknown): unknown {
  if (name === undefined) return by
  const entries = Object.entries(value as object).map(([key, member]) => [
    key,
    key === name ? replaced(member, rest, by) : member,
  ])
  return Array.isArray(value) ? entries.map(([, member]) => member as unknown) : Object.fromEntries(entries)
}

/** An event of the feed under a number of its own, bent in one place. */
const bent = fc
  .tuple(fc.constantFrom(...FEED.slice(0, 200)), fc.nat(), json, fc.nat(99_999))
  .map(([event, place, by, number]) => {
    const own = structuredClone({ ...event, eventId: randomUUID() })
    own.licence.CertificateNumber = `9901018${String(number).padStart(5, '0')}`
    const ways = waysIn(own)
    return replaced(own, ways[place % ways.length] ?? [], by)
  })

/** Shaped like an event, filled with anything. */
const shaped = fc.record(
  {
    eventId: fc.oneof(fc.uuid(), json),
    type: fc.oneof(fc.constantFrom(...EVENT_TYPES), json),
    occurredAt: fc.oneof(fc.constant('2026-10-01T00:00:00+08:00'), json),
    revision: fc.oneof(fc.nat(5), numbers, json),
    licence: fc.oneof(
      fc.record({
        CertificateTypeCode: fc.oneof(fc.constantFrom(...TYPE_CODES), json),
        CertificateNumber: json,
        face: json,
      }),
      json,
    ),
    review: json,
    reason: json,
  },
  { requiredKeys: [] },
)

const OUTCOMES = ['accepted', 'duplicate', 'superseded', 'held', 'rejected']

const fuzzing = { numRuns: 40, ...(process.env.FUZZ_SEED ? { seed: Number(process.env.FUZZ_SEED) } : {}) }

describe('an arbitrary event', () => {
  it.each([
    ['any JSON', json],
    ['shaped like an event', shaped],
    ['an event of the feed bent in one place', bent],
  ] as const)('%s: gets an outcome, and a rejection its findings', async (_, events) => {
    await fc.assert(
      fc.asyncProperty(fc.array(events as fc.Arbitrary<unknown>, { minLength: 1, maxLength: 12 }), async (batch) => {
        const { status, body } = await stand.post(EVENTS, JSON.stringify({ events: batch }))
        expect(status).toBe(200)
        expect(body.results).toHaveLength(batch.length)
        for (const { outcome, findings } of body.results ?? []) {
          expect(OUTCOMES).toContain(outcome)
          if (outcome === 'rejected') expect(findings.length).toBeGreaterThan(0)
          expect(findings.map(({ rule }) => rule)).not.toContain('INTERNAL_FAULT')
        }
      }),
      fuzzing,
    )
    expectWhole(stand)
  })

  it.each([
    ['a thousand levels of arrays', `${'['.repeat(1000)}1${']'.repeat(1000)}`],
    ['hundreds of thousands of levels', `${'['.repeat(400_000)}${']'.repeat(400_000)}`],
    ['hundreds of thousands of levels of members', `${'{"a":'.repeat(150_000)}1${'}'.repeat(150_000)}`],
    [
      'a deep datum in a good event',
      JSON.stringify(FEED[0]).replace(
        /"occurredAt":"[^"]*"/,
        `"occurredAt":${'['.repeat(300_000)}${']'.repeat(300_000)}`,
      ),
    ],
    ['a number beyond all bounds', `{"revision":1${'0'.repeat(400)}}`],
    ['a number of a hundred thousand digits', `{"revision":${'9'.repeat(100_000)}}`],
    ['__proto__', '{"__proto__":{"eventId":"00000000-0000-4000-8000-000000000001","type":"issue","revision":1}}'],
    [
      '__proto__ for a licence',
      '{"eventId":"00000000-0000-4000-8000-000000000002","licence":{"__proto__":{"face":{}}}}',
    ],
    ['the same name many times', `{${Array.from({ length: 20_000 }, () => '"eventId":1').join()}}`],
    ['very many names', `{${Array.from({ length: 50_000 }, (_, at) => `"n${at}":1`).join()}}`],
    ['very many items', `[${'1,'.repeat(300_000)}1]`],
  ])('%s is rejected with a finding, and the next event is taken', async (_, text) => {
    const good = { ...structuredClone(FEED[0]), eventId: randomUUID() }
    const { status, body } = await stand.post(EVENTS, `{"events":[${text},${JSON.stringify(good)}]}`)
    expect(status).toBe(200)
    expect(body.results?.[0]).toMatchObject({
      outcome: 'rejected',
      findings: expect.arrayContaining([expect.anything()]),
    })
    expect(['accepted', 'duplicate']).toContain(body.results?.[1]?.outcome)
  })
})

describe('an arbitrary body', () => {
  it('is answered with outcomes or refused, never a fault', async () => {
    const bodies = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      json.map((value) => JSON.stringify(value)),
      fc.record({ events: json }).map((value) => JSON.stringify(value)),
    )
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const { status } = await stand.post(EVENTS, body)
        expect([200, 400]).toContain(status)
      }),
      fuzzing,
    )
    expectWhole(stand)
  })
})

/** Everything of every event, or nothing of it: the collections agree with each other, and every audit chain holds. */
function expectWhole(on: Stand): void {
  stateOf(on)
  const of = <C extends CollectionName>(name: C): readonly [string, Records[C]][] => [...on.records(name)]
  const licences = of('licences')
  const sum = (count: (revision: number, version: number) => number) =>
    licences.reduce((total, [, { revision, version }]) => total + count(revision, version), 0)
  const accepted = of('events').filter(([, { outcome }]) => outcome === 'accepted')
  const waiting = of('events').filter(([, { outcome }]) => outcome === 'held')
  const revisions = sum((revision) => revision)
  expect({
    events: accepted.length,
    audit: of('audit').length,
    outbox: of('outbox').length,
    heads: of('auditHeads').length,
    held: of('held')
      .map(([, { eventId }]) => eventId)
      .sort(),
  }).toEqual({
    events: revisions,
    audit: revisions,
    outbox: revisions,
    heads: licences.length,
    held: waiting.map(([id]) => id).sort(),
  })
  for (const [id, { revision }] of licences) expect(on.records('auditHeads').get(id)?.seq).toBe(revision)
}
