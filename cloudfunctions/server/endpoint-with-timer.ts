/** The entrance of a function that people call and that the timer starts as well. Who stands behind the call decides, not what it says alone. */
import { type EndpointDeps, endpoint, type Routes } from './endpoint'
import { timerEndpoint } from './timer-endpoint'

/** The function's `main`: the timer's event without a person does the work; everything else is a call, and is answered as one. */
export function endpointWithTimer<D extends EndpointDeps, T>(
  deps: D,
  routes: Routes<D>,
  work: (deps: D) => Promise<T>,
) {
  const called = endpoint(deps, routes)
  const timed = timerEndpoint(deps, work)
  return (event: unknown) => (isTimers(event) && deps.caller.openid() === undefined ? timed(event) : called(event))
}

/** The platform's own shape (developers.weixin.qq.com, wxcloud guide, functions/triggers). */
function isTimers(event: unknown): boolean {
  return typeof event === 'object' && event !== null && 'Type' in event && event.Type === 'Timer'
}
