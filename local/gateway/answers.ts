/** How the gateway answers: JSON, and errors with a stable code, a sentence in Chinese and a trace id. */
import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'

const ERRORS = {
  FUNCTION_NOT_FOUND: [404, '没有这个云函数'],
  NOT_FOUND: [404, '没有这个地址'],
  METHOD_NOT_ALLOWED: [405, '该地址不支持这种请求方法'],
  MALFORMED_JSON: [400, '请求内容不是合法的 JSON'],
  IDENTITY_INVALID: [400, '调用者标识不合法'],
  PAYLOAD_TOO_LARGE: [413, '请求内容过大'],
  HOST_REFUSED: [421, '只接受发往 127.0.0.1 或 localhost 的请求'],
  ORIGIN_REFUSED: [403, '不接受来自其他网站的请求'],
  CREDENTIAL_REFUSED: [401, '只有本机云函数可以访问该地址'],
  FUNCTION_TIMEOUT: [504, '云函数执行超时，请稍后重试'],
  FUNCTION_CRASHED: [500, '云函数执行失败，请稍后重试'],
  RESPONSE_TOO_LARGE: [500, '云函数返回内容过大'],
  NOT_READY: [503, '本地云尚未就绪，请稍候'],
  H5_NOT_BUILT: [503, '尚未构建 h5 页面，请先运行 npm run build'],
  INTERNAL_ERROR: [500, '本地云内部错误'],
} as const satisfies Record<string, readonly [number, string]>

export type GatewayErrorCode = keyof typeof ERRORS

/** Thrown anywhere while a request is handled; answered in one place. */
export class GatewayError extends Error {
  constructor(readonly code: GatewayErrorCode) {
    super(code)
  }
}

/** Injected fault: the work was done, and the connection is cut before the answer. */
export class DroppedReply extends Error {}

export function sendJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
): void {
  send(response, status, JSON.stringify(value), { 'Content-Type': 'application/json; charset=utf-8', ...headers })
}

export function sendError(response: ServerResponse, code: GatewayErrorCode): void {
  if (response.headersSent || response.destroyed) return
  const [status, message] = ERRORS[code]
  // What is still being sent is read and thrown away: a connection cut meanwhile would take the answer with it.
  response.req.resume()
  sendJson(response, status, { error: { code, message, traceId: randomUUID() } })
}

export function send(
  response: ServerResponse,
  status: number,
  body: string | Buffer,
  headers: Record<string, string>,
): void {
  if (response.headersSent || response.destroyed) return
  const saysHowLong = Object.keys(headers).some((name) => name.toLowerCase() === 'cache-control')
  response.writeHead(status, {
    ...(saysHowLong ? {} : { 'Cache-Control': 'no-store' }),
    ...headers,
    'Content-Length': String(Buffer.byteLength(body)),
  })
  response.end(body)
}
