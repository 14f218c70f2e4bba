/** One move of a grant: the state, the trail and, for what was agreed or ended, the signed receipt, in one commit. */
import type { Failure } from '../../../src/core/failure'
import { ok, type Result, refuse } from '../../../src/core/result'
import { endsAtOf, type GrantMove, type GrantMover, moved, stageOf } from '../../../src/core/sharing/grant-life'
import type { Receipt } from '../../../src/core/sharing/receipt'
import { grantKeptUntil } from '../../../src/core/sharing/retention'
import type { GrantState } from '../../../src/core/sharing/states'
import type { Instant } from '../../../src/core/time'
import { grantMessages } from '../inbox/grant-messages'
import { key } from '../ports'
import type { GrantRecord, Index } from '../records'
import { type GrantAct, grantTrail, grantTrailKey } from './grant-trail'
import { type ReceiptDeps, receiptOf, receiptWrite } from './receipts'
import { NO_GRANT } from './seen-grant'

export interface Moving {
  readonly move: GrantMove
  readonly mover: GrantMover
  readonly now: Instant
  /** What is written into the trail; nothing for what is no act of anybody's, or about nothing that ever counted. */
  readonly act?: Omit<GrantAct, 'at'>
  /** Whether both sides get a receipt of it. */
  readonly receipt: boolean
  /** What else changes. */
  readonly also?: Partial<GrantRecord>
}

/** A receipt is signed for the grant as it was read: when it has changed meanwhile, it is read and signed again. */
const MOST_RUNS = 4

/** The grant after the move. One that has already made it is answered as it is: the same act again is no second act. */
export async function moveGrant(deps: ReceiptDeps, id: Index, moving: Moving): Promise<Result<GrantRecord, Failure>> {
  for (let run = 1; ; run += 1) {
    const outcome = await attempt(deps, id, moving)
    if (outcome !== 'changed') return outcome
    if (run === MOST_RUNS) return refuse({ code: 'BUSY' })
  }
}

async function attempt(
  deps: ReceiptDeps,
  id: Index,
  moving: Moving,
): Promise<Result<GrantRecord, Failure> | 'changed'> {
  const at = key('grants', id)
  const before = await deps.store.get(at)
  if (!before) return NO_GRANT
  const next = nextOf(before, moving)
  if (!next.ok) return next
  if (next.value === before) return ok(before)
  const receipt = moving.receipt ? await receiptOf(deps, id, next.value, moving.now) : undefined
  return deps.store
    .transact<GrantRecord | 'changed', Failure>([at, grantTrailKey(id)], (read) => {
      if (!isSame(before, read.get(at))) return ok({ writes: [], value: 'changed' })
      const record = next.value
      const { act, now } = moving
      const trail = act ? grantTrail(deps.cipher, read, id, record, { ...act, at: now }) : []
      const told = [...kept(deps, id, record, receipt), ...grantMessages(deps.cipher, id, record, now)]
      return ok({ writes: [{ kind: 'replace', key: at, record }, ...trail, ...told], value: record })
    })
    .then((result) => (result.ok && result.value === 'changed' ? 'changed' : (result as Result<GrantRecord, Failure>)))
}

function kept({ cipher }: ReceiptDeps, id: Index, { receipts }: GrantRecord, receipt: Receipt | undefined) {
  return receipt ? [receiptWrite(cipher, id, receipts, receipt)] : []
}

function nextOf(before: GrantRecord, { move, mover, now, receipt, also }: Moving): Result<GrantRecord, Failure> {
  if (before.state === TARGET[move]) return ok(before)
  const state = moved(before, move, mover, now)
  if (!state.ok) return state
  return ok({
    ...{ ...before, ...also, state: state.value, stage: stageOf(state.value) },
    ...timesOf(before, state.value, now),
    receipts: before.receipts + (receipt ? 1 : 0),
  })
}

/** What a grant is that has made the move already. */
const TARGET: { readonly [M in GrantMove]?: GrantState } = {
  refuse: 'refused',
  retract: 'retracted',
  give: 'active',
  drop: 'dropped',
  withdraw: 'withdrawn',
  return: 'returned',
}

function timesOf({ terms }: GrantRecord, state: GrantState, now: Instant): Partial<GrantRecord> {
  if (state !== 'active') return { endedAt: now, expiresAt: grantKeptUntil(state, now) }
  const endsAt = endsAtOf('active', terms.until, now)
  return { givenAt: now, endsAt, expiresAt: grantKeptUntil('active', endsAt) }
}

function isSame(before: GrantRecord, now: GrantRecord | undefined): boolean {
  return (
    now?.state === before.state && now.size === before.size && now.receipts === before.receipts && now.at === before.at
  )
}
