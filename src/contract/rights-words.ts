/** 个人权利 in words: the parts of an export, what closing an account removes and what stays. */
import type { ErasureState } from '../core/sharing/erasure'
import type { Bilingual } from './reply'

/** In the order of the file. */
export const EXPORT_PARTS = [
  'identity',
  'phones',
  'licences',
  'copies',
  'grantsGiven',
  'grantsGivenOver',
  'grantsReceived',
  'grantsReceivedOver',
  'requestsToMe',
  'requestsToMeOver',
  'requestsByMe',
  'requestsByMeOver',
  'delegationsGiven',
  'delegationsReceived',
  'erasuresAsked',
  'erasuresReceived',
  'messages',
  'activity',
] as const
export type ExportPart = (typeof EXPORT_PARTS)[number]

export const EXPORT_PART_NAMES: { readonly [P in ExportPart]: Bilingual } = {
  identity: { zh: '身份信息', en: 'Identity' },
  phones: { zh: '使用的手机', en: 'Phones' },
  licences: { zh: '证照与激活', en: 'Licences and activations' },
  copies: { zh: '加注件', en: 'Copies' },
  grantsGiven: { zh: '我给出的授权', en: 'Grants given' },
  grantsGivenOver: { zh: '我给出的授权（已结束）', en: 'Grants given, over' },
  grantsReceived: { zh: '我收到的授权', en: 'Grants received' },
  grantsReceivedOver: { zh: '我收到的授权（已结束）', en: 'Grants received, over' },
  requestsToMe: { zh: '收到的用证申请', en: 'Requests to me' },
  requestsToMeOver: { zh: '收到的用证申请（已结束）', en: 'Requests to me, over' },
  requestsByMe: { zh: '我提出的用证申请', en: 'Requests by me' },
  requestsByMeOver: { zh: '我提出的用证申请（已结束）', en: 'Requests by me, over' },
  delegationsGiven: { zh: '我给出的委托', en: 'Delegations given' },
  delegationsReceived: { zh: '我收到的委托', en: 'Delegations received' },
  erasuresAsked: { zh: '我提出的删除要求', en: 'Deletions asked by me' },
  erasuresReceived: { zh: '收到的删除要求', en: 'Deletions asked of me' },
  messages: { zh: '消息', en: 'Messages' },
  activity: { zh: '用证记录', en: 'Activity' },
}

export const ERASURE_STATE_LABELS: { readonly [S in ErasureState]: Bilingual } = {
  asked: { zh: '待答复', en: 'Waiting for an answer' },
  done: { zh: '对方答复已删除', en: 'Deleted, by the recipient’s word' },
  declined: { zh: '对方未予删除', en: 'Not deleted' },
  lapsed: { zh: '逾期未答复', en: 'Not answered in time' },
}

/** 注销: what goes and what stays, and why. Shown before it is done. */
export const CLOSING: { readonly removed: readonly Bilingual[]; readonly kept: readonly Bilingual[] } = {
  removed: [
    { zh: '您的实人认证信息和所有绑定的手机', en: 'Your proven identity, on all phones' },
    { zh: '本人证照的激活和离线亮证密钥', en: 'Activations of your own licences, and keys for offline codes' },
    {
      zh: '您以本人名义给出和收到的授权、委托：立即撤回或退回',
      en: 'Grants and delegations in your own name: withdrawn or given back at once',
    },
    { zh: '您的消息和隐藏设置', en: 'Your messages, and what you have hidden' },
  ],
  kept: [
    {
      zh: '证照本身：由发证机关依法保存，不因注销而改变',
      en: 'The licences themselves: the issuing authority keeps them by law',
    },
    {
      zh: '用证记录：依法留痕，任何人不能修改或删除',
      en: 'The trail of your licences: kept by law, and nobody can change or delete it',
    },
    {
      zh: '已结束的授权和凭证：保存三年，供双方举证',
      en: 'Grants that are over and their receipts: three years, as evidence for both sides',
    },
    {
      zh: '已制作的加注件：到期前仍可查验，可在注销前撤回',
      en: 'Copies that were made: still checked until they end; withdraw them first if you wish',
    },
    {
      zh: '您所代表企业的证照、授权和委托：属于企业',
      en: 'Licences, grants and delegations of companies you act for: they are the company’s',
    },
  ],
}
