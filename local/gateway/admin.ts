/** `POST /admin`: what wx-server-sdk sends. One action, one line in a table; errors come with HTTP 200, as on the platform. */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Caller } from '../engine/engine'
import { conflict, EngineError } from '../engine/engine-error'
import type { Strike } from '../faults'
import { ENVIRONMENT_ID, MAX_ADMIN_BYTES } from '../platform'
import { DATABASE_ACTIONS } from './admin-database'
import { FUNCTION_ACTIONS } from './admin-functions'
import { serveOpenapi } from './admin-openapi'
import { STORAGE_ACTIONS } from './admin-storage'
import type { Action, AdminContext, AdminRequest } from './admin-wire'
import { WireError } from './admin-wire'
import { DroppedReply, GatewayError, sendJson } from './answers'
import { parseJson, readBody } from './body'

const ACTIONS: { readonly [action: string]: Action } = { ...DATABASE_ACTIONS, ...STORAGE_ACTIONS, ...FUNCTION_ACTIONS }

export async function serveAdmin(context: AdminContext, request: IncomingMessage, response: ServerResponse, url: URL) {
  const worker = workerOf(context, request)
  if (request.method !== 'POST' || url.searchParams.get('env') !== ENVIRONMENT_ID)
    throw new GatewayError('CREDENTIAL_REFUSED')
  const body = await readBody(request, MAX_ADMIN_BYTES)
  const requestId = randomUUID()
  const contentType = request.headers['content-type'] ?? ''
  // `cloud.openapi.*` comes as a form, everything else as JSON.
  if (contentType.startsWith('multipart/form-data')) return serveOpenapi(context, worker, contentType, body, response)
  sendJson(response, 200, { ...(await answerTo(context, parseJson(body), worker)), requestId })
}

/** Each worker signs with a credential of its own, made at its start: nothing else on this machine may write the database. */
function workerOf({ functions }: AdminContext, request: IncomingMessage): string {
  const [, credential = ''] = /Credential=([^/,\s]+)/.exec(request.headers.authorization ?? '') ?? []
  if (functions.host.functionOf(credential) === undefined) throw new GatewayError('CREDENTIAL_REFUSED')
  return credential
}

async function answerTo(context: AdminContext, body: unknown, worker: string): Promise<object> {
  const request = (typeof body === 'object' && body !== null ? body : {}) as AdminRequest
  const caller = callerOf(request, worker)
  const strike = context.functions.faults.strike(faultName(String(request.action)))
  try {
    const answer = await act(context, request, caller, strike)
    if (strike.dropReply) throw new DroppedReply()
    return answer
  } catch (error) {
    if (error instanceof DroppedReply) throw error
    context.engine.fail(caller)
    return asWireError(error)
  }
}

function callerOf({ transactionId }: AdminRequest, worker: string): Caller {
  return typeof transactionId === 'string' ? { worker, transaction: transactionId } : { worker }
}

async function act(context: AdminContext, request: AdminRequest, caller: Caller, strike: Strike): Promise<object> {
  if (request.envName !== ENVIRONMENT_ID) throw new WireError('INVALID_ENV', 'unknown environment')
  if (strike.latencyMs > 0) await sleep(strike.latencyMs)
  if (strike.conflict) throw conflict('injected fault')
  const action = Object.hasOwn(ACTIONS, String(request.action)) ? ACTIONS[String(request.action)] : undefined
  if (!action) throw new WireError('INVALID_PARAM', `action ${request.action} is not available in the local cloud`)
  context.tally.count(String(request.action))
  return action(context, request, caller)
}

function faultName(action: string): string {
  return action.replace(/^database\.(start|commit|abort)Transaction$/, 'transaction.$1')
}

function asWireError(error: unknown): { code: string; message: string } {
  if (error instanceof EngineError || error instanceof WireError) return { code: error.code, message: error.message }
  return { code: 'SYS_ERR', message: error instanceof Error ? error.message : 'internal error' }
}
