/** Words of 用证记录. */

const zh = {
  title: '用证记录',
  emptyTitle: '还没有用证记录',
  emptyBody: '每次亮证、核验和激活都会记在这里，谁在何时何地看过，一目了然。',
  exportButton: '导出记录',
  hiddenButton: '已隐藏的记录',
  saw: (what: string) => `看到${what}`,
  sawNothing: '未取得任何内容',
  told: (time: string) => `离线时发生，${time} 补报`,
  objections: { possible: '可提出异议', made: '已提出异议' },
  note: '记录由系统留痕，不能修改或删除。',
}

const en: typeof zh = {
  title: 'Activity',
  emptyTitle: 'Nothing yet',
  emptyBody: 'Every presentation, check and activation is written here: who looked, when and where.',
  exportButton: 'Export',
  hiddenButton: 'Hidden lines',
  saw: (what) => `Seen: ${what}`,
  sawNothing: 'Nothing was disclosed',
  told: (time) => `Without a network; reported ${time}`,
  objections: { possible: 'You can object', made: 'You have objected' },
  note: 'Records are kept by the system and cannot be changed or deleted.',
}

export const activityWords = { zh, en }
