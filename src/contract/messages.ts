/**
 * 提示语: every refusal in words for the person, once, in both languages. It says what to do. Here are those that any page may need; `sharing-messages`
 * and `system-messages` hold the rest, so that the first page does not load them. `all-messages` is the whole: a code without a sentence does not compile.
 */
import type { CopyText, FailureCode, FailureOf } from '../core/failure'
import type { LicenceStatus } from '../core/licence/status'
import { after, chinaTimeOf, type Instant } from '../core/time'
import type { Bilingual } from './reply'

/** The sentence of each refusal. */
export type Messages = { readonly [C in FailureCode]: (failure: FailureOf<C>) => Bilingual }

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

/** 用途 and 接收方, as the form calls them. */
const COPY_TEXTS: { readonly [T in CopyText]: Bilingual } = {
  purpose: { zh: '用途', en: 'Purpose' },
  recipient: { zh: '接收方', en: 'Recipient' },
}

export const COMMON_MESSAGES = {
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
  OFFICER_TERM_ENDED: ({ ended }) => ({
    zh: `您的执法证件已于 ${ended} 到期，请联系所在单位办理延续。`,
    en: `Your officer's licence ended on ${ended}. Please ask your agency to have it extended.`,
  }),
  SHIFT_REQUIRED: () => ({
    zh: '请先完成上岗认证，再查看完整的核验结果。',
    en: 'Please prove yourself for this shift first, to see the whole result.',
  }),
  SHIFT_PERSON_OTHER: () => ({
    zh: '认证码属于另一个人，请使用本人的认证码上岗。',
    en: 'The code is another person’s. Please use your own to start the shift.',
  }),
  TOO_MANY_CHECKS: ({ minutes }) => ({
    zh: `查验次数过多，请在 ${minutes} 分钟后再试。`,
    en: `Too many checks. Please try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
  }),
  ROUTE_UNKNOWN: () => ({
    zh: '没有这项服务，请更新到最新版本后再试。',
    en: 'There is no such service. Please update to the latest version.',
  }),
  REQUEST_INVALID: ({ field }) => ({
    zh: `请求内容有误（${field}），请核对后再试。`,
    en: `Something in the request is wrong (${field}). Please check it and try again.`,
  }),
  PAYLOAD_TOO_LARGE: () => ({
    zh: '请求内容超过 1 MB，请分批发送。',
    en: 'The request is over 1 MB. Please send it in parts.',
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
  CODE_OUTDATED: () => ({
    zh: '证照在出示后已有变更，请让持证人刷新后重新出示。',
    en: 'The licence has changed since the code was made. Please ask the holder to refresh it.',
  }),
  CODE_SESSION_ENDED: () => ({
    zh: '出示该二维码的手机已退出登录，请让持证人重新登录后出示。',
    en: 'The phone that showed this code has signed out. Please ask the holder to sign in and show it again.',
  }),
  CODE_HOST_UNKNOWN: () => ({
    zh: '该二维码不属于信任列表中的任何省份，不能作为道路运输电子证照核验；请让持证人在小程序中重新出示。',
    en: 'This code belongs to no province of the trust list and cannot be checked. Please ask the holder to show it in the mini-program.',
  }),
  CODE_OFFLINE: () => ({
    zh: '这是离线二维码，请在手机上直接核验，或让持证人联网后重新出示。',
    en: 'This is an offline code. Please check it on the phone, or ask the holder to go online and show it again.',
  }),
  MINISTRY_UNREACHABLE: () => ({
    zh: '暂时无法连接部级系统核验外省证照，请稍后再试，或核验离线二维码。',
    en: 'The ministry cannot be reached to check another province’s licence. Please try again, or check the offline code.',
  }),
  DEVICE_SIGNATURE_WRONG: () => ({
    zh: '手机的离线密钥不符，请退出后重新登录再试。',
    en: 'The phone’s key for offline use does not fit. Please sign out and in again.',
  }),
  CREDENTIALS_TOO_MANY: ({ minutes }) => ({
    zh: `离线凭证更新过于频繁，请在 ${minutes} 分钟后再试。`,
    en: `Offline credentials were renewed too often. Please try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
  }),
  VERIFICATION_NOT_FOUND: () => ({
    zh: '没有找到该核验记录，请刷新后再试。',
    en: 'The check was not found. Please refresh and try again.',
  }),
  OUTCOME_NOTED: () => ({
    zh: '该核验已记录过处理情况，不能重复记录。',
    en: 'What became of this check has been noted already.',
  }),
  OUTCOME_GROUND_MISSING: () => ({
    zh: '未予认可时请选择原因。',
    en: 'Please choose why the licence was not accepted.',
  }),
  ACTIVITY_NOT_FOUND: () => ({
    zh: '没有找到该记录，请刷新后再试。',
    en: 'The entry was not found. Please refresh and try again.',
  }),
  OBJECTION_MADE: () => ({
    zh: '您已就该次核验提交过异议，请等待处理。',
    en: 'You have already objected to this check. Please wait for the answer.',
  }),
  OBJECTION_NOT_POSSIBLE: () => ({
    zh: '只能对执法人员未予认可的核验提出异议。',
    en: 'Only a check after which an officer did not accept the licence can be objected to.',
  }),
  STATUS_LIST_UNKNOWN: () => ({
    zh: '没有该状态列表，请更新信任列表后再试。',
    en: 'There is no such status list. Please update the trust list.',
  }),
  COPY_TEXT_LENGTH: ({ field, most }) => ({
    zh: `${COPY_TEXTS[field].zh}须为 1 至 ${most} 个字，请修改后再试。`,
    en: `${COPY_TEXTS[field].en}: please write 1 to ${most} characters.`,
  }),
  COPY_TEXT_UNPRINTABLE: ({ field, character }) => ({
    zh: `${COPY_TEXTS[field].zh}中有不可见的字符（${character}），请删除后再试。`,
    en: `${COPY_TEXTS[field].en} holds a character that cannot be seen (${character}). Please delete it.`,
  }),
  COPY_CHARACTER_NOT_DRAWN: ({ field, character }) => ({
    zh: `${COPY_TEXTS[field].zh}中的“${character}”无法写入文件，请改用其他字。`,
    en: `${COPY_TEXTS[field].en}: “${character}” cannot be written into the file. Please use another character.`,
  }),
  COPY_TERM_PAST: () => ({
    zh: '使用期限不能早于今天，请重新选择。',
    en: 'The last day of use is in the past. Please choose another.',
  }),
  COPY_TERM_TOO_LONG: ({ latest }) => ({
    zh: `使用期限最长一年，最晚为 ${latest}，请重新选择。`,
    en: `A copy is good for a year at most. Please choose ${latest} or a day before it.`,
  }),
  COPY_LICENCE_ENDS_FIRST: ({ latest }) => ({
    zh: `使用期限不能晚于证照有效期，最晚为 ${latest}，请重新选择。`,
    en: `The licence ends first. Please choose ${latest} or a day before it.`,
  }),
  COPIES_TOO_MANY: ({ most, from }) => ({
    zh: `24 小时内最多申请 ${most} 份加注件，请在 ${minuteFrom(from)} 之后再试。`,
    en: `At most ${most} copies can be asked for within 24 hours. Please try again after ${minuteFrom(from)} (China time).`,
  }),
  COPY_CODE_MALFORMED: () => ({
    zh: '查验码有误，请对照加注件逐字核对后重新输入。',
    en: 'This is not a check code: something was mistyped. Please compare it with the copy.',
  }),
  COPY_NOT_FOUND: () => ({
    zh: '没有找到该加注件，请核对查验码。',
    en: 'The copy was not found. Please check its code.',
  }),
  COPY_NOT_READY: () => ({
    zh: '加注件正在制作，请稍后再试。',
    en: 'The copy is still being made. Please try again in a moment.',
  }),
  COPY_FAILED: () => ({
    zh: '该加注件未能制作，请查看原因后重新申请。',
    en: 'The copy could not be made. Please see why and ask for another.',
  }),
  COPY_EXPIRED: () => ({
    zh: '该加注件的使用期限已过，请重新申请。',
    en: 'The copy has passed its last day. Please ask for another.',
  }),
  COPY_WITHDRAWN: () => ({
    zh: '该加注件已撤回，不能再使用。',
    en: 'The copy was withdrawn and cannot be used any more.',
  }),
  LINK_SPENT: () => ({
    zh: '下载链接已使用或已超过十分钟，请在小程序中重新获取。',
    en: 'The link was used already or is over ten minutes old. Please get a new one in the mini-program.',
  }),
  BUSY: () => ({ zh: '当前办理的人较多，请稍后再试。', en: 'The service is busy. Please try again in a moment.' }),
  INTERNAL: ({ traceId }) => ({
    zh: `服务出现问题，请稍后再试；如需帮助，请提供编号 ${traceId}。`,
    en: `Something went wrong on our side. Please try again later; if you ask for help, quote ${traceId}.`,
  }),
} satisfies Partial<Messages>

/** The first whole minute that is not before `instant`, on China's clocks. */
function minuteFrom(instant: Instant): string {
  return chinaTimeOf(after(instant, 59_999)).slice(0, 'YYYY-MM-DD HH:mm'.length)
}
