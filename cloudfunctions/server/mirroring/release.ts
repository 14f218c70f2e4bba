/** 释放: applies the held events whose turn has come. Each is its own commit: one that is refused does not undo those before it. */
import { ok, type Result, refuse } from '../../../src/core/result'
import { type Busy, type FieldCipher, key } from '../ports'
import type { HeldRecord, Index } from '../records'
import { arrivalOf, heldKey, type MirroringDeps } from './arrival'
import { commit, rejectHeld } from './commit'
import type { Outcome } from './event-outcome'
import { heldPlace } from './held-writes'
import { guarded, internalFault, type Poisoned } from './internal-fault'
import { isGood, type Reading, type ReadingDeps, readingOf } from './reading'

/** How many were applied. */
export async function releaseHeld(deps: MirroringDeps, licence: Index): Promise<Result<number, Busy>> {
  return releaseAfter(deps, licence, await revisionOf(deps, licence))
}

/**
 * The same for who holds an event at `revision`. Holding writes no licence, so another sender may have taken that place in the same moment:
 * then nothing else would ever look there.
 */
export async function releaseHeldAt(
  deps: MirroringDeps,
  licence: Index,
  revision: number,
): Promise<Result<number, Busy>> {
  return releaseAfter(deps, licence, Math.min(await revisionOf(deps, licence), revision - 1))
}

async function revisionOf({ store }: MirroringDeps, licence: Index): Promise<number> {
  return (await store.get(key('licences', licence)))?.revision ?? 0
}

/** How many were applied, `revision` being what the licence has come to. */
export async function releaseAfter(
  deps: MirroringDeps,
  licence: Index,
  revision: number,
): Promise<Result<number, Busy>> {
  let released = 0
  for (let next = revision + 1; ; next += 1) {
    const held = await deps.store.get(heldKey(licence, next))
    if (!held) return ok(released)
    const result = await releaseOne(deps, held)
    if (!result.ok) return result
    if (result.value === 'accepted') released += 1
    // A duplicate: another sender's run was faster. It may break off, so this one goes on too.
    else if (result.value !== 'duplicate') return ok(released)
  }
}

/** Looks once, and not for each, for what waits behind licences of which `revisions` says what they have come to; at most 100. */
export async function releaseBehind(
  deps: MirroringDeps,
  revisions: ReadonlyMap<Index, number>,
): Promise<Result<undefined, Busy>> {
  const next = [...revisions].map(([licence, revision]) => heldKey(licence, revision + 1).id)
  const waiting = await deps.store.getMany('held', next)
  for (const { licence, revision } of waiting.values()) {
    const released = await releaseAfter(deps, licence, revision - 1)
    if (!released.ok) return released
  }
  return ok(undefined)
}

async function releaseOne(deps: MirroringDeps, held: HeldRecord): Promise<Result<Outcome, Busy>> {
  const reading = openHeld(deps, held)
  if (!reading.ok) return ok(await markFaulty(deps, held, reading.failure))
  if (!isGood(reading.value)) {
    const kept = await rejectHeld(deps, reading.value, held)
    return kept.ok ? ok(kept.value.outcome) : kept
  }
  const arrival = await arrivalOf(deps, reading.value)
  if (!arrival.ok) return arrival
  const result = await commit(deps, arrival.value)
  if (result.ok) return ok(result.value.outcome)
  return result.failure.code === 'BUSY' ? refuse(result.failure) : ok(await markFaulty(deps, held, result.failure))
}

interface OpeningDeps extends ReadingDeps {
  readonly cipher: FieldCipher
}

/** The held event, read by the rules of today. */
export function openHeld(deps: OpeningDeps, { licence, revision, event }: HeldRecord): Result<Reading, Poisoned> {
  const place = heldPlace(heldKey(licence, revision).id)
  const opened = guarded(() => readingOf(deps, JSON.parse(deps.cipher.open(place, event))))
  if ('code' in opened) return refuse(opened)
  return opened.fault ? refuse(opened.fault) : ok({ ...opened, isKnown: true })
}

/** It stays where it is, nothing of it lost, and says why; the next look may find it mended. */
async function markFaulty(deps: MirroringDeps, held: HeldRecord, poisoned: Poisoned): Promise<Outcome> {
  if (held.findings.length > 0) return 'held'
  const findings = [internalFault(deps.random, poisoned)]
  const expiresAt = deps.clock.now()
  await deps.store.compareAndSet(heldKey(held.licence, held.revision), { digest: held.digest }, { findings, expiresAt })
  return 'held'
}
