/** Words of the receiving code. */

const zh = {
  title: '收授权码',
  lead: '请对方在“授权他人使用”或“委托他人”时扫这个码，就能选定您。码里没有您的个人信息。',
  label: '收授权码，请对方扫描',
  minutes: (minutes: number) => `${minutes} 分钟内有效`,
  ended: '已过期',
  again: '换一个新码',
  copy: '复制码的文字',
  copied: '已复制',
}

const en: typeof zh = {
  title: 'Receiving code',
  lead: 'Whoever wants to grant you something, or to delegate to you, scans this code and has chosen you. It holds none of your data.',
  label: 'Receiving code, to be scanned',
  minutes: (minutes) => (minutes === 1 ? 'Good for 1 minute' : `Good for ${minutes} minutes`),
  ended: 'Run out',
  again: 'Show a new one',
  copy: 'Copy its text',
  copied: 'Copied',
}

export const codeWords = { zh, en }
