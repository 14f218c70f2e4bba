/** Words of 用证记录. */

const zh = {
  title: '用证记录',
  emptyTitle: '还没有用证记录',
  emptyBody: '每次亮证、核验和激活都会记在这里，谁在何时何地看过，一目了然。',
  outcomes: {
    valid: '有效',
    invalid: '无效',
    stale: '状态待更新',
    undetermined: '暂不能确认',
  },
  refused: '未取得任何内容',
  note: '记录由系统留痕，不能修改或删除。',
}

const en: typeof zh = {
  title: 'Activity',
  emptyTitle: 'Nothing yet',
  emptyBody: 'Every presentation, check and activation is written here: who looked, when and where.',
  outcomes: {
    valid: 'valid',
    invalid: 'invalid',
    stale: 'status out of date',
    undetermined: 'not confirmed',
  },
  refused: 'Nothing was disclosed',
  note: 'Records are kept by the system and cannot be changed or deleted.',
}

export const activityWords = { zh, en }
