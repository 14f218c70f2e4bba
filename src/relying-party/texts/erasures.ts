/** Words of 删除要求, as who has to answer them reads them. */
import type { ErasureState } from '../../core/sharing/erasure'

const states: { readonly [S in ErasureState]: string } = {
  asked: '待答复',
  done: '已删除',
  declined: '未删除',
  lapsed: '逾期未答复',
}

const zh = {
  title: '删除要求',
  lead: '授权结束后，持证人可以要求您删除依授权取得的信息。请在 30 天内删除并答复；依法必须保留的，请说明理由。',
  way: '删除要求',
  wayDetail: '持证人要求删除已取得的信息',
  states,
  for: (name: string) => `向 ${name} 提出`,
  askedAt: (day: string) => `${day} 提出`,
  answerBy: (when: string) => `请在 ${when} 前答复`,
  answeredAt: (day: string) => `${day} 答复`,
  reason: (words: string) => `理由：${words}`,
  done: '已删除，答复',
  doneTitle: '确认已经删除？',
  doneBody: '请先在您的系统和文件中删除依这项授权取得的信息，再答复。答复不能更改，持证人会收到。',
  decline: '不能删除',
  declineBody: '只有法律要求保留或为处理争议必须保留的，才可以不删除。持证人会看到理由，并可以投诉。',
  wordsLabel: '理由',
  wordsPlaceholder: '例如：依《网络货运平台管理办法》须保存三年',
  wordsMissing: '请写明理由',
  counter: (used: number, most: number) => `${used}/${most}`,
  send: '发出答复',
  sent: '已答复，持证人会收到消息。',
  emptyTitle: '没有删除要求',
  emptyBody: '持证人要求您删除已取得的信息时，会出现在这里。',
}

const en: typeof zh = {
  title: 'Requests to delete',
  lead: 'Once a grant is over its holder may ask you to delete what you got under it. Please delete it and answer within 30 days, or give the law that makes you keep it.',
  way: 'Requests to delete',
  wayDetail: 'Holders ask you to delete',
  states: { asked: 'To be answered', done: 'Deleted', declined: 'Kept', lapsed: 'Not answered in time' },
  for: (name) => `To ${name}`,
  askedAt: (day) => `Asked ${day}`,
  answerBy: (when) => `Answer by ${when}`,
  answeredAt: (day) => `Answered ${day}`,
  reason: (words) => `Reason: ${words}`,
  done: 'It is deleted',
  doneTitle: 'Is it really deleted?',
  doneBody:
    'First delete what you got under this grant, in your systems and files. The answer cannot be changed and is told to the holder.',
  decline: 'It must be kept',
  declineBody: 'Only where a law or a dispute makes you keep it. The holder reads the reason and can complain.',
  wordsLabel: 'Reason',
  wordsPlaceholder: 'Such as the rule that makes you keep it',
  wordsMissing: 'Please give the reason',
  counter: (used, most) => `${used}/${most}`,
  send: 'Send the answer',
  sent: 'Answered. The holder gets a message.',
  emptyTitle: 'No requests',
  emptyBody: 'When a holder asks you to delete what you got, it appears here.',
}

export const erasureWords = { zh, en }
