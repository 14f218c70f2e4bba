/**
 * The entrance of functions that other systems call over CloudBase's HTTP access. Every request is signed.
 */
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
import { type SignatureDeps, signerOf } from './signed-request'

export interface HttpDeps extends SignatureDeps {
  readonly random: Random
  /** The public path the function is mounted at, such as `/api/issuance/v1`. The platform may cut it from `path`. */
  readonly mount: string
}

/** Routes by path below the mount, then by method. The credential is the id of the key that signed. */
export type HttpRoutes<D> = { readonly [path: string]: { readonly [method: string]: Route<D, string, unknown> } }

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
