/** The entrance of functions that only the timer and other functions call. Any phone can name any function, so a call with an openid is refused. */
import type { Reply } from '../../src/contract/reply'
import { ok, refuse } from '../../src/core/result'
import { reportFault } from './fault'
import type { Caller, Random } from './ports'

export interface TimerDeps {
  readonly caller: Caller
  readonly random: Random
}

/** Work that another function asks for; undefined: `event` does not prove that it may. */
export type AskedWork<D, T> = (deps: D, event: unknown) => Promise<T> | undefined

/** The function's `main`. An event that proves to be another function's is that function's, whoever stands behind it. */
export function timerEndpoint<D extends TimerDeps, T, A = never>(
  deps: D,
  work: (deps: D) => Promise<T>,
  askedWork?: AskedWork<D, A>,
) {
  return async (event: unknown): Promise<Reply<T | A>> => {
    try {
      const asked = askedWork?.(deps, event)
      if (asked) return ok(await asked)
      if (deps.caller.openid() !== undefined) return refuse({ code: 'ROUTE_UNKNOWN' })
      return ok(await work(deps))
    } catch (error) {
      return refuse(reportFault(deps.random, error))
    }
  }
}
