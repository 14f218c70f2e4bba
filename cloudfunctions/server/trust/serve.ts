/** What any phone needs to check codes without a network: the trust list and the status lists, as they were signed. */
import type * as v from 'valibot'
import type {
  statusChangesRequest,
  statusListRequest,
  TrustMaterial,
  TrustRoutes,
} from '../../../src/contract/presentation'
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import { ok, type Result, refuse } from '../../../src/core/result'
import { type Clock, key, type Store } from '../ports'
import type { StatusListRecord } from '../records'
import { TRUST_LIST } from './fetch-trust-list'

export interface TrustServingDeps {
  readonly store: Store
  readonly clock: Clock
  /** 行政区划代码 of the province. */
  readonly issuer: string
  /** Who may sign trust lists: compressed keys in hex, by key id. */
  readonly trustListRoots: Readonly<Record<string, string>>
}

/** Of one province; a million licences each. */
const MOST_LISTS = 20

export async function trust(deps: TrustServingDeps): Promise<Result<TrustMaterial, Failure>> {
  const { store, clock, trustListRoots } = deps
  const [stored, lists] = await Promise.all([store.get(TRUST_LIST), ownLists(deps)])
  return ok({
    now: clock.now(),
    roots: trustListRoots,
    ...given({ trustList: stored?.token }),
    lists: lists.map(({ issuer, list, seq }) => ({ issuer, list, seq })),
  })
}

export async function trustList({ store }: TrustServingDeps): Promise<Result<string, Failure>> {
  const stored = await store.get(TRUST_LIST)
  return stored ? ok(stored.token) : refuse({ code: 'MINISTRY_UNREACHABLE' })
}

/** All lists of this province. */
export async function ownLists({ store, issuer }: TrustServingDeps): Promise<readonly StatusListRecord[]> {
  const found = await store.find('statusLists', 'byIssuer', {
    equals: { issuer },
    order: 'ascending',
    limit: MOST_LISTS,
  })
  return found.map(({ record }) => record)
}

/** The JWS alone, for phones. */
export async function statusListToken(
  deps: TrustServingDeps,
  _anyone: undefined,
  asked: v.InferOutput<typeof statusListRequest>,
): Promise<Result<TrustRoutes['statusList']['value'], Failure>> {
  const stored = await statusList(deps, asked)
  return stored.ok ? ok({ token: stored.value.token }) : stored
}

export async function statusList(
  deps: TrustServingDeps,
  asked: v.InferOutput<typeof statusListRequest>,
): Promise<Result<StatusListRecord, Failure>> {
  const stored = await deps.store.get(key('statusLists', `${asked.issuer}:${asked.list}`))
  return stored ? ok(stored) : refuse({ code: 'STATUS_LIST_UNKNOWN' })
}

/** No token when the phone's list is older than what is kept of changes: it must fetch the whole. */
export async function statusChanges(
  deps: TrustServingDeps,
  _anyone: undefined,
  { from, ...asked }: v.InferOutput<typeof statusChangesRequest>,
): Promise<Result<TrustRoutes['statusChanges']['value'], Failure>> {
  const list = await statusList(deps, asked)
  if (!list.ok) return list
  const { changes, changesFrom, seq } = list.value
  return ok(from >= changesFrom && from <= seq ? { token: changes } : {})
}
