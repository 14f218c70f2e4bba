/** Words of 亮证. */

const zh = {
  title: '亮证',
  qrLabel: '亮证二维码，请执法人员扫描',
  renews: ['二维码', '后更新 · 一次有效'] as readonly [string, string],
  renewsOffline: ['离线码', '后更新 · 无需网络'] as readonly [string, string],
  carried: (age: string) => `无网络也可核验 · ${age}更新`,
  showOffline: '出示离线码',
  showOnline: '换回在线码',
  preferred: (age: string) => `正在出示离线码，执法人员不联网也能核验 · 状态截至${age}`,
  carrying: '正在准备离线凭证，好了以后没有网络也能亮证。',
  cannotCarry: '本机系统版本较旧，没有网络时不能亮证。',
  notCarried: '手机里没有这份证照的离线凭证。联网打开一次“证照”，以后没有网络也能亮证。',
  offline: (age: string) => `没有网络，正在出示离线码：执法人员不联网也能核验 · 状态截至${age}`,
  offlineOld: (age: string) => `没有网络，离线码的状态截至${age}，执法人员可能看到“状态待更新”。有网络时会自动更新。`,
  offlineOver: (age: string) => `离线凭证是${age}的，已过期：执法人员会看到“状态待更新”。请尽快连接网络，会自动更新。`,
  term: '有效期',
  note: '时钟与色带只便于目视，真伪以扫码核验的结果为准。',
  previous: '上一份证照',
  next: '下一份证照',
  place: (place: number, count: number) => `第 ${place} 份，共 ${count} 份 · 左右滑动切换`,
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
  renewsOffline: ['New offline code in', ' · no network needed'],
  carried: (age) => `Can be checked without a network · renewed ${age}`,
  showOffline: 'Show offline code',
  showOnline: 'Back to online',
  preferred: (age) => `Showing an offline code, which officers check without a network · status as of ${age}`,
  carrying: 'Getting an offline credential: after that this licence can be presented without a network.',
  cannotCarry: 'This phone’s system is too old to present without a network.',
  notCarried:
    'This phone has no offline credential for this licence. Open Licences once with a network; after that none is needed.',
  offline: (age) => `No network: showing an offline code, which officers check offline too · status as of ${age}`,
  offlineOld: (age) =>
    `No network. The status in this code is as of ${age}; the officer may read “status out of date”. It renews itself with a network.`,
  offlineOver: (age) =>
    `The offline credential is from ${age} and has expired: the officer will read “status out of date”. Find a network soon, it renews itself.`,
  term: 'Validity',
  note: 'Clock and colours are for the eye only. What counts is the result of scanning the code.',
  previous: 'Previous licence',
  next: 'Next licence',
  place: (place, count) => `${place} of ${count} · swipe to change`,
  copy: 'Copy as text',
  usedTitle: 'Checked',
  usedBy: (agency) => (agency ? `By ${agency}` : 'By somebody who scanned it'),
  usedNote: 'This code has been used and cannot be scanned again.',
  again: 'Present again',
  openFace: 'View licence',
}

export const presentationWords = { zh, en }
