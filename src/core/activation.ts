/**
 * 激活 and what it allows. Activation binds a licence to its holder in this app; the law knows nothing of it: an unactivated licence is
 * in force all the same. Who may activate is proven elsewhere; here stands which licence can be activated and shown.
 */
import type { Failure } from './failure'
import type { Licence } from './licence/licence'
import { statusAt } from './licence/status'
import { ok, type Result, refuse } from './result'
import type { Instant } from './time'

/** Activates a licence in force. A suspended one waits until the authority lifts the suspension. */
export function activate(licence: Licence, now: Instant): Result<{ readonly activatedAt: Instant }, Failure> {
  const status = statusAt(licence, now)
  return status === 'inForce' ? ok({ activatedAt: now }) : refuse({ code: 'LICENCE_NOT_IN_FORCE', status })
}

/**
 * Whether the holder may show the licence. One in force is shown only when activated. One that is not in force cannot be activated any
 * more and is shown as it is: the officer reads the verdict and its reason, and refusing here would only hide it from him.
 */
export function mayPresent({ licence, activated }: Presentable, now: Instant): Result<true, Failure> {
  return activated || statusAt(licence, now) !== 'inForce' ? ok(true) : refuse({ code: 'LICENCE_NOT_ACTIVATED' })
}

/** Whether the phone may carry the licence to be shown without a network: only one in force, for what has ended since is seen late there. */
export function mayCarry({ licence, activated }: Presentable, now: Instant): Result<true, Failure> {
  const status = statusAt(licence, now)
  if (status !== 'inForce') return refuse({ code: 'LICENCE_NOT_IN_FORCE', status })
  return activated ? ok(true) : refuse({ code: 'LICENCE_NOT_ACTIVATED' })
}

/** A licence and whether its holder has activated it here. */
export interface Presentable {
  readonly licence: Licence
  readonly activated: boolean
}
