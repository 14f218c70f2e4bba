/** Tells the cloud what happened without a network. What it does not take now stays in the queue and is told again: a check told twice is one. */
import { held } from '../client/cache'
import { call, type Obstacle } from '../client/call'
import type { OfficerMe } from '../contract/officer'
import { changeQueue, openCheck, queue } from './offline-queue'
import { nextChecks, type QueuedCheck, type QueuedNote, withoutChecks, withoutNote } from './queued-checks'

/** The officer this phone last heard it belongs to: kept with the other answers, dropped with them. */
export const OFFICER_HELD_AS = 'officer'

let telling: Promise<void> | undefined

/** One at a time, however many pages ask. Never throws. */
export function tellQueue(): Promise<void> {
  telling ??= tellAll().finally(() => {
    telling = undefined
  })
  return telling
}

async function tellAll(): Promise<void> {
  const officer = officerNumber()
  if (officer === undefined) return
  await tellChecks(officer)
  for (const note of queue().notes.filter((each) => each.officer === officer)) {
    if (!(await tellNote(note))) return
  }
}

/** The officer whose checks are kept and told; undefined when the phone knows none. */
export function officerNumber(): string | undefined {
  return held<OfficerMe>(OFFICER_HELD_AS)?.value.officerNumber
}

async function tellChecks(officer: string): Promise<void> {
  for (;;) {
    const checks = nextChecks(queue(), officer, openCheck())
    if (checks.length === 0) return
    const told = await report(checks)
    if (told.length === 0) return
    changeQueue((before) => withoutChecks(before, told))
  }
}

/** The request ids of those that need not be told again; none when it is no use to go on now. */
async function report(checks: readonly QueuedCheck[]): Promise<readonly string[]> {
  const outcome = await call('officer', 'reportOffline', { checks: checks.map(({ officer, ...check }) => check) })
  if (outcome.ok) return outcome.value.items.map(({ requestId }) => requestId)
  if (outcome.failure.code !== 'REQUEST_INVALID') return []
  // One that the cloud cannot read must not hold up the others; told alone and refused again, it never will be read.
  const [first] = checks
  if (first === undefined) return []
  return checks.length === 1 ? [first.requestId] : report([first])
}

/** Refusals after which a note is of no more use: noted before, or about a check nobody knows. */
const SETTLED: ReadonlySet<Obstacle['code']> = new Set<Obstacle['code']>([
  'OUTCOME_NOTED',
  'VERIFICATION_NOT_FOUND',
  'OUTCOME_GROUND_MISSING',
  'REQUEST_INVALID',
])

async function tellNote(queued: QueuedNote): Promise<boolean> {
  const { officer, ...note } = queued
  const outcome = await call('officer', 'noteOutcome', note)
  const settled = outcome.ok || SETTLED.has(outcome.failure.code)
  if (settled) changeQueue((before) => withoutNote(before, queued))
  return settled
}
