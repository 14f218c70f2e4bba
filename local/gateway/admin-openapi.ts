/** `cloud.openapi.*`, as far as the product uses it. A function may call what its config names, as on the platform. */
import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { WechatAnswer, WechatSimulator } from '../simulators/wechat'
import type { AdminContext } from './admin-wire'
import { send, sendJson } from './answers'
import { openapiAnswer, openapiCall } from './openapi-wire'

type Api = (wechat: WechatSimulator, data: Readonly<Record<string, unknown>>) => WechatAnswer

const APIS: { readonly [api: string]: Api } = { 'subscribeMessage.send': (wechat, data) => wechat.send(data) }

const NOT_PERMITTED = { errcode: -604101, errmsg: 'function has no permission to call this API' }

export function serveOpenapi(
  { functions, wechat }: AdminContext,
  worker: string,
  contentType: string,
  body: Buffer,
  response: ServerResponse,
): void {
  const call = openapiCall(contentType, body)
  const api = call && Object.hasOwn(APIS, call.api) ? APIS[call.api] : undefined
  if (call && api) {
    const config = functions.host.config(functions.host.functionOf(worker) ?? '')
    const answer = config?.openapi.includes(call.api) ? api(wechat, call.data) : NOT_PERMITTED
    send(response, 200, openapiAnswer(answer), { 'Content-Type': 'application/octet-stream' })
  } else {
    const message = `cloud.openapi.${call?.api ?? ''} is not available in the local cloud`
    sendJson(response, 200, { code: 'INVALID_PARAM', message, requestId: randomUUID() })
  }
}
