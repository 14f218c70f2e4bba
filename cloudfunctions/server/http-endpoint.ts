/**
 * The entrance of functions that other systems call over CloudBase's HTTP access (docs.cloudbase.net, "access-cloud-function").
 * Every request is signed; every refusal has one shape and a fitting status.
 */
import { messageOf } from '../../src/contract/messages'
import type { Failure, FailureCode } from '../../src/core/failure'
import { ok, type Result, refuse } from '../../src/core/result'
import { newTraceId, reportFault } from './fault'
import type { Random } from './ports'
import type { Route } from './route'
import { type Received, type SignatureDeps, signerOf } from './signed-request'

export interface HttpDeps extends SignatureDeps {
  readonly random: Random
  /** The public path the function is mounted at, such as `/api/issuance/v1`. The platform may cut it from `path`. */
  readonly mount: string
}

/** Routes by path below the mount, then by method. The credential is the id of the key that signed. */
export type HttpRoutes<D> = { readonly [path: string]: { readonly [method: string]: Route<D, string, unknown> } }

export interface HttpAnswer {
  readonly statusCode: number
  readonly headers: { readonly [name: string]: string }
  readonly body: string
}

const LARGEST_BODY_BYTES = 1024 * 1024

/** Everything else is the caller's doing and 400. */
const STATUS: { readonly [C in FailureCode]?: number } = {
  SIGNATURE_INVALID: 401,
  REQUEST_STALE: 401,
  REQUEST_REPLAYED: 401,
  ROUTE_UNKNOWN: 404,
  METHOD_NOT_ALLOWED: 405,
  PAYLOAD_TOO_LARGE: 413,
  INTERNAL: 500,
  BUSY: 503,
}

/** The function's `main`. */
export function httpEndpoint<D extends HttpDeps>(deps: D, routes: HttpRoutes<D>) {
  return async (event: unknown): Promise<HttpAnswer> => {
    try {
      const result = await serve(deps, routes, receivedOf(deps.mount, event))
      return result.ok ? answer(200, result.value) : refusalOf(deps.random, result.failure)
    } catch (error) {
      return refusalOf(deps.random, reportFault(deps.random, error))
    }
  }
}

async function serve<D extends HttpDeps>(
  deps: D,
  routes: HttpRoutes<D>,
  request: Received,
): Promise<Result<unknown, Failure>> {
  if (request.body.byteLength > LARGEST_BODY_BYTES) return refuse({ code: 'PAYLOAD_TOO_LARGE' })
  const found = routeOf(routes, request.path.slice(deps.mount.length), request.method)
  if (!found.ok) return found
  const signer = await signerOf(deps, request)
  if (!signer.ok) return signer
  const json = jsonOf(request.body)
  return json.ok ? found.value.run(deps, signer.value, json.value) : json
}

function routeOf<D>(routes: HttpRoutes<D>, path: string, method: string): Result<Route<D, string, unknown>, Failure> {
  const methods = Object.hasOwn(routes, path) ? routes[path] : undefined
  if (!methods) return refuse({ code: 'ROUTE_UNKNOWN' })
  const found = Object.hasOwn(methods, method) ? methods[method] : undefined
  return found ? ok(found) : refuse({ code: 'METHOD_NOT_ALLOWED' })
}

function jsonOf(body: Uint8Array): Result<unknown, Failure> {
  try {
    // Fatal: text that is not UTF-8 is not JSON either.
    return ok(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)))
  } catch {
    return refuse({ code: 'MALFORMED_JSON' })
  }
}

interface AccessEvent {
  readonly path?: unknown
  readonly httpMethod?: unknown
  readonly headers?: unknown
  readonly body?: unknown
  readonly isBase64Encoded?: unknown
}

function receivedOf(mount: string, event: unknown): Received {
  const { path, httpMethod, headers, body, isBase64Encoded }: AccessEvent = isObject(event) ? event : {}
  return {
    method: String(httpMethod ?? '').toUpperCase(),
    path: fullPath(mount, String(path ?? '')),
    headers: lowerCase(isObject(headers) ? headers : {}),
    body: Buffer.from(typeof body === 'string' ? body : '', isBase64Encoded === true ? 'base64' : 'utf8'),
  }
}

function fullPath(mount: string, path: string): string {
  if (path === mount || path.startsWith(`${mount}/`)) return path
  return `${mount}${path.startsWith('/') ? '' : '/'}${path}`
}

function lowerCase(headers: object): { readonly [name: string]: string } {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]))
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function refusalOf(random: Random, failure: Failure): HttpAnswer {
  const traceId = failure.code === 'INTERNAL' ? failure.traceId : newTraceId(random)
  const error = { code: failure.code, message: messageOf(failure).zh, traceId }
  const body = { error: 'field' in failure ? { ...error, field: failure.field } : error }
  return answer(STATUS[failure.code] ?? 400, body, failure.code === 'BUSY' ? { 'retry-after': '1' } : {})
}

function answer(statusCode: number, body: unknown, headers: HttpAnswer['headers'] = {}): HttpAnswer {
  return {
    statusCode,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
    body: JSON.stringify(body),
  }
}
