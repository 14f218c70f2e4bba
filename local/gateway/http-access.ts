/** Functions with a public path, in the shape of CloudBase's HTTP access service. */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FunctionConfig } from '../host/function-config'
import { ENVIRONMENT_ID, MAX_HTTP_BODY_BYTES } from '../platform'
import { GatewayError, send, sendJson } from './answers'
import { readBody } from './body'
import { type Functions, invoke } from './invocations'

/** The function whose public path is the request's or above it; the longest wins. */
export function mountedAt(functions: readonly FunctionConfig[], path: string): FunctionConfig | undefined {
  const mounted = functions.filter(({ httpPath }) => httpPath && (path === httpPath || path.startsWith(`${httpPath}/`)))
  return mounted.sort((a, b) => (b.httpPath?.length ?? 0) - (a.httpPath?.length ?? 0))[0]
}

export async function serveHttpAccess(
  functions: Functions,
  config: FunctionConfig,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const body = await readBody(request, MAX_HTTP_BODY_BYTES)
  const json = await invoke(functions, config, eventOf(request, url, body), { kind: 'http' })
  answer(response, JSON.parse(json))
}

function eventOf(request: IncomingMessage, url: URL, body: Buffer): Record<string, unknown> {
  return {
    path: url.pathname,
    httpMethod: request.method,
    headers: headersOf(request),
    queryStringParameters: Object.fromEntries(url.searchParams),
    requestContext: {
      appId: '',
      envType: 'local',
      requestId: randomUUID(),
      httpMethod: request.method,
      envId: ENVIRONMENT_ID,
    },
    ...(isText(request) ? textOf(body) : bytesOf(body)),
  }
}

/** What is not said to be anything else is JSON or a form: text. */
function isText({ headers }: IncomingMessage): boolean {
  return !/^application\/octet-stream/i.test(headers['content-type'] ?? '')
}

function textOf(body: Buffer) {
  return { body: body.toString('utf8'), isBase64Encoded: false }
}

function bytesOf(body: Buffer) {
  return { body: body.toString('base64'), isBase64Encoded: true }
}

function headersOf(request: IncomingMessage): Record<string, string> {
  const pairs = Object.entries(request.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : value,
  ])
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined))
}

interface HttpAnswer {
  readonly statusCode: number
  readonly headers?: Record<string, string>
  readonly body?: unknown
  readonly isBase64Encoded?: boolean
}

/** As on the platform, a value without a status code is sent as it is. */
function answer(response: ServerResponse, value: unknown): void {
  if (isHttpAnswer(value)) answerAsAsked(response, value)
  else sendJson(response, 200, value)
}

function answerAsAsked(response: ServerResponse, value: HttpAnswer): void {
  const text = typeof value.body === 'string' ? value.body : JSON.stringify(value.body ?? '')
  const body = value.isBase64Encoded ? Buffer.from(text, 'base64') : text
  send(response, value.statusCode, body, allowedHeaders(value.headers ?? {}))
}

function isHttpAnswer(value: unknown): value is HttpAnswer {
  const status = typeof value === 'object' && value !== null && 'statusCode' in value ? value.statusCode : undefined
  if (status === undefined) return false
  if (Number.isInteger(status) && Number(status) >= 200 && Number(status) <= 599) return true
  throw new GatewayError('FUNCTION_CRASHED')
}

/** The connection is the gateway's own affair. */
function allowedHeaders(headers: Record<string, string>): Record<string, string> {
  const own = /^(connection|content-length|transfer-encoding|keep-alive|upgrade)$/i
  const pairs = Object.entries(headers).filter(([name, value]) => !own.test(name) && !/[\r\n]/.test(String(value)))
  return Object.fromEntries(pairs.map(([name, value]) => [name, String(value)]))
}
