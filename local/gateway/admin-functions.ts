/** `functions.invokeFunction`: one function calls another. The person is not passed on: the caller must name the actor itself. */
import { MAX_EVENT_BYTES } from '../platform'
import type { Action } from './admin-wire'
import { WireError } from './admin-wire'
import { GatewayError, type GatewayErrorCode } from './answers'
import { invoke } from './invocations'

const WIRE_CODES: { readonly [C in GatewayErrorCode]?: string } = {
  FUNCTION_TIMEOUT: 'FUNCTIONS_TIME_LIMIT_EXCEEDED',
  RESPONSE_TOO_LARGE: 'EXCEED_MAX_RESPONSE_SIZE',
}

export const FUNCTION_ACTIONS: { readonly [action: string]: Action } = {
  'functions.invokeFunction': async ({ functions }, { function_name, request_data }) => {
    const config = functions.host.config(String(function_name))
    if (!config)
      throw new WireError('FUNCTION_NOT_FOUND', `FunctionName parameter could not be found: ${function_name}`)
    const event = String(request_data || '{}')
    if (Buffer.byteLength(event) > MAX_EVENT_BYTES)
      throw new WireError('EXCEED_MAX_PAYLOAD_SIZE', 'the event is over 100 KB')
    try {
      return { data: { response_data: await invoke(functions, config, JSON.parse(event), { kind: 'function' }) } }
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error
      throw new WireError(WIRE_CODES[error.code] ?? 'FUNCTIONS_EXECUTE_FAIL', `${config.name}: ${error.code}`)
    }
  },
}
