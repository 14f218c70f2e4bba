/** The paths of {@link trust} over HTTP: for phones of other provinces' programs and for anybody's checker. */
import type { Failure } from '../../../src/core/failure'
import { STATUS_CHANGES_TYPE, STATUS_LIST_TYPE, statusListUri } from '../../../src/core/presentation/status-list'
import { TRUST_LIST_TYPE } from '../../../src/core/presentation/trust-list'
import { ok, type Result, refuse } from '../../../src/core/result'
import type { Asked, PublicHttpRoutes, SentToken } from '../public-endpoint'
import { ownLists, statusChanges, statusList, type TrustServingDeps, trust, trustList } from './serve'

/** Lists may be kept by whoever stands between for as long as their `ttl` says. */
const TTL_S = 60
const TRUST_LIST_TTL_S = 300

const UNKNOWN = refuse<Failure>({ code: 'STATUS_LIST_UNKNOWN' })

export const trustPaths: PublicHttpRoutes<TrustServingDeps & { readonly publicHost: string }> = {
  '/trust': { GET: { kind: 'json', run: trust } },
  '/trust-list': { GET: { kind: 'token', run: sentTrustList } },
  '/status-lists': {
    GET: {
      kind: 'json',
      run: async (deps) => {
        const lists = await ownLists(deps)
        return ok({
          // As the standard's aggregation has it.
          status_lists: lists.map((each) => statusListUri(deps.publicHost, each)),
          lists: lists.map(({ list, seq }) => ({ list, seq })),
        })
      },
    },
  },
  '/status-lists/*': { GET: { kind: 'token', run: sentList } },
  '/status-changes/*': { GET: { kind: 'token', run: sentChanges } },
}

async function sentTrustList(deps: TrustServingDeps): Promise<Result<SentToken, Failure>> {
  const token = await trustList(deps)
  if (!token.ok) return token
  return ok({ text: token.value, type: `application/${TRUST_LIST_TYPE}`, ttlSeconds: TRUST_LIST_TTL_S })
}

async function sentList(deps: TrustServingDeps, { parameter }: Asked): Promise<Result<SentToken, Failure>> {
  const list = numberIn(parameter)
  const stored = list === undefined ? UNKNOWN : await statusList(deps, { issuer: deps.issuer, list })
  if (!stored.ok) return stored
  return ok({ text: stored.value.token, type: `application/${STATUS_LIST_TYPE}`, ttlSeconds: TTL_S })
}

async function sentChanges(deps: TrustServingDeps, { parameter }: Asked): Promise<Result<SentToken, Failure>> {
  const [list, from] = parameter.split('-').map(numberIn)
  if (list === undefined || from === undefined || parameter.split('-').length > 2) return UNKNOWN
  const changes = await statusChanges(deps, undefined, { issuer: deps.issuer, list, from })
  if (!changes.ok) return changes
  const { token } = changes.value
  if (token === undefined) return UNKNOWN
  return ok({ text: token, type: `application/${STATUS_CHANGES_TYPE}`, ttlSeconds: TTL_S })
}

function numberIn(text: string): number | undefined {
  return /^\d{1,10}$/.test(text) ? Number(text) : undefined
}
