/** Words that stand on every page. */

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const zh = {
  tabs: { licences: '证照', activity: '用证记录', me: '我的' },
  back: '返回',
  retry: '重试',
  loading: '正在加载',
  loadMore: '加载更多',
  loadingMore: '正在加载…',
  cancel: '取消',
  copied: '已复制',
  copyFailed: '没能复制，请长按下方文字选择',
  /** Between two facts on one line. */
  dot: ' · ',
  to: (from: string, until: string) => `${from} 至 ${until}`,
  offline: (age: string) => `离线：显示${age}的内容`,
  age: {
    now: '刚刚',
    minutes: (n: number) => `${n} 分钟前`,
    hours: (n: number) => `${n} 小时前`,
    days: (n: number) => `${n} 天前`,
  },
  day: (month: number, day: number) => `${month}月${day}日`,
  today: (time: string) => `今天 ${time}`,
  yesterday: (time: string) => `昨天 ${time}`,
  troubleTitle: '没能打开',
}

const en: typeof zh = {
  tabs: { licences: 'Licences', activity: 'Activity', me: 'Me' },
  back: 'Back',
  retry: 'Try again',
  loading: 'Loading',
  loadMore: 'Load more',
  loadingMore: 'Loading…',
  cancel: 'Cancel',
  copied: 'Copied',
  copyFailed: 'Could not copy. Select the text below by hand.',
  dot: ' · ',
  to: (from, until) => `${from} to ${until}`,
  offline: (age) => `Offline: showing what was here ${age}`,
  age: {
    now: 'just now',
    minutes: (n) => `${n} min ago`,
    hours: (n) => `${n} h ago`,
    days: (n) => (n === 1 ? '1 day ago' : `${n} days ago`),
  },
  day: (month, day) => `${MONTHS[month - 1] ?? month} ${day}`,
  today: (time) => `Today ${time}`,
  yesterday: (time) => `Yesterday ${time}`,
  troubleTitle: 'Could not open this',
}

export const commonWords = { zh, en }
