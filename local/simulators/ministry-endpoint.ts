/**
 * `/simulator/ministry/v1/…`, the service; for tests `/simulator/ministry/faults`, `/simulator/ministry/revoked-keys` and
 * `/simulator/ministry/ledger`: how it misbehaves, whose keys it takes back, and what it was asked.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { DroppedReply, GatewayError, sendJson } from '../gateway/answers'
import { parseJson, readBody } from '../gateway/body'
import type { MinistrySimulator, Officer, VerificationRequest } from './ministry'
import type { RevokedKey } from './ministry-trust-list'
import { retryAfter } from './service-faults'
import { type AskedRequest, askedRequest, isReply, type Reply, refusal, sendSigned } from './signed-exchange'

const MAX_BODY_BYTES = 1024 * 1024
const SERVICE = '/simulator/ministry/v1/'
const INVALID = refusal(400, 'REQUEST_INVALID', '请求内容不正确')

export async function serveMinistry(
  simulator: MinistrySimulator,
  request: IncomingMessage,
  response: ServerResponse,
  { pathname }: URL,
): Promise<void> {
  if (pathname.startsWith(SERVICE)) return serve(simulator, request, response, pathname)
  if (pathname === '/simulator/ministry/ledger') return sendJson(response, 200, simulator.ledger.verifications())
  const control = CONTROLS[pathname]
  if (!control) throw new GatewayError('NOT_FOUND')
  if (request.method !== 'POST') throw new GatewayError('METHOD_NOT_ALLOWED')
  const { status, body } = control(simulator, parseJson(await readBody(request, MAX_BODY_BYTES)))
  sendJson(response, status, body)
}

const CONTROLS: { readonly [path: string]: (simulator: MinistrySimulator, body: unknown) => Reply } = {
  '/simulator/ministry/faults': setFaults,
  '/simulator/ministry/revoked-keys': setRevoked,
}

function setFaults(simulator: MinistrySimulator, body: unknown): Reply {
  const faults = simulator.faults.read(body)
  if (!faults) return refusal(400, 'REQUEST_INVALID', '故障规则不正确')
  simulator.faults.set(faults, Date.now())
  return { status: 200, body: { faults: faults.length } }
}

function setRevoked(simulator: MinistrySimulator, body: unknown): Reply {
  const keys = (body as { keys?: unknown } | null)?.keys
  if (!Array.isArray(keys) || !keys.every(isRevokedKey)) return INVALID
  simulator.revoke(keys, Date.now())
  return { status: 200, body: { keys: keys.length } }
}

async function serve(
  simulator: MinistrySimulator,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const asked = askedRequest(request, path, await readBody(request, MAX_BODY_BYTES))
  const met = simulator.faults.meet(asked.method !== 'GET', Date.now())
  if (met.latencyMs > 0) await wait(met.latencyMs)
  if (met.drop === 'before') throw new DroppedReply()
  const reply = met.busy
    ? refusal(met.busy.status, 'BUSY', '部级系统繁忙')
    : await answer(simulator, asked, Date.now() + met.clockMs)
  if (met.drop === 'after') throw new DroppedReply()
  sendSigned(request, response, reply, simulator.replyKey, retryAfter(met))
}

async function answer(simulator: MinistrySimulator, asked: AskedRequest, now: number): Promise<Reply> {
  const caller = simulator.guard.callerOf(asked, now)
  if (isReply(caller)) return caller
  const route = `${asked.method} ${asked.path.slice(SERVICE.length)}`
  if (route === 'GET trust-list') return { status: 200, body: { trustList: simulator.trustList(now) } }
  if (route !== 'POST verifications') return refusal(404, 'NOT_FOUND', '没有这个地址')
  const verification = verificationIn(asked.body)
  return verification ? simulator.verify(caller, verification) : INVALID
}

/** undefined unless every member is in its form; those of the officer are all there or none. */
function verificationIn(body: Buffer): VerificationRequest | undefined {
  const { requestId, code, ...others } = members(body)
  if (!isText(requestId, /^[A-Za-z0-9_-]{16,64}$/) || !isText(code, /^.{1,2000}$/s)) return undefined
  const isAnyone = [others.agency, others.officerNumber, others.division].every((value) => value === undefined)
  const officer = officerIn(others)
  if (officer) return { requestId, code, officer }
  return isAnyone ? { requestId, code } : undefined
}

function officerIn({ agency, officerNumber, division }: Record<string, unknown>): Officer | undefined {
  if (!isText(agency, /^.{1,200}$/s) || !isText(officerNumber, /^.{1,64}$/s)) return undefined
  return isText(division, /^\d{6}$/) ? { agency, officerNumber, division } : undefined
}

function members(body: Buffer): Record<string, unknown> {
  try {
    return Object(JSON.parse(body.toString('utf8')))
  } catch {
    return {}
  }
}

function isText(value: unknown, form: RegExp): value is string {
  return typeof value === 'string' && form.test(value)
}

function isRevokedKey(value: unknown): value is RevokedKey {
  const { issuer, number } = (value ?? {}) as Record<string, unknown>
  return isText(issuer, /^\d{6}$/) && Number.isInteger(number)
}
