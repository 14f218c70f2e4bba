/** 提交: what an event comes to, in one commit. Accepted events cost no look at the rejections: only a refused one is decided again beside them. */
import type { Finding } from '../../../src/core/licence/event'
import { ok, type Result } from '../../../src/core/result'
import type { Busy, Snapshot, Write } from '../ports'
import type { HeldRecord, Records } from '../records'
import { type Arrival, heldKey, keysOf, type MirroringDeps } from './arrival'
import { decide } from './decide'
import type { EventOutcome } from './event-outcome'
import { heldAs, unheldWrites } from './held-writes'
import { internalFault, type Poisoned, withoutContradiction } from './internal-fault'
import type { Reading } from './reading'
import { type Rejection, rejectionKey, rejectionKeys, rejectionWrite } from './rejection'

export async function commit(deps: MirroringDeps, arrival: Arrival): Promise<Result<EventOutcome, Busy | Poisoned>> {
  return withoutContradiction(async () => {
    const keys = keysOf(deps.index, arrival)
    const result = await deps.store.transact(keys, (read) => decide(deps, arrival, read))
    return result.ok && result.value.outcome === 'rejected' ? commitRefused(deps, arrival) : result
  })
}

/** Decided anew: another sender may have changed what the refusal was about. */
function commitRefused(deps: MirroringDeps, arrival: Arrival): Promise<Result<EventOutcome, Busy | Poisoned>> {
  const id = rejectionKey(deps.index, arrival.reading)
  return deps.store.transact([...keysOf(deps.index, arrival), id], (read) => {
    const decision = decide(deps, arrival, read)
    if (!decision.ok || decision.value.value.outcome !== 'rejected') return decision
    return ok({ ...decision.value, writes: refusedWrites(deps, arrival, read, decision.value.value.findings) })
  })
}

function refusedWrites(
  { index, cipher }: MirroringDeps,
  arrival: Arrival,
  read: Snapshot<Records>,
  refusal: readonly Finding[],
): readonly Write<Records>[] {
  const { reading, now: at } = arrival
  const waiting = heldAs(arrival, read)
  const findings = [...reading.findings, ...refusal]
  const rejection = { key: rejectionKey(index, reading), reading, findings, at, wasHeld: waiting !== undefined }
  return [...(waiting ? unheldWrites(waiting, read) : []), rejectionWrite(cipher, rejection, read)]
}

/** Keeps an event that the rules reject: nothing of it is decided. */
export function reject(deps: MirroringDeps, reading: Reading): Promise<Result<EventOutcome, Busy>> {
  return keep(deps, { ...rejectionHere(deps, reading), findings: reading.findings })
}

/** Keeps an event that we could not work off, and says so. */
export function rejectPoisoned(
  deps: MirroringDeps,
  reading: Reading,
  poisoned: Poisoned,
): Promise<Result<EventOutcome, Busy>> {
  const findings = [internalFault(deps.random, poisoned)]
  return keep(deps, { ...rejectionHere(deps, reading), findings, isOurFault: true })
}

/** Keeps a held event whose turn came and that the rules of today reject; it waits no longer. */
export function rejectHeld(
  deps: MirroringDeps,
  reading: Reading,
  held: HeldRecord,
): Promise<Result<EventOutcome, Busy>> {
  return keep(deps, { ...rejectionHere(deps, reading), findings: reading.findings, wasHeld: true }, held)
}

function rejectionHere({ index, clock }: MirroringDeps, reading: Reading) {
  return { key: rejectionKey(index, reading), reading, at: clock.now() }
}

function keep(
  { store, cipher }: MirroringDeps,
  rejection: Rejection,
  held?: HeldRecord,
): Promise<Result<EventOutcome, Busy>> {
  const waiting = held ? [heldKey(held.licence, held.revision)] : []
  return store.transact<EventOutcome, never>([...rejectionKeys(rejection), ...waiting], (read) => {
    const released = waiting.flatMap((id) => read.get(id) ?? []).flatMap((record) => unheldWrites(record, read))
    const value: EventOutcome = { outcome: 'rejected', findings: rejection.findings }
    return ok({ writes: [...released, rejectionWrite(cipher, rejection, read)], value })
  })
}
