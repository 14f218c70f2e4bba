/** 镜像: takes one event over, and then whatever was waiting for it. Whatever becomes of it, the province gets an outcome. */
import { ok, type Result, refuse } from '../../../src/core/result'
import type { Busy } from '../ports'
import { arrivalOf, type MirroringDeps } from './arrival'
import { commit, reject, rejectPoisoned } from './commit'
import type { EventOutcome } from './event-outcome'
import { type GoodReading, isGood, type Reading } from './reading'
import { releaseAfter, releaseHeld, releaseHeldAt } from './release'

export function mirrorEvent(deps: MirroringDeps, reading: Reading): Promise<Result<EventOutcome, Busy>> {
  return mirrorWith(deps, reading, FOLLOW_UPS)
}

/** The same, but the caller looks himself for what waited behind an accepted event: behind many at once. */
export function mirrorBeforeRelease(deps: MirroringDeps, reading: Reading): Promise<Result<EventOutcome, Busy>> {
  return mirrorWith(deps, reading, { ...FOLLOW_UPS, accepted: nothing })
}

function mirrorWith(deps: MirroringDeps, reading: Reading, followUps: FollowUps): Promise<Result<EventOutcome, Busy>> {
  if (reading.fault) return rejectPoisoned(deps, reading, reading.fault)
  return isGood(reading) ? mirrorGood(deps, reading, followUps) : reject(deps, reading)
}

async function mirrorGood(
  deps: MirroringDeps,
  reading: GoodReading,
  followUps: FollowUps,
): Promise<Result<EventOutcome, Busy>> {
  const arrival = await arrivalOf(deps, reading)
  if (!arrival.ok) return arrival
  const result = await commit(deps, arrival.value)
  if (!result.ok) {
    return result.failure.code === 'BUSY' ? refuse(result.failure) : rejectPoisoned(deps, reading, result.failure)
  }
  const drained = await followUps[result.value.outcome](deps, reading)
  if (!drained.ok) return drained
  return ok({ ...result.value, findings: [...reading.findings, ...result.value.findings] })
}

type FollowUp = (deps: MirroringDeps, reading: GoodReading) => Promise<Result<unknown, Busy>>
type FollowUps = { readonly [O in EventOutcome['outcome']]: FollowUp }

const nothing: FollowUp = async () => ok(undefined)

/** What waits is looked at after each commit that may have closed or made a gap. Of two that cross, the later commit sees the other. */
const FOLLOW_UPS: FollowUps = {
  accepted: (deps, { licence, event }) => releaseAfter(deps, licence, event.revision),
  held: (deps, { licence, event }) => releaseHeldAt(deps, licence, event.revision),
  // The province repeats a push whose answer was lost: what the first one had no time to release is released now.
  duplicate: (deps, { licence }) => releaseHeld(deps, licence),
  superseded: (deps, { licence }) => releaseHeld(deps, licence),
  rejected: nothing,
}
