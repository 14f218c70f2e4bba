/** Every word of the inbox and of the page of the person's rights, in both languages; with the sub-package, so that the first page does not load them. */
import { bringMessages } from '../client/obstacle-words'
import type { Language } from '../client/preferences'
import { SHARING_MESSAGES } from '../contract/sharing-messages'

bringMessages(SHARING_MESSAGES)

const zh = {
  list: {
    title: '消息',
    emptyTitle: '还没有消息',
    emptyBody: '用证申请、授权变化、路面核验和到期提醒会出现在这里。',
    inviteTitle: '先核验身份，再查看消息',
    inviteBody: '核验通过后，与您证照有关的消息会出现在这里。',
    unread: '未读',
    for: (name: string) => `给 ${name}`,
    note: '消息保存 180 天。',
  },
  rights: {
    title: '我的信息与授权',
    inviteTitle: '先核验身份',
    inviteBody: '核验通过后，您可以在这里撤回同意、导出信息或注销。',
    activations: '已激活的证照',
    grants: '给出的授权',
    delegations: '给出的委托',
    none: '没有',
    withdraw: '撤回',
    undo: {
      activation: { title: '解除激活？', body: '解除后不能亮证，可随时重新激活。', confirm: '解除激活' },
      grant: { title: '撤回这项授权？', body: '撤回后对方立即不能再查看，不能恢复。', confirm: '撤回授权' },
      delegation: { title: '撤销这项委托？', body: '撤销后受托人不能再以您的名义办理。', confirm: '撤销委托' },
    },
    export: '导出我的全部信息',
    exportBody: '身份、证照摘要、授权、委托、消息和用证记录；一份给人看的文本，一份给程序读的 JSON。',
    exporting: (part: string) => `正在收集：${part}`,
    exported: (count: number) => `已收集 ${count} 条，请保存文件。文件含个人信息，请妥善保管。`,
    saveText: '保存文本',
    saveData: '保存 JSON',
    notSaved: '没有保存，请重试。',
    fileName: (day: string) => `我的信息-${day}`,
    close: '注销账户',
    closeTitle: '注销账户？',
    removed: '将删除或终止：',
    kept: '仍会保留：',
    again: '没有全部完成，请再次点“注销账户”。',
    erasures: '要求对方删除我的信息',
  },
  notices: {
    title: '微信提醒',
    body: '有用证申请、路面核验或到期提醒时，由微信通知您一次。通知里不含姓名和证照信息。',
    ask: '用微信提醒我',
    decline: '不用',
    blocked: '微信没有询问您：请在微信的“设置 → 订阅消息”中允许接收，消息仍在收件箱里。',
    topics: { sharing: '申请与授权', use: '用证与核验', deadline: '到期与审验' },
    left: (count: number) => `还会提醒 ${count} 次`,
    off: (refused: boolean): string => (refused ? '您已拒绝' : '不提醒'),
    more: '提醒我一次',
    stop: '不再提醒',
    stopTitle: '不再用微信提醒？',
    stopBody: '您同意过的提醒不再发送；消息仍在收件箱里。',
  },
  erasures: {
    title: '要求删除',
    note: '授权结束后，您可以要求对方删除依授权取得的信息。对方须在 30 天内答复；依法须保存的，会说明理由。',
    emptyTitle: '没有可以要求删除的授权',
    emptyBody: '授权撤回、退回、到期或用完后，会出现在这里。',
    notOver: '授权还没有结束。请先撤回授权，再要求对方删除。',
    ask: '要求删除',
    again: '再次要求删除',
    askTitle: (name: string) => `要求“${name}”删除？`,
    askBody: '对方会收到您的要求和您的姓名，须在 30 天内答复。',
    asked: '已发出要求。对方答复后，会有消息告诉您。',
    endedOn: (day: string) => `${day} 结束`,
    until: (day: string) => `请对方在 ${day} 前答复`,
    reason: (words: string) => `对方的理由：${words}`,
    lapsed: '您可以向交通运输主管部门投诉。',
  },
}

