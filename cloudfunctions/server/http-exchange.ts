/** 请求与应答 of CloudBase's HTTP access (docs.cloudbase.net, "access-cloud-function"): one shape for every refusal, and a fitting status. */
import { messageOf } from '../../src/contract/all-messages'
import type { Failure, FailureCode } from '../../src/core/failure'
import { ok, type Result, refuse } from '../../src/core/result'
import { newTraceId } from './fault'
import type { Random } from './ports'

export interface Received {
  readonly method: string
  /** The full public path. */
  readonly path: string
  /** By lower-case name. */
  readonly headers: { readonly [name: string]: string }
  readonly body: Uint8Array
}

export interface HttpAnswer {
  readonly statusCode: number
  readonly headers: { readonly [name: string]: string }
  readonly body: string
  /** `body` is base64 of the bytes to send. */
  readonly isBase64Encoded?: boolean
}

export const LARGEST_BODY_BYTES = 1024 * 1024

/** Everything else is the caller's doing and 400. */
const STATUS: { readonly [C in FailureCode]?: number } = {
  SIGNATURE_INVALID: 401,
  REQUEST_STALE: 401,
  REQUEST_REPLAYED: 401,
  ROUTE_UNKNOWN: 404,
  COPY_NOT_FOUND: 404,
  STATUS_LIST_UNKNOWN: 404,
  METHOD_NOT_ALLOWED: 405,
  COPY_EXPIRED: 410,
  COPY_WITHDRAWN: 410,
  LINK_SPENT: 410,
  PAYLOAD_TOO_LARGE: 413,
  CALLS_TOO_MANY: 429,
  INTERNAL: 500,
  BUSY: 503,
  MINISTRY_UNREACHABLE: 503,
}

/** The JSON of a body. */
export function jsonOf(body: Uint8Array): Result<unknown, Failure> {
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

/** The request in `event`. `mount`: the function's public path, which the platform may have cut from the request's. */
export function receivedOf(mount: string, event: unknown): Received {
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

/** The answer to a refusal, in Chinese or in other `words`. */
export function refusalOf(random: Random, failure: Failure, words: string = messageOf(failure).zh): HttpAnswer {
  const traceId = failure.code === 'INTERNAL' ? failure.traceId : newTraceId(random)
  const error = { code: failure.code, message: words, traceId }
  const body = { error: 'field' in failure ? { ...error, field: failure.field } : error }
  return answer(STATUS[failure.code] ?? 400, body, retryOf(failure))
}

function retryOf(failure: Failure): HttpAnswer['headers'] {
  if (failure.code === 'BUSY') return { 'retry-after': '1' }
  return failure.code === 'CALLS_TOO_MANY' ? { 'retry-after': String(failure.minutes * 60) } : {}
}

/** `body` as JSON. */
export function answer(statusCode: number, body: unknown, headers: HttpAnswer['headers'] = {}): HttpAnswer {
  return {
    statusCode,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
    body: JSON.stringify(body),
  }
}
