/** Calls of functions: what each kind of caller is told, and what is in the worker's environment meanwhile. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Faults } from '../faults'
import type { FunctionConfig } from '../host/function-config'
import type { Host } from '../host/host'
import { APP_ID, MAX_RESULT_BYTES } from '../platform'
import { DroppedReply, GatewayError } from './answers'

export interface Functions {
  readonly host: Host
  readonly faults: Faults
}

/** Who calls: the mini-program (with or without a known person), another function, the timer, or the HTTP access service. */
export type Caller =
  | { readonly kind: 'miniProgram'; readonly openid?: string }
  | { readonly kind: 'function' }
  | { readonly kind: 'timer' }
  | { readonly kind: 'http' }

const SOURCES = { miniProgram: 'wx_client', function: 'wx_client,scf', timer: 'wx_trigger', http: 'wx_http' } as const

/** The returned value as JSON text. Throws a `GatewayError`: FUNCTION_TIMEOUT, FUNCTION_CRASHED, RESPONSE_TOO_LARGE. */
export async function invoke(
  { host, faults }: Functions,
  { name }: FunctionConfig,
  event: unknown,
  caller: Caller,
): Promise<string> {
  const { latencyMs, killAfterMs, dropReply } = faults.strike(`invoke:${name}`)
  if (latencyMs > 0) await sleep(latencyMs)
  const kill = killAfterMs === undefined ? {} : { killAfterMs }
  const outcome = await host.invoke(name, { event: JSON.stringify(event), caller: variablesOf(caller), ...kill })
  if (dropReply) throw new DroppedReply()
  if (outcome.kind === 'timeout') throw new GatewayError('FUNCTION_TIMEOUT')
  if (outcome.kind !== 'returned') throw new GatewayError('FUNCTION_CRASHED')
  if (Buffer.byteLength(outcome.json) > MAX_RESULT_BYTES) throw new GatewayError('RESPONSE_TOO_LARGE')
  return outcome.json
}

/** Only a call of the mini-program carries a person; a function that calls another must pass the actor itself, signed. */
function variablesOf(caller: Caller): Record<string, string> {
  const openid = caller.kind === 'miniProgram' ? caller.openid : undefined
  return {
    TCB_SOURCE: SOURCES[caller.kind],
    ...(caller.kind === 'timer' ? { TRIGGER_SRC: 'timer' } : {}),
    WX_CONTEXT_KEYS: openid === undefined ? 'WX_APPID' : 'WX_OPENID,WX_APPID',
    WX_APPID: APP_ID,
    ...(openid === undefined ? {} : { WX_OPENID: openid }),
  }
}
