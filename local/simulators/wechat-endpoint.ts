/** `/local/notices`, for who wants to see what WeChat was asked to send; `/simulator/wechat/answers`, for tests: what it answers instead. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { GatewayError, sendJson } from '../gateway/answers'
import { parseJson, readBody } from '../gateway/body'
import type { ToldAnswer, WechatSimulator } from './wechat'

const MAX_BODY_BYTES = 10 * 1024

export async function serveWechat(
  wechat: WechatSimulator,
  request: IncomingMessage,
  response: ServerResponse,
  { pathname }: URL,
): Promise<void> {
  if (pathname === '/local/notices') return sendJson(response, 200, wechat.sent())
  if (pathname !== '/simulator/wechat/answers') throw new GatewayError('NOT_FOUND')
  if (request.method !== 'POST') throw new GatewayError('METHOD_NOT_ALLOWED')
  const answers = answersIn(parseJson(await readBody(request, MAX_BODY_BYTES)))
  if (!answers) return sendJson(response, 400, { error: { code: 'REQUEST_INVALID', message: '应答规则不正确' } })
  wechat.answerWith(answers)
  sendJson(response, 200, { answers: answers.length })
}

/** `{"answers":[{"errcode":43101,"times":1,"openid":"…"}]}`. */
function answersIn(body: unknown): readonly ToldAnswer[] | undefined {
  const list = (body as { answers?: unknown } | null)?.answers
  return Array.isArray(list) && list.every(isAnswer) ? list : undefined
}

function isAnswer(value: unknown): value is ToldAnswer {
  const { errcode, times, openid } = (value ?? {}) as Record<string, unknown>
  return Number.isInteger(errcode) && Number.isInteger(times) && (openid === undefined || typeof openid === 'string')
}