export type InboxTexts = typeof zh

const en: InboxTexts = {
  list: {
    title: 'Messages',
    emptyTitle: 'No messages yet',
    emptyBody: 'Requests, changes of grants, roadside checks and reminders appear here.',
    inviteTitle: 'Prove your identity to see your messages',
    inviteBody: 'Then messages about your licences appear here.',
    unread: 'unread',
    for: (name) => `For ${name}`,
    note: 'Messages are kept for 180 days.',
  },
  rights: {
    title: 'My data',
    inviteTitle: 'Prove your identity first',
    inviteBody: 'Then you can withdraw consents, export your data or close the account here.',
    activations: 'Activated licences',
    grants: 'Grants given',
    delegations: 'Delegations given',
    none: 'None',
    withdraw: 'Withdraw',
    undo: {
      activation: {
        title: 'Deactivate?',
        body: 'It can then not be presented. You can activate it again at any time.',
        confirm: 'Deactivate',
      },
      grant: {
        title: 'Withdraw this grant?',
        body: 'From then on nothing can be seen. This cannot be undone.',
        confirm: 'Withdraw the grant',
      },
      delegation: {
        title: 'End this delegation?',
        body: 'The delegate can then no longer act in your name.',
        confirm: 'End the delegation',
      },
    },
    export: 'Export all my data',
    exportBody:
      'Identity, licences in short, grants, delegations, messages and activity: a text for people and a JSON for programs.',
    exporting: (part) => `Gathering: ${part}`,
    exported: (count) => `${count} items gathered. Please save the files, and keep them safe: they hold personal data.`,
    saveText: 'Save text',
    saveData: 'Save JSON',
    notSaved: 'Not saved. Please try again.',
    fileName: (day) => `my-data-${day}`,
    close: 'Close my account',
    closeTitle: 'Close the account?',
    removed: 'Removed or ended:',
    kept: 'What stays:',
    again: 'Not everything is done yet. Please close the account once more.',
    erasures: 'Ask a recipient to delete',
  },
  notices: {
    title: 'Notices by WeChat',
    body: 'WeChat tells you once of a request, a check or a deadline. A notice holds no name and nothing of a licence.',
    ask: 'Tell me by WeChat',
    decline: 'No',
    blocked: 'WeChat did not ask you. Please allow notices in WeChat’s settings. Your messages stay in the inbox.',
    topics: { sharing: 'Requests and grants', use: 'Use and checks', deadline: 'Deadlines' },
    left: (count) => (count === 1 ? 'one more notice' : `${count} more notices`),
    off: (refused) => (refused ? 'You said no' : 'None'),
    more: 'Tell me once',
    stop: 'No more notices',
    stopTitle: 'No more notices by WeChat?',
    stopBody: 'What you agreed to is not sent any more. Your messages stay in the inbox.',
  },
  erasures: {
    title: 'Ask to delete',
    note: 'When a grant is over you can ask the recipient to delete what was read. He answers within 30 days, and gives a reason for what the law makes him keep.',
    emptyTitle: 'Nothing to ask for',
    emptyBody: 'Grants that were withdrawn, returned, used up or have expired appear here.',
    notOver: 'The grant is not over. Please withdraw it first, then ask for deletion.',
    ask: 'Ask to delete',
    again: 'Ask once more',
    askTitle: (name) => `Ask ${name} to delete?`,
    askBody: 'The recipient is told of your request and your name, and has 30 days to answer.',
    asked: 'Asked. A message will tell you of the answer.',
    endedOn: (day) => `ended ${day}`,
    until: (day) => `To be answered by ${day}`,
    reason: (words) => `The reason given: ${words}`,
    lapsed: 'You can complain to the transport authority.',
  },
}

const TEXTS: Readonly<Record<Language, InboxTexts>> = { zh, en }

export function inboxTextsIn(language: Language): InboxTexts {
  return TEXTS[language]
}
