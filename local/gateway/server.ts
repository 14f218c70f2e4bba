/** The HTTP server on 127.0.0.1: who may ask, and which part answers. */
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { FunctionConfig } from '../host/function-config'
import type { IdentityProvider } from '../simulators/identity'
import { serveIdentity } from '../simulators/identity-endpoint'
import type { MinistrySimulator } from '../simulators/ministry'
import { serveMinistry } from '../simulators/ministry-endpoint'
import type { SampleProvince } from '../simulators/sample-province'
import { serveSampleProvince } from '../simulators/sample-province-endpoint'
import type { SealSimulator } from '../simulators/seal'
import { serveSeal } from '../simulators/seal-endpoint'
import { serveWechat } from '../simulators/wechat-endpoint'
import { serveAdmin } from './admin'
import type { AdminContext } from './admin-wire'
import { DroppedReply, GatewayError, send, sendError, sendJson } from './answers'
import { mountedAt, serveHttpAccess } from './http-access'
import { type Functions, invoke } from './invocations'
import { serveInvoke } from './invoke-endpoint'
import { serveStatic } from './static-files'

/** `starting`: the demo is being loaded, everything works; `stopping`: only what runs already may still use the SDK. */
export interface GatewayState {
  phase: 'starting' | 'ready' | 'stopping'
  port: number
}

export interface GatewayParts extends AdminContext {
  readonly configs: readonly FunctionConfig[]
  readonly h5Dir: string
  readonly identity: IdentityProvider
  readonly ministry: MinistrySimulator
  readonly sampleProvince: SampleProvince
  /** undefined unless the cloud was started with it. */
  readonly seal: SealSimulator | undefined
  readonly state: GatewayState
  readonly runTimer: (functionName: string) => Promise<unknown>
}

const APP_VERSION: string = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8')).version

type Handler = (
  parts: GatewayParts,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
) => Promise<void> | void

const ROUTES: readonly (readonly [path: RegExp, handler: Handler])[] = [
  [/^\/healthz$/, serveHealth],
  [/^\/admin$/, serveAdmin],
  [/^\/cos\//, ({ files }, request, response, url) => files.serve(request, response, url)],
  [/^\/invoke\//, ({ functions }, request, response, url) => serveInvoke(functions, request, response, lastOf(url))],
  [
    /^\/simulator\/identity\//,
    ({ identity }, request, response, url) => serveIdentity(identity, request, response, url),
  ],
  [
    /^\/simulator\/ministry\//,
    ({ ministry }, request, response, url) => serveMinistry(ministry, request, response, url),
  ],
  [
    /^\/(local\/sample-province$|simulator\/sample-province\/)/,
    ({ sampleProvince }, request, response, url) => serveSampleProvince(sampleProvince, request, response, url),
  ],
  [
    /^\/(local\/notices$|simulator\/wechat\/)/,
    ({ wechat }, request, response, url) => serveWechat(wechat, request, response, url),
  ],
  [/^\/simulator\/seal\//, ({ seal }, request, response, url) => serveSeal(seal, request, response, url)],
  [/^\/local\/people$/, ({ identity }, _request, response) => sendJson(response, 200, identity.people())],
  [/^\/local\/tally$/, ({ tally }, _request, response) => sendJson(response, 200, tally.all())],
  [/^\/local\/chooser\.js$/, serveChooser],
  [/^\/local\/timers\/[^/]+\/run$/, serveTimer],
  [/^\/(local|simulator)\//, () => notFound()],
]

/** Far above any pause of a function: a connection closed here in the moment the SDK uses it again would be a fault there. */
const KEEP_ALIVE_MS = 10 * 60_000

/** Not yet listening; `state.port` must be set before the first request, for the Host header must name it. */
export function createGateway(parts: GatewayParts): Server {
  return createServer({ requestTimeout: 60_000, keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    void handle(parts, request, response).catch((error) => answerFailure(response, error))
  })
}

async function handle(parts: GatewayParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { phase, port } = parts.state
  checkOrigin(request, port)
  const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`)
  if (phase === 'stopping' && !/^\/(admin|cos)\b/.test(url.pathname)) throw new GatewayError('NOT_READY')
  const route = ROUTES.find(([path]) => path.test(url.pathname))
  if (route) return route[1](parts, request, response, url)
  const mounted = mountedAt(parts.configs, url.pathname)
  if (mounted) return serveHttpAccess(parts.functions, mounted, request, response, url)
  if (url.pathname.startsWith('/api/')) notFound()
  serveStatic(parts.h5Dir, request, response, url)
}

/** A page elsewhere must not reach this server: neither by a name that resolves to 127.0.0.1 nor by a cross-site request. */
function checkOrigin({ headers }: IncomingMessage, port: number): void {
  const own = [`127.0.0.1:${port}`, `localhost:${port}`]
  if (!own.includes(headers.host ?? '')) throw new GatewayError('HOST_REFUSED')
  if (headers.origin !== undefined && !own.some((host) => headers.origin === `http://${host}`)) {
    throw new GatewayError('ORIGIN_REFUSED')
  }
}

function answerFailure(response: ServerResponse, error: unknown): void {
  if (error instanceof DroppedReply) response.destroy()
  else if (error instanceof GatewayError) sendError(response, error.code)
  else if (!response.req.aborted) {
    process.stderr.write(`local cloud: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    sendError(response, 'INTERNAL_ERROR')
  }
}

function serveHealth({ state, configs }: GatewayParts, _request: IncomingMessage, response: ServerResponse): void {
  if (state.phase !== 'ready') throw new GatewayError('NOT_READY')
  const functions = configs.map(({ name }) => name)
  sendJson(response, 200, { status: 'ready', versions: { app: APP_VERSION, node: process.versions.node }, functions })
}

function serveChooser(_parts: GatewayParts, _request: IncomingMessage, response: ServerResponse): void {
  const script = readFileSync(join(__dirname, '..', 'chooser', 'chooser.js'))
  send(response, 200, script, { 'Content-Type': 'text/javascript; charset=utf-8' })
}

/** Runs a function's timer now, for tests and for the impatient. */
async function serveTimer(
  { runTimer }: GatewayParts,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  if (request.method !== 'POST') throw new GatewayError('METHOD_NOT_ALLOWED')
  sendJson(response, 200, await runTimer(url.pathname.split('/')[3] ?? ''))
}

/** Runs a function as the platform's timer would. Throws FUNCTION_NOT_FOUND when it has no timer. */
export async function invokeTimer(functions: Functions, name: string, time: Date): Promise<unknown> {
  const config = functions.host.config(name)
  if (!config?.timer) throw new GatewayError('FUNCTION_NOT_FOUND')
  const event = {
    Type: 'Timer',
    TriggerName: config.timer.name,
    Time: `${time.toISOString().slice(0, 19)}Z`,
    Message: '',
  }
  return JSON.parse(await invoke(functions, config, event, { kind: 'timer' }))
}

function lastOf(url: URL): string {
  return url.pathname.slice(url.pathname.lastIndexOf('/') + 1)
}

function notFound(): never {
  throw new GatewayError('NOT_FOUND')
}
