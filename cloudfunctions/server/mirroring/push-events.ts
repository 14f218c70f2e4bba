/** `POST /events`: the provincial licensing system tells what happened to licences. One result an event, in order. */
import * as v from 'valibot'
import type { Failure } from '../../../src/core/failure'
import type { LicenceEvent } from '../../../src/core/licence/event'
import { ok, type Result, refuse } from '../../../src/core/result'
import { inParallel } from '../in-parallel'
import type { Busy } from '../ports'
import type { Index } from '../records'
import type { MirroringDeps } from './arrival'
import type { EventOutcome, Outcome } from './event-outcome'
import { mirrorBeforeRelease, mirrorEvent } from './mirror-event'
import type { Province } from './province'
import { isGood, type Reading, readingOf } from './reading'
import { type Related, relationsOf } from './relations'
import { releaseBehind } from './release'
import { type WireFinding, wireFinding } from './wire-finding'

export const pushEventsRequest = v.strictObject({ events: v.pipe(v.array(v.unknown()), v.minLength(1)) })

/** A batch must end within the function's time even when every event is a new licence. */
const MOST_EVENTS = 100

/** Licences worked on at once: hides the database's latency, far below its connections. */
const LICENCES_AT_ONCE = 8

const LONGEST_EVENT_ID = 100

export interface EventResult {
  readonly eventId: string
  readonly outcome: Outcome
  /** 证照标识 of the licence as it stands, when there is one. */
  readonly identifier?: string
  readonly findings: readonly WireFinding[]
}

/** One member of the push. */
interface Member {
  readonly position: number
  readonly eventId: string
  readonly reading: Reading
}

interface Placed extends EventOutcome, Member {}

export async function pushEvents(
  deps: MirroringDeps,
  _province: Province,
  { events }: v.InferOutput<typeof pushEventsRequest>,
): Promise<Result<{ readonly results: readonly EventResult[] }, Failure>> {
  if (events.length > MOST_EVENTS) return refuse({ code: 'TOO_MANY_EVENTS', limit: MOST_EVENTS })
  const members = await membersOf(deps, events)
  const groups = await inParallel(byLicence(members), LICENCES_AT_ONCE, (group) => mirrorInTurn(deps, group))
  // What was committed stays; the province repeats the whole push and finds it as duplicates.
  const busy = groups.find((group) => !group.ok)
  if (busy) return busy
  const placed = groups.flatMap((group) => (group.ok ? group.value : []))
  const released = await releaseBehind(deps, headsOf(placed))
  if (!released.ok) return released
  const related = await relationsOf(deps, placed.flatMap(acceptedEvent))
  return ok({ results: placed.sort((a, b) => a.position - b.position).map((each) => resultOf(each, related)) })
}

/** One look for all: a repeated push must not guess each event to be new. */
async function membersOf(deps: MirroringDeps, events: readonly unknown[]): Promise<readonly Member[]> {
  const readings = events.map((raw) => readingOf(deps, raw))
  const known = await deps.store.getMany(
    'events',
    readings.flatMap(({ event }) => event?.eventId ?? []),
  )
  return readings.map((reading, position) => {
    const isKnown = known.has(reading.event?.eventId ?? '')
    return { position, eventId: eventIdOf(reading.raw), reading: { ...reading, isKnown } }
  })
}

/** What each licence has come to by the last event that was accepted. */
function headsOf(placed: readonly Placed[]): ReadonlyMap<Index, number> {
  const accepted = placed.filter(({ outcome }) => outcome === 'accepted').map(({ reading }) => reading)
  return new Map(accepted.filter(isGood).map(({ licence, event }) => [licence, event.revision]))
}

function acceptedEvent({ outcome, reading: { event } }: Placed): readonly LicenceEvent[] {
  return outcome === 'accepted' && event ? [event] : []
}

function resultOf({ position: _, reading, findings, ...rest }: Placed, related: Related): EventResult {
  const more = (reading.event && related.get(reading.event)) ?? []
  return { ...rest, findings: [...findings, ...more].map(wireFinding) }
}

/** The id to answer with, as far as there is one: the province must find its event again even when it is malformed. */
function eventIdOf(raw: unknown): string {
  const id = typeof raw === 'object' && raw !== null && 'eventId' in raw ? raw.eventId : undefined
  return typeof id === 'string' ? id.slice(0, LONGEST_EVENT_ID) : ''
}

/** Events of one licence stay in order; different licences do not wait for each other. */
function byLicence(members: readonly Member[]): readonly (readonly Member[])[] {
  const groups = new Map<string, Member[]>()
  for (const member of members) {
    const name = member.reading.licence ?? `unreadable ${member.position}`
    groups.set(name, [...(groups.get(name) ?? []), member])
  }
  return [...groups.values()]
}

/** What waits behind the last of a licence's events is looked for after the push, for all licences at once. */
async function mirrorInTurn(deps: MirroringDeps, group: readonly Member[]): Promise<Result<readonly Placed[], Busy>> {
  const placed: Placed[] = []
  for (const member of group) {
    const mirror = member === group.at(-1) ? mirrorBeforeRelease : mirrorEvent
    const result = await mirror(deps, member.reading)
    if (!result.ok) return result
    placed.push({ ...member, ...result.value })
  }
  return ok(placed)
}
