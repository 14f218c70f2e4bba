/** What must never be: a crash, half an event, a prototype changed, or a person's data in a finding. */
import fc from 'fast-check'
import type { LicenceEvent } from '../../src/core/licence/event'
import { readEvent } from '../../src/core/licence/read-event'
import { fieldsOf, wordsOf } from './hostile/retold'
import { AT, feedEvents, issueOf, type RawEvent, TYPE } from './samples'

const feed = feedEvents()

/** Names that mean something to JavaScript or to us, and any other. */
const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'licence',
  'face',
  'review',
  'type',
  'eventId',
]

/** Numbers as JSON writes them that no double holds, and those that end where doubles do. */
const NUMBERS = ['1e400', '-1e400', '1e-400', '-0', '9007199254740993', '1.7976931348623157e308', '0.1']

/** JSON as text, because only parsed text has members of its own called `__proto__`. */
const { value: jsonText } = fc.letrec<{ value: string; list: string; object: string; leaf: string }>((tie) => ({
  leaf: fc.oneof(
    fc.constantFrom(...NUMBERS, 'true', 'null', '""', '"\\ud800"', '"\\u0000"', '"__proto__"'),
    fc.string({ unit: 'binary' }).map((text) => JSON.stringify(text)),
    fc.integer().map(String),
  ),
  list: fc.array(tie('value'), { maxLength: 4 }).map((items) => `[${items.join(',')}]`),
  object: fc
    .array(fc.tuple(fc.oneof(fc.constantFrom(...NAMES), fc.string()), tie('value')), { maxLength: 6 })
    .map((pairs) => `{${pairs.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`),
  value: fc.oneof({ depthSize: 'medium', withCrossShrink: true }, tie('leaf'), tie('object'), tie('list')),
}))

/** A real event, one datum of which says something else. */
const bent = fc
  .tuple(
    fc.constantFrom(...feed),
    fc.nat(),
    fc.oneof(jsonText, fc.constantFrom('"02101"', '"1"', '"20260230"', '[]', '{}')),
  )
  .map(([event, position, text]) => replaced(structuredClone(event), position, JSON.parse(text)))

const prototypes = [Object.prototype, Array.prototype, String.prototype, Number.prototype]
const membersOfPrototypes = () => prototypes.map((prototype) => Reflect.ownKeys(prototype).length)

describe('an event that is not as agreed', () => {
  it.each([null, undefined, 0, '', 'event', [], [[]], true, 1e308])('is refused without a throw: %j', (raw) => {
    const { event, findings } = readEvent(raw, AT)
    expect(event).toBeUndefined()
    expect(findings.map(({ severity }) => severity)).toContain('error')
  })

  it('is refused without a throw: a megabyte of brackets', () => {
    const raw = JSON.parse(`{"licence":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)
    expect(readEvent(raw, AT).findings.map(({ rule }) => rule)).toContain('SHAPE_DEPTH')
  })

  it('does not drown the province in findings about thousands of unknown members', () => {
    const extra = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`extra${index}`, index]))
    expect(readEvent({ ...issueOf(TYPE.transport), ...extra }, AT).findings.length).toBeLessThan(50)
  })

  it('never throws, whatever JSON it is, and is never taken over', () => {
    fc.assert(
      fc.property(jsonText, (text) => expect(readEvent(JSON.parse(text), AT).event).toBeUndefined()),
      { numRuns: 2000 },
    )
  })

  it('changes no prototype', () => {
    const before = membersOfPrototypes()
    const inside = jsonText.map(
      (text) => `{"licence":{"CertificateTypeCode":"${TYPE.transport}","face":${text},"__proto__":${text}}}`,
    )
    fc.assert(
      fc.property(fc.oneof(jsonText, inside), (text) => {
        readEvent(JSON.parse(text), AT)
        expect(membersOfPrototypes()).toEqual(before)
      }),
      { numRuns: 500 },
    )
  })
})

describe('a real event with one datum replaced by anything', () => {
  it('is either refused by an error or taken over, never both and never neither', () => {
    fc.assert(
      fc.property(bent, (raw) => {
        const { event, findings } = readEvent(raw, AT)
        expect(event === undefined).toBe(findings.some(({ severity }) => severity === 'error'))
      }),
      { numRuns: 3000 },
    )
  })

  it('when taken over says the same told again in the standard’s words, so that nothing of it is half read', () => {
    fc.assert(
      fc.property(bent, (raw) => {
        const { event } = readEvent(raw, AT)
        if (event) expect(again(event)).toEqual(event)
      }),
      { numRuns: 1500 },
    )
  })

  it('when taken over holds exactly declared fields of the face, all the required ones among them', () => {
    fc.assert(
      fc.property(bent, (raw) => {
        const { event } = readEvent(raw, AT)
        if (!event || !('content' in event)) return
        const { declared, required } = fieldsOf(event)
        const given = Object.keys(event.content.face)
        expect(declared).toEqual(expect.arrayContaining(given))
        expect(given).toEqual(expect.arrayContaining([...required]))
      }),
      { numRuns: 1500 },
    )
  })
})

describe('findings about a bent event', () => {
  it('never repeat the value refused', () => {
    const secret = 'QZ9-secret-QZ9'
    const mutated = fc
      .tuple(fc.constantFrom(...feed), fc.nat())
      .map(([event, position]) => replaced(structuredClone(event), position, secret))
    fc.assert(
      fc.property(mutated, (raw) => expect(JSON.stringify(readEvent(raw, AT).findings)).not.toContain(secret)),
      { numRuns: 500 },
    )
  })

  it('never hold a name, number, address or plate of the event', () => {
    fc.assert(
      fc.property(bent, (raw) => {
        const told = JSON.stringify(readEvent(raw, AT).findings)
        expect(personalIn(raw).filter((value) => told.includes(value))).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })
})

function again(event: LicenceEvent): LicenceEvent | undefined {
  return readEvent(JSON.parse(JSON.stringify(wordsOf(event))), AT).event
}

/** The demo province's own personal data; what was put in their place is the test before this one's matter. */
function personalIn(raw: RawEvent): string[] {
  const { CertificateHolderName, CertificateHolderCode, CertificateNumber, face = {} } = raw.licence ?? {}
  const { address, plateNumber, operatorAddress, birthDate } = Object(face)
  const values = [
    CertificateHolderName,
    CertificateHolderCode,
    CertificateNumber,
    address,
    plateNumber,
    operatorAddress,
    birthDate,
  ]
  return values.filter((value): value is string => typeof value === 'string' && value.length > 2 && REAL.has(value))
}

const REAL = new Set(
  feed.flatMap((event) => Object.values(event.licence).concat(Object.values(event.licence.face ?? {}))),
)

/** `root` with one of its members, however deep, replaced. */
function replaced(root: RawEvent, position: number, value: unknown): RawEvent {
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
