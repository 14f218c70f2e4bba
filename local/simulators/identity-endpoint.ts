/** `/simulator/identity/codes` (the chooser asks for a code) and `/redeem` (a function redeems one; the reply is signed). */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { GatewayError, send, sendJson } from '../gateway/answers'
import { parseJson, readBody } from '../gateway/body'
import { replySignature } from '../signature'
import type { IdentityProvider } from './identity'

const MAX_BODY_BYTES = 10 * 1024

export async function serveIdentity(
  provider: IdentityProvider,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  if (request.method !== 'POST') throw new GatewayError('METHOD_NOT_ALLOWED')
  const body = parseJson(await readBody(request, MAX_BODY_BYTES)) as Record<string, unknown> | null
  if (url.pathname === '/simulator/identity/codes') return mint(provider, response, String(body?.person))
  if (url.pathname === '/simulator/identity/redeem')
    return redeem(provider, response, String(body?.code), String(body?.nonce))
  throw new GatewayError('NOT_FOUND')
}

function mint(provider: IdentityProvider, response: ServerResponse, person: string): void {
  const code = provider.mint(person)
  if (code) sendJson(response, 200, { code })
  else sendJson(response, 404, { error: { code: 'PERSON_UNKNOWN', message: '没有这个演示人员' } })
}

function redeem(provider: IdentityProvider, response: ServerResponse, code: string, nonce: string): void {
  const identity = /^\d{8}$/.test(code) ? provider.redeem(code) : undefined
  const status = identity ? 200 : 404
  const body = JSON.stringify(identity ?? { error: { code: 'CODE_UNKNOWN', message: '验证码不存在、已使用或已过期' } })
  const signature = replySignature(status, nonce, body, provider.key)
  send(response, status, body, { 'Content-Type': 'application/json; charset=utf-8', 'X-Signature': signature })
}
