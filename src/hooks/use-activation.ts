/** 激活 and its undoing, by the licence's id. */
import { call, type Outcome } from '../client/call'
import { drop } from '../client/wallet'
import { type Act, useAct } from './use-act'

export function useActivate(id: string): readonly [Act<unknown>, () => Promise<void>] {
  return useAct(() => call('holder', 'activate', { id }))
}

export function useDeactivate(id: string): readonly [Act<unknown>, () => Promise<void>] {
  return useAct(() => deactivate(id))
}

/** What is no longer activated is no longer carried either. */
async function deactivate(id: string): Promise<Outcome<unknown>> {
  const outcome = await call('holder', 'deactivate', { id })
  if (outcome.ok) drop([id])
  return outcome
}
