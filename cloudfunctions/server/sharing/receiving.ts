/** 退回授权、撤销申请: what a recipient does with a grant as a whole. There is nothing by which he could pass it on. */
import type { GrantView } from '../../../src/contract/sharing'
import type { Failure } from '../../../src/core/failure'
import { ok, type Result } from '../../../src/core/result'
import type { Holder } from '../identity/actors'
import type { Index } from '../records'
import type { MovingDeps } from './giving'
import { grantView } from './grant-view'
import { moveGrant } from './move-grant'
import { receivedGrant } from './seen-grant'

type Request = { readonly grant: string }

export function returnGrant(deps: MovingDeps, holder: Holder, { grant }: Request): Promise<Result<GrantView, Failure>> {
  return moveReceived(deps, holder, grant as Index, 'return')
}

export function retractRequest(
  deps: MovingDeps,
  holder: Holder,
  { grant }: Request,
): Promise<Result<GrantView, Failure>> {
  return moveReceived(deps, holder, grant as Index, 'retract')
}

async function moveReceived(
  deps: MovingDeps,
  holder: Holder,
  id: Index,
  move: 'return' | 'retract',
): Promise<Result<GrantView, Failure>> {
  const now = deps.clock.now()
  const received = await receivedGrant(deps, holder, id)
  if (!received.ok) return received
  const isReturn = move === 'return'
  const moved = await moveGrant(deps, id, {
    ...{ move, mover: 'recipient', now, receipt: isReturn },
    ...(isReturn ? { act: { act: 'grantReturned' as const } } : {}),
  })
  return moved.ok ? ok(await grantView(deps, { id, record: moved.value, role: 'recipient' }, now)) : moved
}
