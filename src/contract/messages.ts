/** 提示语: every refusal in words for the person, once, in both languages. It says what to do; a code without a sentence does not compile. */
import type { Failure, FailureCode, FailureOf } from '../core/failure'
import type { LicenceStatus } from '../core/licence/status'
import type { Bilingual } from './reply'

/** 证照状态 in words, as every page calls it. */
export const STATUS_LABELS: { readonly [S in LicenceStatus]: Bilingual } = {
  inForce: { zh: '有效', en: 'In force' },
  suspended: { zh: '已暂扣（暂停）', en: 'Suspended' },
  superseded: { zh: '已换发', en: 'Superseded' },
  cancelled: { zh: '已注销', en: 'Cancelled' },
  annulled: { zh: '已撤销', en: 'Annulled' },
  revoked: { zh: '已吊销', en: 'Revoked' },
  expired: { zh: '已过期', en: 'Expired' },
  notYetValid: { zh: '尚未生效', en: 'Not yet valid' },
}

const MESSAGES: { readonly [C in FailureCode]: (failure: FailureOf<C>) => Bilingual } = {
  IDENTITY_REQUIRED: () => ({
    zh: '请在微信小程序中打开本服务。',
    en: 'Please open this service in the WeChat mini-program.',
  }),
  IDENTITY_NOT_PROVEN: () => ({ zh: '请先完成实人认证。', en: 'Please prove your identity first.' }),
  IDENTITY_CODE_WRONG: () => ({
    zh: '认证码不正确或已失效，请核对后重新输入，或重新获取认证码。',
    en: 'The code is wrong or no longer good. Please check it, or get a new one.',
  }),
  IDENTITY_ATTEMPTS_EXCEEDED: ({ minutes }) => ({
    zh: `尝试次数过多，请在 ${minutes} 分钟后再试。`,
    en: `Too many attempts. Please try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
  }),
  IDENTITY_PROVIDER_UNREACHABLE: () => ({
    zh: '暂时无法连接实人认证服务，请稍后再试。',
    en: 'The identity service cannot be reached right now. Please try again in a while.',
  }),
  OFFICER_NOT_REGISTERED: () => ({
    zh: '您尚未登记为执法人员，请联系所在单位办理登记。',
    en: 'You are not registered as an officer. Please ask your agency to register you.',
  }),
  ROUTE_UNKNOWN: () => ({
    zh: '没有这项服务，请更新到最新版本后再试。',
    en: 'There is no such service. Please update to the latest version.',
  }),
  REQUEST_INVALID: ({ field }) => ({
    zh: `请求内容有误（${field}），请核对后再试。`,
    en: `Something in the request is wrong (${field}). Please check it and try again.`,
  }),
  MALFORMED_JSON: () => ({ zh: '请求内容不是有效的 JSON，请核对后再试。', en: 'The request is not valid JSON.' }),
  PAYLOAD_TOO_LARGE: () => ({
    zh: '请求内容超过 1 MB，请分批发送。',
    en: 'The request is over 1 MB. Please send it in parts.',
  }),
  METHOD_NOT_ALLOWED: () => ({ zh: '请使用 POST 方法。', en: 'Please use the POST method.' }),
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
  LICENCE_NOT_FOUND: () => ({
    zh: '没有找到该证照，请返回列表刷新后再试。',
    en: 'The licence was not found. Please go back to the list and refresh it.',
  }),
  LICENCE_NOT_IN_FORCE: ({ status }) => ({
    zh: `该证照${STATUS_LABELS[status].zh}，暂不能办理。如有疑问，请联系发证机关。`,
    en: `This cannot be done: licence ${STATUS_LABELS[status].en.toLowerCase()}. If in doubt, please ask the issuing authority.`,
  }),
  LICENCE_NOT_ACTIVATED: () => ({ zh: '请先激活该证照。', en: 'Please activate the licence first.' }),
  CODE_MALFORMED: () => ({
    zh: '这不是道路运输电子证照的二维码，请扫描持证人出示的动态二维码。',
    en: 'This is not the code of a road-transport e-licence. Please scan the code the holder shows.',
  }),
  CODE_UNKNOWN: () => ({
    zh: '没有找到该二维码，请让持证人刷新后重新出示。',
    en: 'This code is not known. Please ask the holder to refresh it.',
  }),
  CODE_EXPIRED: () => ({
    zh: '二维码已过期，请让持证人刷新后重新出示。',
    en: 'The code has expired. Please ask the holder to refresh it.',
  }),
  CODE_USED: () => ({
    zh: '二维码已被核验过，请让持证人刷新后重新出示。',
    en: 'The code has been used already. Please ask the holder to refresh it.',
  }),
  BUSY: () => ({ zh: '当前办理的人较多，请稍后再试。', en: 'The service is busy. Please try again in a moment.' }),
  INTERNAL: ({ traceId }) => ({
    zh: `服务出现问题，请稍后再试；如需帮助，请提供编号 ${traceId}。`,
    en: `Something went wrong on our side. Please try again later; if you ask for help, quote ${traceId}.`,
  }),
}

/** What to tell the person. */
export function messageOf(failure: Failure): Bilingual {
  // The table's own type ties each sentence to its failure; TypeScript cannot follow that through the union.
  const message = MESSAGES[failure.code] as (failure: Failure) => Bilingual
  return message(failure)
}
