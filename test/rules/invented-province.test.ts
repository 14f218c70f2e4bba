/** The invented province that the bench pushes: valid under every rule, repeatable, and never two licences in one. */
import { provinceEvents } from '../../bench/province/province'
import type { Licence } from '../../src/core/licence/licence'
import { applyEvent } from '../../src/core/licence/life'
import { readEvent } from '../../src/core/licence/read-event'
import { AT, readGood, SERIAL } from './samples'

const events = [...provinceEvents({ licences: 2000, seed: 7 })]
const nameOf = ({ licence }: (typeof events)[number]) => licence.CertificateTypeCode + licence.CertificateNumber

it('breaks no rule: every event of 2,000 licences is read without an error', () => {
  const errors = events.flatMap((event) => readEvent(event, AT).findings).filter(({ severity }) => severity === 'error')
  expect(errors).toEqual([])
})

it('issues exactly as many licences as asked for, each once and as its first event', () => {
  const issued = events.filter(({ type }) => type === 'issue')
  expect(issued).toHaveLength(2000)
  expect(new Set(issued.map(nameOf)).size).toBe(2000)
  expect(issued.every(({ revision }) => revision === 1)).toBe(true)
})

it('tells only moves that the law allows, in order of their revisions', () => {
  const licences = new Map<string, Licence>()
  for (const raw of events) {
    const step = applyEvent(licences.get(nameOf(raw)), readGood(raw), SERIAL)
    if (!step.ok) throw new Error(JSON.stringify(step.failure))
    expect(step.value.revision).toBe((licences.get(nameOf(raw))?.revision ?? 0) + 1)
    licences.set(nameOf(raw), step.value)
  }
  expect(licences.size).toBe(2000)
})

it('names every event once', () => {
  expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(events.length)
})

it('is the same again from the same seed, and shares no licence and no event with another', () => {
  const other = [...provinceEvents({ licences: 2000, seed: 8 })]
  expect([...provinceEvents({ licences: 2000, seed: 7 })]).toEqual(events)
  const known = new Set(events.flatMap((event) => [nameOf(event), event.eventId]))
  expect(other.flatMap((event) => [nameOf(event), event.eventId]).filter((name) => known.has(name))).toEqual([])
})
