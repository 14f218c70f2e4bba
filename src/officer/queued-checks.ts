/**
 * 待上报: checks made without a network, and outcomes noted without one, until the cloud has heard of them. Each belongs to the officer who made
 * it. Pure: how they are kept is {@link ./offline-queue}.
 */
import type { NoteOutcome, OfflineCheck, Ruling } from './rulings'

export interface QueuedCheck extends OfflineCheck {
  /** 执法证号 of who made it: told by nobody else. */
  readonly officer: string
}

/** What became of a check that the cloud knows already. */
export interface QueuedNote extends NoteOutcome {
  readonly officer: string
}

export interface Queue {
  /** Oldest first. */
  readonly checks: readonly QueuedCheck[]
  readonly notes: readonly QueuedNote[]
}

export const NOTHING_QUEUED: Queue = { checks: [], notes: [] }

/** Some 100 KB of the phone's storage; more than anyone checks in a shift without a network. */
export const MOST_QUEUED = 200
/** As the contract: more are refused. */
const MOST_TOLD_AT_ONCE = 20

/** Undefined when there is no room: what was promised to be told is kept, and the officer hears that this one is not. */
export function withCheck(queue: Queue, check: QueuedCheck): Queue | undefined {
  if (queue.checks.some(({ requestId }) => requestId === check.requestId)) return queue
  return queue.checks.length < MOST_QUEUED ? { ...queue, checks: [...queue.checks, check] } : undefined
}

/** Another verdict on a check that still waits: newer material was at hand. */
export function withVerdict(queue: Queue, requestId: string, verdict: Pick<OfflineCheck, 'verdict' | 'reason'>): Queue {
  const judgedAnew = ({ reason, ...check }: QueuedCheck) => ({ ...check, ...verdict })
  return {
    ...queue,
    checks: queue.checks.map((check) => (check.requestId === requestId ? judgedAnew(check) : check)),
  }
}

/** What became of a check that still waits; the queue as it was when it does not. */
export function withRuling(queue: Queue, requestId: string, ruling: Ruling): Queue {
  return {
    ...queue,
    checks: queue.checks.map((check) => (check.requestId === requestId ? { ...check, ...ruling } : check)),
  }
}

/** One note for each check: the later one counts. Undefined when there is no room. */
export function withNote(queue: Queue, note: QueuedNote): Queue | undefined {
  const others = queue.notes.filter(({ verification }) => verification !== note.verification)
  return others.length < MOST_QUEUED ? { ...queue, notes: [...others, note] } : undefined
}

/** What this officer may tell next. `open`: the check still on his screen, which may get its outcome any moment. */
export function nextChecks({ checks }: Queue, officer: string, open: string | undefined): readonly QueuedCheck[] {
  const his = checks.filter((check) => check.officer === officer && check.requestId !== open)
  return his.slice(0, MOST_TOLD_AT_ONCE)
}

export function withoutChecks(queue: Queue, told: readonly string[]): Queue {
  const gone = new Set(told)
  return { ...queue, checks: queue.checks.filter(({ requestId }) => !gone.has(requestId)) }
}

export function withoutNote(queue: Queue, told: QueuedNote): Queue {
  return { ...queue, notes: queue.notes.filter((note) => note !== told) }
}

/** What storage held, if it is a queue: a phone's storage may have been written by anything. */
export function queueIn(value: unknown): Queue {
  if (typeof value !== 'object' || value === null) return NOTHING_QUEUED
  const { checks, notes }: { checks?: unknown; notes?: unknown } = value
  if (!Array.isArray(checks) || !Array.isArray(notes)) return NOTHING_QUEUED
  return { checks: checks.filter(isCheck), notes: notes.filter(isNote) }
}

function isCheck(value: unknown): value is QueuedCheck {
  return hasTexts(value, ['requestId', 'code', 'at', 'verdict', 'officer'])
}

function isNote(value: unknown): value is QueuedNote {
  return hasTexts(value, ['verification', 'outcome', 'officer'])
}

function hasTexts(value: unknown, names: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null) return false
  const found = new Map<string, unknown>(Object.entries(value))
  return names.every((name) => typeof found.get(name) === 'string')
}
