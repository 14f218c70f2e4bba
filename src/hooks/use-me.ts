/** Who this phone has proven to be, and leaving that behind. */
import { dropHeld } from '../client/cache'
import { call, type Outcome } from '../client/call'
import type { Me } from '../contract/holder'
import { type Act, useAct } from './use-act'
import { type Reloadable, useRemote } from './use-remote'

export function useMe(): Reloadable<Me> {
  return useRemote(() => call('holder', 'me', {}), 'me')
}

export function useForgetMe(): readonly [Act<Me>, () => Promise<void>] {
  return useAct(forgetMe)
}

async function forgetMe(): Promise<Outcome<Me>> {
  const outcome = await call('holder', 'forgetMe', {})
  if (outcome.ok) dropHeld()
  return outcome
}
