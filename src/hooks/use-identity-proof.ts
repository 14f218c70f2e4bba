/** 身份核验 by the 认证码. A code handed over by the local cloud's chooser is used at once, and only once. */
import { useEffect } from 'react'
import { dropHeld } from '../client/cache'
import { call, type Outcome } from '../client/call'
import { hasHandedCode, takeHandedCode } from '../client/handed-code'
import type { Me } from '../contract/holder'
import { type Act, useAct } from './use-act'

export const CODE_LENGTH = 8

export function useIdentityProof(): readonly [Act<Me>, (code: string) => Promise<void>] {
  const [act, prove] = useAct(proveIdentity)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => {
    const code = takeHandedCode()
    if (code !== undefined) prove(code)
  }, [])
  return [act, prove]
}

/** Whether the identity page would prove the person without being asked anything. */
export function canProveUnasked(): boolean {
  return hasHandedCode()
}

async function proveIdentity(code: string): Promise<Outcome<Me>> {
  const outcome = await call('holder', 'proveIdentity', { code })
  // Whatever the phone kept may have been another person's.
  if (outcome.ok) dropHeld()
  return outcome
}
