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
    title: 'My data and consents',
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
  },
}

const TEXTS: Readonly<Record<Language, InboxTexts>> = { zh, en }

export function inboxTextsIn(language: Language): InboxTexts {
  return TEXTS[language]
}
