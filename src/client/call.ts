/** The one way from the phone to the cloud: a function, a route, a request, and a reply typed by the contract. */
import Taro from '@tarojs/taro'
import type { CopyRoutes, PublicRoutes } from '../contract/copies'
import type { ActivityRoutes, HolderRoutes } from '../contract/holder'
import type { OfficerRoutes, RoundRoutes } from '../contract/officer'
import type { CredentialRoutes, TrustRoutes } from '../contract/presentation'
import type { Call } from '../contract/reply'
import type { SharingRoutes } from '../contract/sharing'
import type { Failure } from '../core/failure'
import { type Result, refuse } from '../core/result'

interface Functions {
  holder: HolderRoutes & ActivityRoutes & CopyRoutes
  officer: OfficerRoutes & RoundRoutes
  public: PublicRoutes & TrustRoutes
  credentials: CredentialRoutes
  grants: SharingRoutes
}

type RequestOf<F extends keyof Functions, R extends keyof Functions[F]> = Functions[F][R] extends { request: infer Q }
  ? Q
  : never
type ValueOf<F extends keyof Functions, R extends keyof Functions[F]> = Functions[F][R] extends { value: infer V }
  ? V
  : never

/** The cloud did not answer. Never a refusal: nothing is known about what was asked. */
export interface Unreachable {
  readonly code: 'UNREACHABLE'
}

/** Why a page has nothing new to show. */
export type Obstacle = Failure | Unreachable

export type Outcome<T> = Result<T, Obstacle>

/** Long enough for a cold start on a weak network, short enough that a driver at the roadside is told. */
const PATIENCE_MS = 12_000

export async function call<F extends keyof Functions, R extends keyof Functions[F] & string>(
  fn: F,
  route: R,
  request: RequestOf<F, R>,
): Promise<Outcome<ValueOf<F, R>>> {
  try {
    const reply = await send(fn, { route, request })
    // Which route was asked decides what came back; only the outer shape can be checked here.
    return isReply(reply) ? (reply as Outcome<ValueOf<F, R>>) : refuse({ code: 'UNREACHABLE' })
  } catch {
    return refuse({ code: 'UNREACHABLE' })
  }
}

/** The person has to prove who he is before anything else. */
export function isUnproven({ code }: Obstacle): boolean {
  return code === 'IDENTITY_NOT_PROVEN' || code === 'IDENTITY_REQUIRED'
}

/** Opens CloudBase once, at launch; the browser has nothing to open. */
export function openCloud(): void {
  if (process.env.TARO_ENV === 'weapp') Taro.cloud.init({ traceUser: true })
}

function send(fn: string, body: Call<unknown>): Promise<unknown> {
  return process.env.TARO_ENV === 'weapp' ? callFunction(fn, body) : post(fn, body)
}

async function callFunction(name: string, data: Call<unknown>): Promise<unknown> {
  const { result } = await Taro.cloud.callFunction({ name, data })
  return result
}

/** In the browser: the local cloud's door. Its openid stands in for WeChat's and exists only where that cloud serves the page. */
async function post(fn: string, body: Call<unknown>): Promise<unknown> {
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), PATIENCE_MS)
  try {
    const openid = window.localStorage.getItem('local-openid')
    const headers = { 'content-type': 'application/json', ...(openid ? { 'x-local-openid': openid } : {}) }
    const answer = await fetch(`/invoke/${fn}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      signal: abort.signal,
    })
    return await answer.json()
  } finally {
    clearTimeout(timer)
  }
}

function isReply(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && typeof answer.ok === 'boolean'
}
