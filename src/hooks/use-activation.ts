/** 激活 and its undoing, by the licence's id. */
import { call } from '../client/call'
import { type Act, useAct } from './use-act'

export function useActivate(id: string): readonly [Act<unknown>, () => Promise<void>] {
  return useAct(() => call('holder', 'activate', { id }))
}

export function useDeactivate(id: string): readonly [Act<unknown>, () => Promise<void>] {
  return useAct(() => call('holder', 'deactivate', { id }))
}
