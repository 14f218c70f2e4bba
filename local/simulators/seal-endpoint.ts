/**
 * `/simulator/seal/v1/…`, the service; `/simulator/seal/faults` and `/simulator/seal/ledger`, for tests: how it misbehaves, and
 * how often the seal was asked and used for each request.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { DroppedReply, GatewayError, sendJson } from '../gateway/answers'
import { parseJson, readBody } from '../gateway/body'
import type { SealSimulator } from './seal'
import { retryAfter } from './service-faults'
import { type AskedRequest, askedRequest, isReply, type Reply, refusal, sendSigned } from './signed-exchange'

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
  const faults = simulator.faults.read(parseJson(await readBody(request, MAX_BODY_BYTES)))
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
  if (met.drop === 'before') throw new DroppedReply()
  const now = Date.now() + met.clockMs
  const reply = met.busy
    ? refusal(met.busy.status, 'BUSY', '签章服务繁忙')
    : answer(simulator, askedRequest(request, path, body), now)
  if (met.drop === 'after') throw new DroppedReply()
  sendSigned(request, response, reply, simulator.replyKey, retryAfter(met))
}

function answer(simulator: SealSimulator, asked: AskedRequest, now: number): Reply {
  const caller = simulator.guard.callerOf(asked, now)
  return isReply(caller) ? caller : dispatch(simulator, asked)
}

function dispatch(simulator: SealSimulator, { method, path: whole, body }: AskedRequest): Reply {
  const path = whole.slice(SERVICE.length)
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
