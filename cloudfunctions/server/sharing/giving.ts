/** 生效、放弃、拒绝、撤回: what a giver, or a delegate in his name, does with a grant as a whole. */
import type * as v from 'valibot'
import type { GrantView, grantRequest, refuseRequestRequest } from '../../../src/contract/sharing'
import type { Failure } from '../../../src/core/failure'
import { ok, type Result, refuse } from '../../../src/core/result'
import type { DelegatedAct } from '../../../src/core/sharing/delegation'
import { readWords } from '../../../src/core/sharing/terms'
import type { Holder } from '../identity/actors'
import { key } from '../ports'
import type { GrantRecord, Index } from '../records'
import type { GivingDeps } from './draft-grant'
import { grantView } from './grant-view'
import { type Moving, moveGrant } from './move-grant'
import type { ReceiptDeps } from './receipts'
import { sealGrantText } from './sealed-grant'
import { givenGrant } from './seen-grant'

export type MovingDeps = GivingDeps & ReceiptDeps

type Request = v.InferOutput<typeof grantRequest>

/** 生效: from this commit on the recipient may read. */
export async function giveGrant(
  deps: MovingDeps,
  holder: Holder,
  { grant }: Request,
): Promise<Result<GrantView, Failure>> {
  const record = await deps.store.get(key('grants', grant as Index))
  if (record?.state === 'drafted' && record.size === 0) return emptyFor(deps, holder, grant as Index)
  return moveGiven(deps, holder, grant as Index, ['grant', 'answer'], {
    move: 'give',
    act: 'grantGiven',
    receipt: true,
  })
}

/** 放弃. A draft that answers a request is the request: it is refused. */
export async function dropGrant(
  deps: MovingDeps,
  holder: Holder,
  { grant }: Request,
): Promise<Result<GrantView, Failure>> {
  const record = await deps.store.get(key('grants', grant as Index))
  const wish = record?.asked ? ({ move: 'refuse', act: 'grantRefused' } as const) : ({ move: 'drop' } as const)
  return moveGiven(deps, holder, grant as Index, ['grant', 'answer'], { ...wish, receipt: false })
}

export async function refuseRequest(
  deps: MovingDeps,
  holder: Holder,
  { grant, words = '' }: v.InferOutput<typeof refuseRequestRequest>,
): Promise<Result<GrantView, Failure>> {
  const read = readWords(words)
  if (!read.ok) return read
  const id = grant as Index
  const record = await deps.store.get(key('grants', id))
  // What nobody asked for is not refused but dropped.
  if (record && record.asked === undefined) return refuse({ code: 'GRANT_NOT_FOUND' })
  const also = read.value === '' ? {} : { also: { refusal: sealGrantText(deps.cipher, id, 'refusal', read.value) } }
  return moveGiven(deps, holder, id, ['answer'], { move: 'refuse', act: 'grantRefused', receipt: false, ...also })
}

/** 撤回, of all licences at once and for good: no reading that begins after it is answered. */
export async function withdrawGrant(
  deps: MovingDeps,
  holder: Holder,
  { grant }: Request,
): Promise<Result<GrantView, Failure>> {
  return moveGiven(deps, holder, grant as Index, ['withdraw'], {
    ...{ move: 'withdraw', act: 'grantWithdrawn', receipt: true },
  })
}

type Wish = Pick<Moving, 'move' | 'receipt' | 'also'> & { readonly act?: NonNullable<Moving['act']>['act'] }

async function moveGiven(
  deps: MovingDeps,
  holder: Holder,
  id: Index,
  acts: readonly DelegatedAct[],
  { act, ...wish }: Wish,
): Promise<Result<GrantView, Failure>> {
  const now = deps.clock.now()
  const given = await givenGrant(deps, holder, id, acts, now)
  if (!given.ok) return given
  const { acting } = given.value
  const moving: Moving = { ...wish, mover: 'holder', now, ...(act ? { act: { act, by: acting } } : {}) }
  const moved = await moveGrant(deps, id, moving)
  return moved.ok ? ok(await viewFor(deps, id, moved.value, now)) : moved
}

function viewFor(deps: MovingDeps, id: Index, record: GrantRecord, now: Moving['now']): Promise<GrantView> {
  return grantView(deps, { id, record, role: 'giver' }, now)
}

async function emptyFor(deps: MovingDeps, holder: Holder, id: Index): Promise<Result<GrantView, Failure>> {
  const given = await givenGrant(deps, holder, id, ['grant', 'answer'], deps.clock.now())
  return given.ok ? refuse({ code: 'GRANT_EMPTY' }) : given
}
