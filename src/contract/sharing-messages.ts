/** 提示语 of granting use, of delegation and of the person's rights; the phone brings them in where such things are done. */
import type { GrantPart } from '../core/failure'
import type { DelegationState, GrantState } from '../core/sharing/states'
import type { Messages } from './messages'
import type { Bilingual } from './reply'

/** 授权状态 in words, as every page calls it. */
export const GRANT_STATE_LABELS: { readonly [S in GrantState]: Bilingual } = {
  requested: { zh: '待答复', en: 'Waiting for an answer' },
  drafted: { zh: '尚未生效', en: 'Not given yet' },
  active: { zh: '使用中', en: 'Active' },
  refused: { zh: '已拒绝', en: 'Refused' },
  retracted: { zh: '申请已撤销', en: 'Taken back by who asked' },
  lapsed: { zh: '逾期未办理', en: 'Lapsed' },
  dropped: { zh: '已放弃', en: 'Dropped' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  returned: { zh: '已退回', en: 'Given back' },
  expired: { zh: '已到期', en: 'Expired' },
  usedUp: { zh: '次数已用完', en: 'Used up' },
}

/** 委托状态 in words. */
export const DELEGATION_STATE_LABELS: { readonly [S in DelegationState]: Bilingual } = {
  active: { zh: '有效', en: 'Active' },
  notYet: { zh: '尚未开始', en: 'Not begun yet' },
  expired: { zh: '已到期', en: 'Expired' },
  withdrawn: { zh: '已撤销', en: 'Withdrawn' },
  representativeChanged: {
    zh: '因法定代表人变更已终止',
    en: 'Ended by a change of the legal representative',
  },
}

const GRANT_PARTS: { readonly [P in GrantPart]: Bilingual } = {
  purpose: { zh: '用途', en: 'Purpose' },
  fields: { zh: '项目', en: 'Fields' },
  until: { zh: '期限', en: 'Term' },
  uses: { zh: '次数', en: 'Uses' },
  copies: { zh: '加注件', en: 'Copies' },
}

export const SHARING_MESSAGES = {
  GRANT_NOT_FOUND: () => ({
    zh: '没有找到该授权，请返回列表刷新后再试。',
    en: 'The grant was not found. Please go back to the list and refresh it.',
  }),
  GRANT_STATE: ({ state }) => ({
    zh: `该授权${GRANT_STATE_LABELS[state].zh}，不能再办理此操作，请刷新后查看。`,
    en: `This cannot be done: the grant is ${GRANT_STATE_LABELS[state].en.toLowerCase()}. Please refresh.`,
  }),
  GRANT_NOT_ACTIVE: ({ state }) => ({
    zh: `该授权${GRANT_STATE_LABELS[state].zh}，不能查看；如仍需使用，请重新向持证人申请授权。`,
    en: `The grant is ${GRANT_STATE_LABELS[state].en.toLowerCase()} and opens nothing. Please ask the holder for another.`,
  }),
  GRANT_PURPOSE_OTHER: () => ({
    zh: '授权不适用于该用途，请按授权的用途使用，或重新申请授权。',
    en: 'The grant is for another purpose. Please use it for its own, or ask for another.',
  }),
  GRANT_USED_UP: () => ({
    zh: '该证照的授权次数已用完，如仍需使用，请重新申请授权。',
    en: 'All uses granted for this licence have been made. Please ask for another grant.',
  }),
  GRANT_LICENCE_NOT_IN: () => ({
    zh: '该证照不在授权范围内，请核对授权的证照清单。',
    en: 'The grant does not include this licence. Please look at its list of licences.',
  }),
  GRANT_LICENCE_WITHDRAWN: () => ({
    zh: '持证人已撤回该证照的授权，不能再查看。',
    en: 'The holder has withdrawn this licence from the grant.',
  }),
  GRANT_LICENCE_CHANGED: () => ({
    zh: '该证照已换发给其他持证人或重新核发，原授权不再适用，请重新申请授权。',
    en: 'The licence has passed to another holder or was issued anew. Please ask for another grant.',
  }),
  GRANT_FIELD_NOT_GRANTED: () => ({
    zh: '所查项目不在授权范围内，请只查看已授权的项目。',
    en: 'That field was not granted. Please ask for granted fields only.',
  }),
  GRANT_FIELD_UNKNOWN: () => ({
    zh: '所选项目不存在，请返回重新选择。',
    en: 'There is no such field. Please go back and choose again.',
  }),
  GRANT_FIELDS_NONE: () => ({
    zh: '没有为该类证照选择任何项目，请至少选择一项。',
    en: 'No field is chosen for this kind of licence. Please choose at least one.',
  }),
  GRANT_TERM_PAST: () => ({
    zh: '期限不能早于今天，也不能先止后起，请重新选择。',
    en: 'The term must not begin or end in the past. Please choose another.',
  }),
  GRANT_TERM_TOO_LONG: ({ latest }) => ({
    zh: `期限过长，最晚为 ${latest}，请重新选择。`,
    en: `The term is too long. Please choose ${latest} or a day before it.`,
  }),
  GRANT_USES: ({ most }) => ({
    zh: `次数须为 1 至 ${most} 的整数，请修改后再试。`,
    en: `The number of uses must be 1 to ${most}.`,
  }),
  GRANT_WORDS_MISSING: () => ({
    zh: '请写明具体用途。',
    en: 'Please say in words what it is for.',
  }),
  GRANT_WORDS_LONG: ({ most }) => ({
    zh: `说明最多 ${most} 个字，请缩短后再试。`,
    en: `At most ${most} characters. Please shorten the text.`,
  }),
  GRANT_WORDS_UNSEEN: () => ({
    zh: '说明中有不可见的字符，请删除后再试。',
    en: 'The text holds a character that cannot be seen. Please delete it.',
  }),
  GRANT_TO_SELF: () => ({
    zh: '不能把自己的证照授权给自己，请选择其他接收方。',
    en: 'A licence cannot be granted to its own holder. Please choose another recipient.',
  }),
  GRANT_LICENCES_TOO_MANY: ({ most }) => ({
    zh: `一次授权最多 ${most} 本证照，请分次授权。`,
    en: `At most ${most} licences can be granted in one act. Please make several.`,
  }),
  GRANT_EMPTY: () => ({
    zh: '没有可授权的证照，请至少选择一本有效的证照。',
    en: 'There is no licence to grant. Please choose at least one in force.',
  }),
  GRANT_BEYOND_REQUEST: ({ what }) => ({
    zh: `${GRANT_PARTS[what].zh}超出了对方的申请，请按申请或更少的内容授权。`,
    en: `${GRANT_PARTS[what].en}: more than was asked for. Please allow as asked, or less.`,
  }),
  GRANT_COPIES_NOT_ALLOWED: () => ({
    zh: '该授权不允许制作加注件，如有需要，请向持证人重新申请。',
    en: 'The grant does not allow copies. Please ask the holder if you need one.',
  }),
  REQUEST_BEYOND_PURPOSE: () => ({
    zh: '申请的项目超出该用途所需，请减少项目后再申请。',
    en: 'That is more than the purpose needs. Please ask for fewer fields.',
  }),
  REQUESTS_UNANSWERED: ({ most }) => ({
    zh: `对该持证人已有 ${most} 件申请等待答复，请等待答复后再申请。`,
    en: `You have ${most} requests to this holder that wait for an answer. Please wait for it.`,
  }),
  REQUESTS_TOO_MANY: ({ most, days }) => ({
    zh: `${days} 天内最多申请 ${most} 次，请以后再申请。`,
    en: `At most ${most} requests in ${days} ${days === 1 ? 'day' : 'days'}. Please ask again later.`,
  }),
  PARTY_NOT_FOUND: () => ({
    zh: '没有找到该用证单位，请核对名称，或请其联系省级交通运输主管部门登记。',
    en: 'There is no such relying party. Please check its name, or have it register with the province.',
  }),
  PARTY_NOT_REGISTERED: () => ({
    zh: '您所代表的单位尚未登记为用证单位，请联系省级交通运输主管部门登记。',
    en: 'No organisation you act for is registered as a relying party. Please register with the province.',
  }),
  PARTY_SUSPENDED: () => ({
    zh: '该用证单位已被暂停用证，请联系省级交通运输主管部门。',
    en: 'This relying party is suspended. Please ask the province.',
  }),
  CALLS_TOO_MANY: ({ minutes }) => ({
    zh: `调用过于频繁，请在 ${minutes} 分钟后再试。`,
    en: `Too many calls. Please try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
  }),
  PERSON_NOT_FOUND: () => ({
    zh: '没有找到该人，请核对手机号和姓名，或请对方出示收授权码。',
    en: 'The person was not found. Please check number and name, or scan the code on the other phone.',
  }),
  DELEGATION_NOT_FOUND: () => ({
    zh: '没有找到该委托，请返回列表刷新后再试。',
    en: 'The delegation was not found. Please go back to the list and refresh it.',
  }),
  DELEGATION_NOT_YOURS: () => ({
    zh: '只有持证人本人或法定代表人可以委托，受托人不能转委托。',
    en: 'Only the holder or the legal representative can delegate. A delegate cannot.',
  }),
  DELEGATION_TO_SELF: () => ({
    zh: '不能委托给自己，请选择其他受托人。',
    en: 'You cannot delegate to yourself. Please choose somebody else.',
  }),
  DELEGATION_NOT_ACTIVE: ({ state }) => ({
    zh: `该委托${DELEGATION_STATE_LABELS[state].zh}，请联系委托人重新委托。`,
    en: `The delegation is ${DELEGATION_STATE_LABELS[state].en.toLowerCase()}. Please ask who gave it for another.`,
  }),
  DELEGATION_EXCEEDED: () => ({
    zh: '该操作不在委托范围内，请联系委托人办理。',
    en: 'The delegation does not reach so far. Please ask who gave it.',
  }),
  ERASURE_NOT_FOUND: () => ({
    zh: '没有找到该删除要求，请返回列表刷新后再试。',
    en: 'The deletion request was not found. Please go back to the list and refresh it.',
  }),
  ERASURE_TOO_EARLY: () => ({
    zh: '授权仍在使用中，请先撤回授权，再要求对方删除。',
    en: 'The grant is still in force. Please withdraw it first, then ask for deletion.',
  }),
  ERASURE_ANSWERED: () => ({
    zh: '该删除要求已答复或已逾期，不能再答复。',
    en: 'This deletion request was answered or its time is over. It cannot be answered any more.',
  }),
} satisfies Partial<Messages>
