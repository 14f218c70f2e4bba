/** Words of 亮证. */

const zh = {
  title: '亮证',
  qrLabel: '亮证二维码，请执法人员扫描',
  renews: ['二维码', '后更新 · 一次有效'] as readonly [string, string],
  copy: '复制文字码',
  usedTitle: '已核验',
  /** Empty: somebody who scanned and is no officer on shift. */
  usedBy: (agency: string) => (agency ? `已由 ${agency} 核验` : '已由扫码人查验'),
  usedNote: '这个二维码已经使用，不能再次扫描。',
  again: '再次出示',
  openFace: '查看照面',
}

const en: typeof zh = {
  title: 'Present',
  qrLabel: 'QR code to be scanned by the officer',
  renews: ['New code in', ' · single use'],
  copy: 'Copy as text',
  usedTitle: 'Checked',
  usedBy: (agency) => (agency ? `By ${agency}` : 'By somebody who scanned it'),
  usedNote: 'This code has been used and cannot be scanned again.',
  again: 'Present again',
  openFace: 'View licence',
}

export const presentationWords = { zh, en }
