/** Words of 我的. */

const zh = {
  title: '我的',
  notProven: '未核验身份',
  notProvenBody: '核验后可领取和出示证照',
  prove: '核验身份',
  represents: '可代表的企业',
  officer: '执法人员',
  officerNumber: (number: string) => `执法证号 ${number}`,
  officerEntry: '执法核验',
  officerRecords: '我的核验记录',
  copies: '我的加注件',
  copyCheck: '查验加注件',
  settings: '设置',
  language: '语言 / Language',
  languages: { zh: '中文', en: 'English' },
  elder: '长辈模式',
  elderBody: '大字体、大按钮',
  on: '已开启',
  privacy: '隐私说明',
  leave: '退出',
  leaveTitle: '退出当前身份？',
  leaveBody: '本机保存的内容会被清除，已激活的证照不能再亮证，直到您重新核验身份。',
}

const en: typeof zh = {
  title: 'Me',
  notProven: 'Identity not proven',
  notProvenBody: 'Prove it to receive and present licences',
  prove: 'Prove identity',
  represents: 'Companies you represent',
  officer: 'Officer',
  officerNumber: (number) => `Officer no. ${number}`,
  officerEntry: 'Check a licence',
  officerRecords: 'My checks',
  copies: 'My copies',
  copyCheck: 'Check a copy',
  settings: 'Settings',
  language: 'Language / 语言',
  languages: { zh: '中文', en: 'English' },
  elder: 'Large view',
  elderBody: 'Bigger text and buttons',
  on: 'on',
  privacy: 'Privacy',
  leave: 'Sign out',
  leaveTitle: 'Sign out?',
  leaveBody:
    'What this phone keeps is cleared. Activated licences cannot be presented until you prove your identity again.',
}

export const meWords = { zh, en }
