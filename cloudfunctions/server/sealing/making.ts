/**
 * 制作队列: the licence versions and copies whose files are yet to be made, each record its own place in the queue. Whoever takes one on moves its
 * turn ahead by compare-and-set (租约); every later write of his demands that the turn is still the one he set, so that one who was slow or
 * dead for longer can do no harm to whoever came after him.
 */
import { given } from '../../../src/core/given'
import { after, type Instant } from '../../../src/core/time'
import type { Clock, FieldCipher, Key, Place, Random, Store } from '../ports'
import type { CopyRecord, MakingRecord, VersionRecord } from '../records'
import { type FileProblem, isFinal } from './file-problem'

/** Names what is being made. */
export type MakingKey = Key<'versions'> | Key<'copies'>

/** Something taken on: its record says how far it had come, and its turn is the lease. */
export interface Taken<R extends VersionRecord | CopyRecord = VersionRecord | CopyRecord> {
  readonly record: R & MakingRecord
  readonly lease: Instant
}

type Fault = Extract<FileProblem, { readonly code: 'FAULT' }>

export interface QueueDeps {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly cipher: FieldCipher
}

/** Well over what a file takes, seal service and all. */
const LEASE_MS = 30_000

const FIRST_DELAY_MS = 5_000
const LONGEST_DELAY_MS = 10 * 60_000
/** A fault that comes back so often in a row comes back for ever. An outage, of the seal service or the storage, is waited out however long. */
const MOST_FAULTS = 8

/** The place in the queue of what is born at `now`. */
export function newMaking(now: Instant): MakingRecord {
  return { fileState: 'queued', fileSince: now, fileNextAt: now, fileDelays: 0, files: {} }
}

/** Takes it on if it is still waiting its turn and nobody else was faster. */
export async function takeOn<R extends VersionRecord | CopyRecord>(
  { store, clock }: QueueDeps,
  key: MakingKey,
  record: R & MakingRecord,
): Promise<Taken<R> | undefined> {
  const now = clock.now()
  const { fileState, fileNextAt } = record
  if (fileState !== 'queued' || fileNextAt > now) return undefined
  const lease = after(now, LEASE_MS)
  const won = await store.compareAndSet(key, { fileState, fileNextAt }, { fileNextAt: lease })
  return won ? { record: { ...record, fileNextAt: lease }, lease } : undefined
}

/** Writes `patch` if it is still ours. */
export function note(
  { store }: QueueDeps,
  key: MakingKey,
  lease: Instant,
  patch: Partial<MakingRecord>,
): Promise<boolean> {
  return store.compareAndSet(key, { fileState: 'queued', fileNextAt: lease }, patch)
}

/** Puts it off, or ends it, and says why. */
export async function settle(
  deps: QueueDeps,
  key: MakingKey,
  { record, lease }: Taken,
  problem: FileProblem,
): Promise<'waiting' | 'failed' | 'takenOver'> {
  const reason = problem.code === 'FAULT' ? afterFault(problem, problemOf(deps.cipher, key, record)) : problem
  const fileProblem = deps.cipher.seal(problemPlace(key), JSON.stringify(reason))
  if (isFinal(reason)) {
    return (await note(deps, key, lease, { fileState: 'failed', fileProblem })) ? 'failed' : 'takenOver'
  }
  const fileNextAt = after(deps.clock.now(), delayOf(deps.random, record.fileDelays))
  const put = { fileNextAt, fileDelays: record.fileDelays + 1, fileProblem }
  return (await note(deps, key, lease, put)) ? 'waiting' : 'takenOver'
}

/** The fault with those right before it, or that there were too many. */
function afterFault(fault: Fault, before: FileProblem | undefined): FileProblem {
  const times = before?.code === 'FAULT' ? before.times + fault.times : fault.times
  return times < MOST_FAULTS ? { ...fault, times } : { code: 'GIVEN_UP', traceId: fault.traceId }
}

/** Why it waits or failed, when it was ever said. */
export function problemOf(
  cipher: FieldCipher,
  key: MakingKey,
  { fileProblem }: Partial<MakingRecord>,
): FileProblem | undefined {
  // Only `settle` makes these texts.
  return fileProblem && (JSON.parse(cipher.open(problemPlace(key), fileProblem)) as FileProblem)
}

/** The making of `record` as it is, in full; undefined for a version of an older data directory, which nobody has queued. */
export function makingOf(record: Partial<MakingRecord>): MakingRecord | undefined {
  const { fileState, fileSince, fileNextAt, fileDelays, files, fileProblem } = record
  if (!fileState || !fileSince || !fileNextAt || fileDelays === undefined || !files) return undefined
  return { fileState, fileSince, fileNextAt, fileDelays, files, ...given({ fileProblem }) }
}

/** Doubles each time; the second half is left to chance, so that many do not come back at once. */
function delayOf(random: Random, delays: number): number {
  const longest = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(delays, 20))
  const [chance = 0] = random.bytes(1)
  return Math.round((longest * (256 + chance)) / 512)
}

function problemPlace({ collection, id }: MakingKey): Place {
  return { collection, id, field: 'fileProblem' }
}
