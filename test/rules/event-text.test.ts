import fc from 'fast-check'
import { placeOf } from '../../src/core/licence/event-place'
import { eventOutline, eventText, LONGEST_EVENT_TEXT } from '../../src/core/licence/event-text'
import { readEvent } from '../../src/core/licence/read-event'
import { AT, feedEvents, issueOf, type RawEvent, TYPE } from './samples'

function nested(depth: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < depth; level += 1) value = [value]
  return value
}

describe('what is kept of an event (事件原文)', () => {
  it('reads as the event it was, for every event of the feed', () => {
    for (const raw of feedEvents()) {
      expect(readEvent(JSON.parse(eventText(raw) ?? ''), AT).event).toEqual(readEvent(raw, AT).event)
    }
  })

  it('is nothing that the interface does not know', () => {
    const raw = issueOf(TYPE.practitioner)
    const more = {
      ...raw,
      extra: 'x',
      licence: { ...raw.licence, extra: 'x', face: { ...raw.licence.face, extra: 'x' } },
    }
    expect(eventText(more)).toBe(eventText(raw))
  })

  it('is the same text again when it is read and kept again', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (raw) => {
        const text = eventText(raw) ?? ''
        expect(eventText(JSON.parse(text))).toBe(text)
      }),
    )
  })

  it('is nothing at all beyond eight levels or 128 K characters', () => {
    expect(eventText(nested(7))).toBeDefined()
    expect(eventText(nested(8))).toBeUndefined()
    expect(eventText('x'.repeat(LONGEST_EVENT_TEXT - 2))).toBeDefined()
    expect(eventText('x'.repeat(LONGEST_EVENT_TEXT - 1))).toBeUndefined()
  })

  it('can be made of a number beyond all bounds, which JSON reads as infinity', () => {
    const raw: unknown = JSON.parse('{"revision":1e999,"licence":{"face":{"tonnage":-1e999}}}')
    expect(eventText(raw)).toBe('{"licence":{"face":{"tonnage":null}},"revision":null}')
    expect(eventOutline(raw)).toContain('null')
  })

  it('takes no member from a prototype, and gives none to one', () => {
    const raw: unknown = JSON.parse('{"__proto__":{"eventId":"x"},"licence":{"__proto__":{"face":1}}}')
    expect(eventText(raw)).toBe('{"licence":{}}')
    expect(Object.hasOwn(Object.prototype, 'eventId')).toBe(false)
  })
})

describe('the outline of an event', () => {
  it('can be made of any JSON, however deep', () => {
    expect(eventOutline(nested(200_000))).toBe(eventOutline(nested(100_000)))
    fc.assert(fc.property(fc.jsonValue(), (raw) => expect(typeof eventOutline(raw)).toBe('string')))
  })

  it('tells events apart', () => {
    expect(eventOutline({ a: 1 })).not.toBe(eventOutline({ a: 2 }))
  })
})

describe('what an event speaks of', () => {
  it('is read as far as it can be, whatever else is wrong', () => {
    const raw: RawEvent = { ...issueOf(TYPE.practitioner), type: 'nothing', occurredAt: 7 }
    expect(placeOf(raw)).toEqual({
      eventId: raw.eventId,
      typeCode: TYPE.practitioner,
      number: raw.licence.CertificateNumber,
      revision: 1,
    })
  })

  it('keeps the id of an event that is nested too deeply to be read', () => {
    const eventId = '00000000-0000-4000-8000-000000000001'
    expect(placeOf({ eventId, licence: nested(9) })).toEqual({ eventId })
  })

  it('is nothing where nothing usable stands, and never throws', () => {
    expect(placeOf({ eventId: 'x', type: 1, revision: 1.5, licence: { CertificateNumber: '' } })).toEqual({})
    fc.assert(fc.property(fc.jsonValue(), (raw) => expect(placeOf(raw)).toBeDefined()))
  })
})
