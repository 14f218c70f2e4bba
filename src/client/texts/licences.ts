/** Words of 我的证照, and what the holder should do something about. */

const zh = {
  licences: {
    title: '我的证照',
    inviteTitle: '先核验身份，再领取证照',
    inviteBody: '核验通过后，发证机关颁发给您和您所代表企业的道路运输电子证照会出现在这里。',
    inviteButton: '核验身份',
    emptyTitle: '还没有您名下的证照',
    emptyBody: '如果您已取得纸质证照，请联系发证机关核对登记的姓名和证件号码。',
    needsAttention: '需要留意',
    inForce: '有效证照',
    notYetValid: '尚未生效',
    noLonger: '不再有效',
    /** A heading with the number of what stands under it. */
    counted: (heading: string, count: string) => `${heading}（${count}）`,
    showAll: (count: number) => `查看其余 ${count} 份`,
    notActivated: '未激活',
    fleet: '车队',
    openFleet: '查看名下车辆',
    sharing: '授权与用证',
    waiting: (count: number) => `${count} 件申请待答复`,
    until: (date: string) => `有效期至 ${date}`,
    longTerm: '长期有效',
    open: '查看',
    openLabel: (title: string, subject: string) => `查看${title} ${subject}`,
  },
  attention: {
    expires: (date: string) => `有效期 ${date} 到期`,
    reviewDue: (date: string) => `年度审验 ${date} 到期`,
    assessmentDue: (date: string) => `诚信考核 ${date} 到期`,
    reviewOverdue: (date: string) => `年度审验已于 ${date} 逾期`,
    assessmentOverdue: (date: string) => `诚信考核已于 ${date} 逾期`,
    reviewFailed: '年度审验未通过',
    assessmentFailed: '诚信考核不合格',
    /** What the holder does about it. */
    next: {
      expires: '请在到期前向发证机关申请延续或换发。',
      reviewDue: '请在到期前到发证机关办理年度审验。',
      reviewOverdue: '请尽快到发证机关补办年度审验。执法人员核验时会看到逾期提示。',
      reviewFailed: '请按发证机关的通知整改，合格后再次审验。执法人员核验时会看到这一提示。',
      assessmentDue: '请在到期前向发证机关申请诚信考核。',
      assessmentOverdue: '请尽快向发证机关申请诚信考核。执法人员核验时会看到逾期提示。',
      assessmentFailed: '请按发证机关的要求参加继续教育，完成后再次考核。执法人员核验时会看到这一提示。',
    },
  },
}

const en: typeof zh = {
  licences: {
    title: 'My licences',
    inviteTitle: 'Prove who you are first',
    inviteBody:
      'Once your identity is confirmed, the licences issued to you and to the companies you represent appear here.',
    inviteButton: 'Prove identity',
    emptyTitle: 'No licences in your name yet',
    emptyBody: 'If you hold a paper licence, ask the issuing authority to check the name and ID number on record.',
    needsAttention: 'Needs attention',
    inForce: 'In force',
    notYetValid: 'Not yet valid',
    noLonger: 'No longer in force',
    counted: (heading, count) => `${heading} (${count})`,
    showAll: (count) => `Show ${count} more`,
    notActivated: 'Not activated',
    fleet: 'Fleet',
    openFleet: 'View the vehicles',
    sharing: 'Granted use',
    waiting: (count) => (count === 1 ? '1 request' : `${count} requests`),
    until: (date) => `Valid until ${date}`,
    longTerm: 'No expiry',
    open: 'View',
    openLabel: (title, subject) => `View ${title}, ${subject}`,
  },
  attention: {
    expires: (date) => `expires ${date}`,
    reviewDue: (date) => `annual review due ${date}`,
    assessmentDue: (date) => `integrity assessment due ${date}`,
    reviewOverdue: (date) => `annual review overdue since ${date}`,
    assessmentOverdue: (date) => `integrity assessment overdue since ${date}`,
    reviewFailed: 'annual review not passed',
    assessmentFailed: 'integrity assessment not passed',
    next: {
      expires: 'Ask the issuing authority to extend or renew it before that day.',
      reviewDue: 'Have the vehicle reviewed by the issuing authority before that day.',
      reviewOverdue: 'Have the vehicle reviewed as soon as you can. Officers are told that it is overdue.',
      reviewFailed: 'Put right what the authority found, then have it reviewed again. Officers are told of it.',
      assessmentDue: 'Ask the issuing authority for the assessment before that day.',
      assessmentOverdue: 'Ask for the assessment as soon as you can. Officers are told that it is overdue.',
      assessmentFailed: 'Take the training the authority asks for, then be assessed again. Officers are told of it.',
    },
  },
}

export const licencesWords = { zh, en }
