/** 提示语 for systems that call over HTTP; no phone is ever told them. */
import type { Messages } from './messages'

export const SYSTEM_MESSAGES = {
  MALFORMED_JSON: () => ({ zh: '请求内容不是有效的 JSON，请核对后再试。', en: 'The request is not valid JSON.' }),
  METHOD_NOT_ALLOWED: () => ({ zh: '该地址不支持这种请求方法。', en: 'This address does not take this method.' }),
  SIGNATURE_INVALID: () => ({
    zh: '请求签名缺失或无效，请核对密钥与签名内容。',
    en: 'The signature is missing or wrong. Please check the key and what was signed.',
  }),
  REQUEST_STALE: () => ({
    zh: '请求时间与服务器相差超过 5 分钟，请校准时钟后重新签名。',
    en: 'The request is more than 5 minutes off. Please set the clock and sign again.',
  }),
  REQUEST_REPLAYED: () => ({
    zh: '该请求已收到过，请使用新的随机数重新签名。',
    en: 'This request was received before. Please sign again with a new nonce.',
  }),
  TOO_MANY_EVENTS: ({ limit }) => ({
    zh: `一次最多上报 ${limit} 个事件，请分批上报。`,
    en: `At most ${limit} events can be sent at once. Please send them in parts.`,
  }),
} satisfies Partial<Messages>
