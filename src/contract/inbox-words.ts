/** 消息 in words, one table. A sentence says what happened and what can be done; never what stands in a licence. */
import type { MessageKind } from '../core/sharing/message'
import type { CivilDate } from '../core/time'
import type { Bilingual } from './reply'

/** What a sentence may name. Every member has a word in its place when it is not known. */
export interface MessageFacts {
  /** Who acted. */
  readonly name: string
  readonly licences: number
  /** What kind of licence it is about. */
  readonly licence: Bilingual
  readonly day: CivilDate | ''
}

const SENTENCES: { readonly [K in MessageKind]: (facts: MessageFacts) => Bilingual } = {
  grantAsked: ({ name }) => ({
    zh: `“${name}”申请使用您的证照，请答复。14 天内未答复的申请自动失效。`,
    en: `${name} asks to use your licences. Please answer; unanswered it lapses after 14 days.`,
  }),
  requestRefused: ({ name }) => ({
    zh: `“${name}”拒绝了您的用证申请。`,
    en: `${name} refused your request.`,
  }),
  requestLapsed: ({ name }) => ({
    zh: `“${name}”未在期限内答复，您的用证申请已失效。`,
    en: `${name} did not answer in time. Your request has lapsed.`,
  }),
  grantGiven: ({ name, licences }) => ({
    zh: `“${name}”授权您使用 ${licences} 本证照。`,
    en: `${name} lets you use ${counted(licences)}.`,
  }),
  grantUsed: ({ name }) => ({
    zh: `“${name}”今天查看了您授权的证照，每次查看都在用证记录中。`,
    en: `${name} looked at licences you granted today. Each time is in your activity.`,
  }),
  grantWithdrawn: ({ name }) => ({
    zh: `“${name}”撤回了授权，您不能再查看。`,
    en: `${name} withdrew the grant. You can no longer look.`,
  }),
  grantReturned: ({ name }) => ({
    zh: `“${name}”退回了您的授权，不再使用。`,
    en: `${name} gave your grant back and uses it no more.`,
  }),
  grantEnded: ({ name }) => ({
    zh: `与“${name}”的授权已到期或次数已用完，不能再查看。`,
    en: `The grant with ${name} has expired or is used up.`,
  }),
  delegated: ({ name }) => ({
    zh: `“${name}”委托您办理其证照事项。`,
    en: `${name} has made you a delegate.`,
  }),
  delegationWithdrawn: ({ name }) => ({
    zh: `与“${name}”之间的委托已撤销。`,
    en: `The delegation between you and ${name} was withdrawn.`,
  }),
  erasureAsked: ({ name }) => ({
    zh: `“${name}”要求您删除依授权取得的信息，请在 30 天内答复。`,
    en: `${name} asks you to delete what you read under a grant. Please answer within 30 days.`,
  }),
  erasureDone: ({ name }) => ({
    zh: `“${name}”答复：已删除依授权取得的信息。`,
    en: `${name} says: what was read under the grant is deleted.`,
  }),
  erasureDeclined: ({ name }) => ({
    zh: `“${name}”未予删除，请查看其说明的理由。`,
    en: `${name} did not delete it. Please read the reason given.`,
  }),
  erasureLapsed: ({ name }) => ({
    zh: `“${name}”未在 30 天内答复您的删除要求，您可以向交通运输主管部门投诉。`,
    en: `${name} did not answer your deletion request within 30 days. You can complain to the transport authority.`,
  }),
  checkFailed: ({ name, licence }) => ({
    zh: `“${name}”核验您的${licence.zh}时未通过或未完成，请在用证记录中查看原因。`,
    en: `A check of your ${licence.en} by ${name} failed or was not completed. Please see why in your activity.`,
  }),
  checkRefused: ({ name, licence }) => ({
    zh: `“${name}”未认可您的${licence.zh}，请在用证记录中查看原因；如有异议可当场或事后提出。`,
    en: `${name} did not accept your ${licence.en}. Please see why in your activity; you can object there.`,
  }),
  licenceExpires: ({ licence, day }) => ({
    zh: `您的${licence.zh}将于 ${day} 到期，请及时向发证机关申请换证。`,
    en: `Your ${licence.en} expires on ${day}. Please apply to the issuing authority in time.`,
  }),
  reviewDue: ({ licence, day }) => ({
    zh: `您的${licence.zh}须在 ${day} 前办理年度审验或诚信考核。`,
    en: `Your ${licence.en} is due for review or assessment by ${day}.`,
  }),
  fleetDue: ({ licences, day }) => ({
    zh: `车队有 ${licences} 辆车的证照须在 ${day} 前办理换证或审验，请在车队中查看。`,
    en: `${licences} of the fleet’s vehicles need renewal or review by ${day}. Please see the fleet.`,
  }),
}

/** What a message of this kind says. */
export function messageText(kind: MessageKind, facts: MessageFacts): Bilingual {
  return SENTENCES[kind](facts)
}

function counted(licences: number): string {
  return licences === 1 ? '1 licence' : `${licences} licences`
}
