/** `POST /invoke/<function>`: calls a function as the mini-program would; `X-Local-Openid` names the caller. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { MAX_EVENT_BYTES } from '../platform'
import { GatewayError, send } from './answers'
import { parseJson, readBody } from './body'
import { type Functions, invoke } from './invocations'

export async function serveInvoke(
  functions: Functions,
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
): Promise<void> {
  const config = functions.host.config(name)
  if (!config?.forMiniProgram) throw new GatewayError('FUNCTION_NOT_FOUND')
  if (request.method !== 'POST') throw new GatewayError('METHOD_NOT_ALLOWED')
  const openid = openidIn(request)
  const event = parseJson(await readBody(request, MAX_EVENT_BYTES))
  const json = await invoke(functions, config, event, {
    kind: 'miniProgram',
    ...(openid === undefined ? {} : { openid }),
  })
  send(response, 200, json, { 'Content-Type': 'application/json; charset=utf-8' })
}

/** All digits are refused: the SDK turns such a value into a number, and it would no longer equal itself. */
function openidIn(request: IncomingMessage): string | undefined {
  const openid = request.headers['x-local-openid']
  if (openid === undefined) return undefined
  if (typeof openid === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(openid) && !/^\d+$/.test(openid)) return openid
  throw new GatewayError('IDENTITY_INVALID')
}
