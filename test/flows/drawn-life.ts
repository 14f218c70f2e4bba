/** A licence's life drawn by fast-check, as a random walk through the table of moves, and the order in which its events are sent. */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { EVENT_TYPES, type EventType } from '../../src/core/licence/event'
import { isRefusal, MOVES } from '../../src/core/licence/moves'
import type { LegalState } from '../../src/core/licence/status'
import { issueOf, type RawEvent, TYPE } from '../rules/samples'

const SAMPLE = issueOf(TYPE.transport)
const WHOLE: readonly EventType[] = ['issue', 'amend', 'renew', 'reissue', 'extend']

/** Where a drawn life goes, and how its events are sent. Numbers are taken modulo what there is to choose from. */
export interface Drawn {
  readonly steps: readonly number[]
  /** Which step is a move that the state forbids; beyond the life: none. */
  readonly forbidden: number
  readonly order: readonly number[]
  readonly sizes: readonly number[]
  readonly senders: number
}

export const drawn: fc.Arbitrary<Drawn> = fc.record({
  steps: fc.array(fc.nat(1000), { minLength: 1, maxLength: 9 }),
  forbidden: fc.integer({ min: 1, max: 30 }),
  order: fc.array(fc.nat(10_000), { minLength: 30, maxLength: 30 }),
  sizes: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 6 }),
  senders: fc.integer({ min: 1, max: 4 }),
})

/** The acts of a life: each allowed by what is there after the one before, but for the one that shall be forbidden. */
function actsOf({ steps, forbidden }: Drawn): readonly EventType[] {
  let state: LegalState = 'inForce'
  const acts: EventType[] = ['issue']
  for (const [at, step] of steps.entries()) {
    const choices = EVENT_TYPES.filter((type) => isRefusal(MOVES[type][state]) === (at + 1 === forbidden))
    const act = choices[step % choices.length] ?? 'amend'
    acts.push(act)
    state = after(state, act)
  }
  return acts
}

function after(state: LegalState, act: EventType): LegalState {
  const move = MOVES[act][state]
  return isRefusal(move) ? state : move
}

let numbers = 0

/** The events of a life under a number of its own, as the province pushes them. */
export function eventsOf(drawn: Drawn): readonly RawEvent[] {
  numbers += 1
  const number = `99010188${String(numbers).padStart(4, '0')}`
  return actsOf(drawn).map((type, at) => eventFor(type, number, at + 1))
}

export function eventFor(type: EventType, number: string, revision: number): RawEvent {
  const licence = { ...SAMPLE.licence, CertificateNumber: number }
  const named = { CertificateTypeCode: TYPE.transport, CertificateNumber: number }
  const occurredAt = `2026-10-${String(revision).padStart(2, '0')}T00:00:00+08:00`
  const review = type === 'annualReview' ? { result: '1', period: '2026' } : { result: 'AA', period: '2026' }
  const isReview = type === 'annualReview' || type === 'integrityAssessment'
  return {
    ...{ eventId: randomUUID(), type, occurredAt, revision },
    licence: WHOLE.includes(type) ? licence : named,
    ...(isReview ? { review } : {}),
  }
}

/** Every event at least once and some twice, the copy under its own or another event id, in the drawn order. */
export function sendings(events: readonly RawEvent[], { order }: Drawn): readonly RawEvent[] {
  const again = events.filter((_event, at) => (order[at] ?? 0) % 2 === 0)
  const copies = again.map((event, at) =>
    (order[at + 10] ?? 0) % 3 === 0 ? { ...event, eventId: randomUUID() } : event,
  )
  const keyed = [...events, ...copies].map((event, at) => [order[at % order.length] ?? 0, event] as const)
  return keyed.sort(([a], [b]) => a - b).map(([, event]) => event)
}
