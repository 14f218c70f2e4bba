/** The entrance of functions that the mini-program calls: names the caller, finds the route, and lets no fault out. */
import type { Reply } from '../../src/contract/reply'
import type { Failure } from '../../src/core/failure'
import { type Result, refuse } from '../../src/core/result'
import { reportFault } from './fault'
import type { Caller, KeyedIndex, Random } from './ports'
import type { Index } from './records'
import type { Route } from './route'

export interface EndpointDeps {
  readonly caller: Caller
  readonly index: KeyedIndex
  readonly random: Random
}

export type Routes<D> = { readonly [name: string]: Route<D, Index, unknown> }

/** The function's `main`. WeChat adds members of its own to the event; only `route` and `request` are read. */
export function endpoint<D extends EndpointDeps>(deps: D, routes: Routes<D>) {
  return async (event: unknown): Promise<Reply<unknown>> => {
    try {
      return await dispatch(deps, routes, event)
    } catch (error) {
      return refuse(reportFault(deps.random, error))
    }
  }
}

async function dispatch<D extends EndpointDeps>(
  deps: D,
  routes: Routes<D>,
  event: unknown,
): Promise<Result<unknown, Failure>> {
  const openid = deps.caller.openid()
  if (openid === undefined) return refuse({ code: 'IDENTITY_REQUIRED' })
  const { route: name, request } = callOf(event)
  const found = typeof name === 'string' && Object.hasOwn(routes, name) ? routes[name] : undefined
  if (!found) return refuse({ code: 'ROUTE_UNKNOWN' })
  return found.run(deps, deps.index.of('openid', openid), request)
}

function callOf(event: unknown): { readonly route?: unknown; readonly request?: unknown } {
  return typeof event === 'object' && event !== null ? event : {}
}
