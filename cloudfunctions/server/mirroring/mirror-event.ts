/** 镜像: takes one event over, and then whatever was waiting for it. */
import type { LicenceEvent } from '../../../src/core/licence/event'
import { ok, type Result } from '../../../src/core/result'
import { type Busy, key } from '../ports'
import type { HeldRecord, Index } from '../records'
import { type Arrival, arrivalOf, heldKey, keysOf, type MirroringDeps } from './arrival'
import { decide } from './decide'
import type { EventOutcome } from './event-outcome'
import { heldPlace } from './held-writes'

export async function mirrorEvent(deps: MirroringDeps, event: LicenceEvent): Promise<Result<EventOutcome, Busy>> {
  const arrival = await arrivalOf(deps, event)
  if (!arrival.ok) return arrival
  const result = await commit(deps, arrival.value)
  if (!result.ok) return result
  const drained = await FOLLOW_UPS[result.value.outcome](deps, arrival.value)
  return drained.ok ? result : drained
}

type FollowUp = (deps: MirroringDeps, arrival: Arrival) => Promise<Result<unknown, Busy>>

/** What waits is looked at after each commit that may have closed or made a gap. Of two that cross, the later commit sees the other. */
const FOLLOW_UPS: { readonly [O in EventOutcome['outcome']]: FollowUp } = {
  accepted: (deps, { licence, event }) => releaseAfter(deps, licence, event.revision),
  held: (deps, { licence }) => releaseHeld(deps, licence),
  duplicate: async () => ok(undefined),
  superseded: async () => ok(undefined),
  rejected: async () => ok(undefined),
}

/** Applies the held events whose turn has come. Each is its own commit: one that is refused does not undo those before it. */
export async function releaseHeld(deps: MirroringDeps, licence: Index): Promise<Result<number, Busy>> {
  const stored = await deps.store.get(key('licences', licence))
  return releaseAfter(deps, licence, stored?.revision ?? 0)
}

async function releaseAfter(deps: MirroringDeps, licence: Index, revision: number): Promise<Result<number, Busy>> {
  for (let released = 0; ; released += 1) {
    const id = heldKey(licence, revision + released + 1)
    const held = await deps.store.get(id)
    if (held?.state !== 'waiting') return ok(released)
    const arrival = await arrivalOf(deps, eventOf(deps, id.id, held))
    if (!arrival.ok) return arrival
    const result = await commit(deps, arrival.value)
    if (!result.ok) return result
    if (result.value.outcome !== 'accepted') return ok(released)
  }
}

function commit(deps: MirroringDeps, arrival: Arrival): Promise<Result<EventOutcome, Busy>> {
  return deps.store.transact(keysOf(deps.index, arrival), (read) => decide(deps, arrival, read))
}

function eventOf({ cipher }: MirroringDeps, id: string, held: HeldRecord): LicenceEvent {
  return JSON.parse(cipher.open(heldPlace(id), held.event)) as LicenceEvent
}
