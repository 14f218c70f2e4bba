/** Words of the receipts that both sides of a grant keep. */

const zh = {
  title: '授权凭证',
  lead: '双方各存一份，内容用国密 SM2 签名，任何人都可以核对，不经过我们。',
  event: {
    requested: '申请',
    given: '授权生效',
    withdrawn: '撤回',
    returned: '对方退回',
    expired: '到期',
    usedUp: '次数用完',
  },
  check: '核对签名',
  genuine: '签名真实，内容没有改动过。',
  notGenuine: '签名与内容不符，请不要使用这份凭证，并告诉省级主管部门。',
  keyUnknown: '缺少核对用的公钥，现在不能核对。',
  save: '保存凭证',
  send: '发送凭证',
  saved: (name: string) => `已保存：${name}`,
  notSaved: '没能保存，请重试。',
  covers: (count: number) => `涉及 ${count} 本证照`,
  noneTitle: '还没有凭证',
  noneBody: '授权生效后，凭证会出现在这里。',
}

const en: typeof zh = {
  title: 'Receipts',
  lead: 'Both sides keep one. Signed with SM2: anyone can check it, without us.',
  event: {
    requested: 'Asked for',
    given: 'Given',
    withdrawn: 'Withdrawn',
    returned: 'Given back',
    expired: 'Expired',
    usedUp: 'Used up',
  },
  check: 'Check it',
  genuine: 'The signature is genuine and nothing was changed.',
  notGenuine: 'The signature does not fit. Do not use this receipt, and tell the province.',
  keyUnknown: 'The public key is missing: it cannot be checked now.',
  save: 'Save it',
  send: 'Send it',
  saved: (name) => `Saved: ${name}`,
  notSaved: 'It could not be saved. Please try again.',
  covers: (count) => (count === 1 ? 'About 1 licence' : `About ${count} licences`),
  noneTitle: 'No receipt yet',
  noneBody: 'It will be here once the grant is in force.',
}

export const receiptWords = { zh, en }
