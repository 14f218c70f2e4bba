/**
 * The entrance of what anyone may ask: over HTTP, unsigned, for those without WeChat; and from the mini-program, whoever holds the phone. Both
 * give the same answers. Nothing here knows who asks.
 */
import { messageOf } from '../../src/contract/all-messages'
import type { Reply } from '../../src/contract/reply'
import { sm3Hex } from '../../src/core/crypto/sm3'
import type { Failure } from '../../src/core/failure'
import { ok, type Result, refuse } from '../../src/core/result'
import { reportFault } from './fault'
import {
  answer,
  type HttpAnswer,
  jsonOf,
  LARGEST_BODY_BYTES,
  type Received,
  receivedOf,
  refusalOf,
} from './http-exchange'
import type { Random } from './ports'
import type { Route } from './route'

export interface PublicEndpointDeps {
  readonly random: Random
  /** The public path the function is mounted at. The platform may cut it from `path`. */
  readonly mount: string
}

/** A file to be saved. Its name is ours and plain ASCII. */
export interface SentFile {
  readonly fileName: string
  readonly type: string
  readonly bytes: Uint8Array
}

/** A signed text, the same for everybody, which may be kept for `ttlSeconds`. */
export interface SentToken {
  readonly text: string
  readonly type: string
  readonly ttlSeconds: number
}

/** What one path answers. `parameter`: the last step of the path, when the route has one. */
export type PublicRoute<D> =
  | { readonly kind: 'json'; readonly run: (deps: D, asked: Asked) => Promise<Result<unknown, Failure>> }
  | { readonly kind: 'file'; readonly run: (deps: D, asked: Asked) => Promise<Result<SentFile, Failure>> }
  | { readonly kind: 'token'; readonly run: (deps: D, asked: Asked) => Promise<Result<SentToken, Failure>> }

export interface Asked {
  readonly parameter: string
  /** The JSON of the body, `{ file }` of a file sent as it is; undefined for a GET. */
  readonly body: unknown
}

/** By path below the mount, `*` standing for one step, then by method. */
export type PublicHttpRoutes<D> = { readonly [path: string]: { readonly [method: string]: PublicRoute<D> } }

type CallRoutes<D> = { readonly [name: string]: Route<D, undefined, unknown> }

/** The function's `main`. */
export function publicEndpoint<D extends PublicEndpointDeps>(
  deps: D,
  calls: CallRoutes<D>,
  routes: PublicHttpRoutes<D>,
) {
  return async (event: unknown): Promise<HttpAnswer | Reply<unknown>> =>
    isHttp(event) ? overHttp(deps, routes, event) : called(deps, calls, event)
}

/** A phone can make its call look like a request over HTTP: it would be answered as one, and learn nothing more. */
function isHttp(event: unknown): boolean {
  return typeof event === 'object' && event !== null && 'httpMethod' in event
}

async function called<D extends PublicEndpointDeps>(
  deps: D,
  calls: CallRoutes<D>,
  event: unknown,
): Promise<Reply<unknown>> {
  try {
    const { route: name, request }: { readonly route?: unknown; readonly request?: unknown } =
      typeof event === 'object' && event !== null ? event : {}
    const found = typeof name === 'string' && Object.hasOwn(calls, name) ? calls[name] : undefined
    return found ? await found.run(deps, undefined, request) : refuse({ code: 'ROUTE_UNKNOWN' })
  } catch (error) {
    return refuse(reportFault(deps.random, error))
  }
}

async function overHttp<D extends PublicEndpointDeps>(
  deps: D,
  routes: PublicHttpRoutes<D>,
  event: unknown,
): Promise<HttpAnswer> {
  try {
    const result = await serve(deps, routes, receivedOf(deps.mount, event))
    return result.ok ? result.value : refused(deps, result.failure)
  } catch (error) {
    return refused(deps, reportFault(deps.random, error))
  }
}

/** A person reads it in a browser, whoever he is. */
function refused({ random }: PublicEndpointDeps, failure: Failure): HttpAnswer {
  const { zh, en } = messageOf(failure)
  return refusalOf(random, failure, `${zh} ${en}`)
}

async function serve<D extends PublicEndpointDeps>(
  deps: D,
  routes: PublicHttpRoutes<D>,
  { method, path, headers, body }: Received,
): Promise<Result<HttpAnswer, Failure>> {
  if (body.byteLength > LARGEST_BODY_BYTES) return refuse({ code: 'PAYLOAD_TOO_LARGE' })
  const below = path.slice(deps.mount.length)
  const { name, parameter } = stepsOf(routes, below)
  const methods = Object.hasOwn(routes, name) ? routes[name] : undefined
  if (!methods) return refuse({ code: 'ROUTE_UNKNOWN' })
  const found = Object.hasOwn(methods, method) ? methods[method] : undefined
  if (!found) return refuse({ code: 'METHOD_NOT_ALLOWED' })
  const given = method === 'GET' ? ok(undefined) : sentIn(headers, body)
  return given.ok ? run(deps, found, { parameter, body: given.value }, headers) : given
}

/** A file may come as it is: the platform takes 6 MB of bytes and only 100 KB of text. */
function sentIn(headers: Received['headers'], body: Uint8Array): Result<unknown, Failure> {
  const isFile = /^application\/octet-stream/i.test(headers['content-type'] ?? '')
  return isFile ? ok({ file: Buffer.from(body).toString('base64') }) : jsonOf(body)
}

/** The route's name in the table, and what stands where it has `*`. */
function stepsOf(routes: object, path: string): { readonly name: string; readonly parameter: string } {
  if (Object.hasOwn(routes, path)) return { name: path, parameter: '' }
  const end = path.lastIndexOf('/')
  return { name: `${path.slice(0, end)}/*`, parameter: path.slice(end + 1) }
}

async function run<D>(
  deps: D,
  route: PublicRoute<D>,
  asked: Asked,
  headers: Received['headers'],
): Promise<Result<HttpAnswer, Failure>> {
  switch (route.kind) {
    case 'json': {
      const result = await route.run(deps, asked)
      return result.ok ? ok(answer(200, result.value)) : result
    }
    case 'file': {
      const result = await route.run(deps, asked)
      return result.ok ? ok(sent(result.value)) : result
    }
    case 'token': {
      const result = await route.run(deps, asked)
      return result.ok ? ok(sentUnlessKept(result.value, headers['if-none-match'])) : result
    }
  }
}

/** Whoever has this very text already (If-None-Match, RFC 9110) is told so, and nothing is sent. */
function sentUnlessKept({ text, type, ttlSeconds }: SentToken, kept: string | undefined): HttpAnswer {
  const tag = `"${sm3Hex(text).slice(0, 32)}"`
  const headers = {
    'content-type': type,
    etag: tag,
    'cache-control': `public, max-age=${ttlSeconds}`,
    'x-content-type-options': 'nosniff',
  }
  const isKept = kept?.split(',').some((each) => each.trim().replace(/^W\//, '') === tag) === true
  return isKept ? { statusCode: 304, headers, body: '' } : { statusCode: 200, headers, body: text }
}

function sent({ fileName, type, bytes }: SentFile): HttpAnswer {
  return {
    statusCode: 200,
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
    body: Buffer.from(bytes).toString('base64'),
    isBase64Encoded: true,
  }
}
