/** The entrance of functions that only the timer calls. Any phone can name any function, so a call with an openid is refused. */
import type { Reply } from '../../src/contract/reply'
import { ok, refuse } from '../../src/core/result'
import { reportFault } from './fault'
import type { Caller, Random } from './ports'

export interface TimerDeps {
  readonly caller: Caller
  readonly random: Random
}

/** The function's `main`. */
export function timerEndpoint<D extends TimerDeps, T>(deps: D, work: (deps: D) => Promise<T>) {
  return async (): Promise<Reply<T>> => {
    if (deps.caller.openid() !== undefined) return refuse({ code: 'ROUTE_UNKNOWN' })
    try {
      return ok(await work(deps))
    } catch (error) {
      return refuse(reportFault(deps.random, error))
    }
  }
}
