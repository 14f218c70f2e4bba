/**
 * `/simulator/seal/v1/…`, the service; `/simulator/seal/faults` and `/simulator/seal/ledger`, for tests: how it misbehaves, and
 * how often the seal was asked and used for each request.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { DroppedReply, GatewayError, send, sendJson } from '../gateway/answers'
import { parseJson, readBody } from '../gateway/body'
import { type Reply, refusal, type SealSimulator } from './seal'
import { type Met, readSealFaults } from './seal-faults'

const MAX_BODY_BYTES = 1024 * 1024
const SERVICE = '/simulator/seal/v1/'
const REQUEST = /^seal-requests\/([A-Za-z0-9_-]{1,128})$/

export async function serveSeal(
  simulator: SealSimulator | undefined,
  request: IncomingMessage,
  response: ServerResponse,
  { pathname }: URL,
): Promise<void> {
  if (!simulator) throw new GatewayError('NOT_FOUND')
  if (pathname === '/simulator/seal/ledger') return sendJson(response, 200, simulator.ledger.all())
  if (pathname === '/simulator/seal/faults') return setFaults(simulator, request, response)
  if (!pathname.startsWith(SERVICE)) throw new GatewayError('NOT_FOUND')
  await serve(simulator, request, response, pathname)
}

async function setFaults(simulator: SealSimulator, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'POST') throw new GatewayError('METHOD_NOT_ALLOWED')
  const faults = readSealFaults(parseJson(await readBody(request, MAX_BODY_BYTES)))
  if (!faults) return sendJson(response, 400, refusal(400, 'REQUEST_INVALID', '故障规则不正确').body)
  simulator.faults.set(faults, Date.now())
  sendJson(response, 200, { faults: faults.length })
}

async function serve(
  simulator: SealSimulator,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const body = await readBody(request, MAX_BODY_BYTES)
  const id = request.method === 'PUT' ? REQUEST.exec(path.slice(SERVICE.length))?.[1] : undefined
  if (id !== undefined) simulator.ledger.noteAsked(id)
  const met = simulator.faults.meet(id !== undefined, Date.now())
  if (met.latencyMs > 0) await wait(met.latencyMs)
  if (met.drop === 'now') throw new DroppedReply()
  const reply = met.busy ? refusal(met.busy.status, 'BUSY', '签章服务繁忙') : answer(simulator, request, path, body)
  if (met.drop === 'afterSigning') throw new DroppedReply()
  sendSigned(simulator, request, response, reply, met)
}

function answer(simulator: SealSimulator, request: IncomingMessage, path: string, body: Buffer): Reply {
  const method = request.method ?? ''
  const header = (name: string) => String(request.headers[name] ?? '')
  const refused = simulator.refusalOf(
    {
      method,
      path,
      keyId: header('x-key-id'),
      timestamp: header('x-timestamp'),
      nonce: header('x-nonce'),
      signature: header('x-signature'),
      body,
    },
    Date.now(),
  )
  return refused ?? dispatch(simulator, method, path.slice(SERVICE.length), body)
}

function dispatch(simulator: SealSimulator, method: string, path: string, body: Buffer): Reply {
  if (method === 'GET' && path === 'seal') return simulator.material()
  const [, id] = REQUEST.exec(path) ?? []
  if (id === undefined) return refusal(404, 'NOT_FOUND', '没有这个地址')
  if (method === 'GET') return simulator.outcome(id)
  if (method !== 'PUT') return refusal(405, 'METHOD_NOT_ALLOWED', '该地址不支持这种请求方法')
  const toSign = toSignIn(body)
  return toSign ? simulator.sign(id, toSign) : refusal(400, 'REQUEST_INVALID', '请求内容不正确')
}

/** undefined unless the body is `{"toSign":"<base64>"}` with at least a byte. */
function toSignIn(body: Buffer): Uint8Array | undefined {
  const { toSign } = (parseJson(body) ?? {}) as { toSign?: unknown }
  return typeof toSign === 'string' && /^[A-Za-z0-9+/]+={0,2}$/.test(toSign) ? Buffer.from(toSign, 'base64') : undefined
}

function sendSigned(
  simulator: SealSimulator,
  request: IncomingMessage,
  response: ServerResponse,
  { status, body }: Reply,
  { busy }: Met,
): void {
  const text = JSON.stringify(body)
  send(response, status, text, {
    'Content-Type': 'application/json; charset=utf-8',
    'X-Signature': simulator.replySignature(status, String(request.headers['x-nonce'] ?? ''), text),
    ...(busy?.retryAfter === undefined ? {} : { 'Retry-After': String(busy.retryAfter) }),
  })
}
