/**
 * 微信通知 in words. A notice lies on a locked phone and with WeChat: it says what kind of thing happened and nothing else, no name, number or licence.
 * WeChat bounds a field of the kind `thing` at twenty characters.
 */
import type { MessageKind } from '../core/sharing/message'

export const NOTICE_WORDS: { readonly [K in MessageKind]: string } = {
  grantAsked: '有用证申请等待您答复',
  requestRefused: '您的用证申请未获同意',
  requestLapsed: '您的用证申请逾期未答复',
  grantGiven: '您收到一项用证授权',
  grantUsed: '您授权的证照今天被查看',
  grantWithdrawn: '一项用证授权已被撤回',
  grantReturned: '您给出的授权已被退回',
  grantEnded: '一项用证授权已结束',
  delegated: '您收到一项委托',
  delegationWithdrawn: '一项委托已撤销',
  erasureAsked: '有删除要求等待您答复',
  erasureDone: '对方答复已删除信息',
  erasureDeclined: '对方未予删除，请看理由',
  erasureLapsed: '对方逾期未答复删除要求',
  checkFailed: '一次路面核验未通过',
  checkRefused: '您的证照未被认可',
  licenceExpires: '您的证照即将到期',
  reviewDue: '您的证照临近审验或考核',
  fleetDue: '车队有证照需要办理',
}

export const NOTICE_ADVICE = '请打开小程序查看消息'
