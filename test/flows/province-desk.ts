/** What the province asks about its events, over the signed channel. */

import type { MirrorStatus } from '../../cloudfunctions/server/mirroring/mirror-status'
import type { Redriven } from '../../cloudfunctions/server/mirroring/redrive'
import type { WaitingItem } from '../../cloudfunctions/server/mirroring/waiting-item'
import type { Stand } from './stand'

export const STATUS = '/api/issuance/v1/mirror/status'
export const REDRIVE = '/api/issuance/v1/mirror/redrive'

export function statusOf(stand: Stand, request: object = {}): Promise<MirrorStatus> {
  return asked<MirrorStatus>(stand, STATUS, request)
}

export function redriven(stand: Stand, request: object): Promise<Redriven> {
  return asked<Redriven>(stand, REDRIVE, request)
}

/** Every item of every page. */
export async function everything(stand: Stand, request: object = {}): Promise<readonly WaitingItem[]> {
  const first = await statusOf(stand, request)
  const items = [...first.items]
  for (let { next } = first; next !== undefined; ) {
    const page = await statusOf(stand, { ...request, cursor: next })
    items.push(...page.items)
    next = page.next
  }
  return items
}

async function asked<T>(stand: Stand, path: string, request: object): Promise<T> {
  const { status, body } = await stand.post<T>(path, JSON.stringify(request))
  if (status !== 200) throw new Error(`refused: ${status} ${JSON.stringify(body)}`)
  return body
}
