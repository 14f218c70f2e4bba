/** Words of the list: what I was granted, what I asked for. */

const zh = {
  title: '用证',
  lead: '别人授权给您或您所代表单位查看的证照，以及您发出的申请。每次查看持证人都能看到。',
  inviteTitle: '核验身份后用证',
  inviteBody: '核验身份后，可查看授权给您的证照。',
  parties: '我代表的用证单位',
  suspended: '已暂停',
  suspendedNote: (name: string) => `“${name}”已被暂停用证：不能查看，也不能申请。请联系省级交通运输主管部门。`,
  lists: '分类',
  list: { received: '授权给我', asking: '我的申请', over: '已结束', overAsking: '申请结果' },
  ask: '申请用证',
  code: '出示收授权码',
  codeDetail: '让对方扫码授权给您',
  from: (name: string) => `来自 ${name}`,
  to: (name: string) => `授权给 ${name}`,
  holder: '持证人',
  size: (count: number) => `${count} 本证照`,
  until: (day: string) => `用到 ${day}`,
  answerBy: (when: string) => `对方须在 ${when} 前答复`,
  open: (name: string, state: string) => `${name}，${state}，查看`,
  empty: {
    received: { title: '还没有授权给您的证照', body: '请持证人在“授权与用证”中授权给您，或出示收授权码让他扫。' },
    asking: { title: '没有等待答复的申请', body: '代表用证单位时，可以向持证人申请用证。' },
    over: { title: '没有已结束的授权', body: '撤回、退回、到期和用完的授权会列在这里。' },
    overAsking: { title: '没有办结的申请', body: '被拒绝、撤销和逾期未答复的申请会列在这里。' },
  },
}

const en: typeof zh = {
  title: 'Using licences',
  lead: 'Licences that others let you, or an organisation you act for, look at; and the requests you made. Holders see each time you look.',
  inviteTitle: 'Prove your identity first',
  inviteBody: 'Then you can look at the licences granted to you.',
  parties: 'Organisations I act for',
  suspended: 'Suspended',
  suspendedNote: (name) => `${name} is suspended: nothing can be read or asked for. Please ask the province.`,
  lists: 'Lists',
  list: { received: 'Granted to me', asking: 'My requests', over: 'Ended', overAsking: 'Answers' },
  ask: 'Ask for use of licences',
  code: 'Show my receiving code',
  codeDetail: 'Somebody scans it to grant you',
  from: (name) => `From ${name}`,
  to: (name) => `Granted to ${name}`,
  holder: 'The holder',
  size: (count) => (count === 1 ? '1 licence' : `${count} licences`),
  until: (day) => `Until ${day}`,
  answerBy: (when) => `To be answered by ${when}`,
  open: (name, state) => `${name}, ${state}, view`,
  empty: {
    received: {
      title: 'Nothing is granted to you yet',
      body: 'Ask the holder to grant you, or show your receiving code.',
    },
    asking: { title: 'No request is waiting', body: 'Whoever acts for a relying party can ask holders.' },
    over: { title: 'No grant has ended', body: 'What was withdrawn, returned, expired or used up is listed here.' },
    overAsking: {
      title: 'No request was answered',
      body: 'What was refused, taken back or not answered in time is listed here.',
    },
  },
}

export const homeWords = { zh, en }
