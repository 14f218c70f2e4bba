/** 重新处理: one waiting event once more. */
import { given } from '../../../src/core/given'
import type { Finding } from '../../../src/core/licence/event'
import { ok, type Result } from '../../../src/core/result'
import { type Busy, key } from '../ports'
import type { HeldRecord, RejectionRecord } from '../records'
import type { MirroringDeps } from './arrival'
import type { Outcome } from './event-outcome'
import { guarded, internalFault } from './internal-fault'
import { mirrorEvent } from './mirror-event'
import { readingOf } from './reading'
import { rejectionIdOf, rejectionPlace } from './rejection'
import { releaseHeld } from './release'
import { markCorrected, settleRejections } from './settle-rejections'

export interface DrivenEvent {
  readonly eventId?: string
  /** `settled`: nothing of it waits any more. */
  readonly outcome: Outcome | 'settled'
  readonly findings: readonly Finding[]
}

const SETTLED: DrivenEvent = { outcome: 'settled', findings: [] }

/** Looks at the event's licence, and then at what became of the event. */
export async function redriveHeld(deps: MirroringDeps, id: string): Promise<Result<DrivenEvent, Busy>> {
  const held = await deps.store.get(key('held', id))
  if (!held) return ok(SETTLED)
  const released = await releaseHeld(deps, held.licence)
  return released.ok ? ok({ eventId: held.eventId, ...(await becameOf(deps, id, held)) }) : released
}

async function becameOf({ store, index }: MirroringDeps, id: string, { eventId }: HeldRecord): Promise<DrivenEvent> {
  const held = await store.get(key('held', id))
  if (held) return { outcome: 'held', findings: held.findings }
  const known = await store.get(key('events', eventId))
  if (known?.outcome === 'accepted') return { outcome: 'accepted', findings: [] }
  const rejection = await store.get(key('rejections', rejectionIdOf(index, eventId)))
  return rejection ? { outcome: 'rejected', findings: rejection.findings } : SETTLED
}

export async function redriveRejection(deps: MirroringDeps, id: string): Promise<Result<DrivenEvent, Busy>> {
  const record = await deps.store.get(key('rejections', id))
  if (!record || !(await isOpen(deps, id, record))) return ok(SETTLED)
  const reading = openRejection(deps, id, record)
  if (!reading) return ok({ ...given({ eventId: record.eventId }), outcome: 'rejected', findings: record.findings })
  if ('code' in reading) {
    const findings = [internalFault(deps.random, reading)]
    return ok({ ...given({ eventId: record.eventId }), outcome: 'rejected', findings })
  }
  const result = await mirrorEvent(deps, reading)
  if (!result.ok) return result
  if (result.value.outcome !== 'rejected') await markCorrected(deps.store, id, record)
  const { outcome, findings } = result.value
  return ok({ ...given({ eventId: record.eventId }), outcome, findings })
}

async function isOpen({ store }: MirroringDeps, id: string, record: RejectionRecord): Promise<boolean> {
  if (record.state !== 'open') return false
  return (await settleRejections(store, [{ id, record, cursor: { id } }])).length > 0
}

/** Undefined when nothing was kept of it. */
function openRejection(deps: MirroringDeps, id: string, { event }: RejectionRecord) {
  if (event === undefined) return undefined
  return guarded(() => readingOf(deps, JSON.parse(deps.cipher.open(rejectionPlace(id), event))))
}
