/** Words of 车队. */

const zh = {
  title: '车队',
  emptyTitle: '名下没有车辆',
  emptyBody: '发证机关登记到这家企业的道路运输证会出现在这里。',
  noMatchTitle: '没有找到车辆',
  noMatchBody: '请核对车牌号，或换一个筛选条件。车牌号输入开头或末尾几位即可。',
  showAll: '查看全部车辆',
  search: '查找车牌号',
  searchPlaceholder: '车牌号开头或末尾几位',
  clear: '清除',
  states: '按状态筛选',
  state: {
    all: '全部',
    needsAttention: '需要留意',
    inForce: '有效',
    suspended: '暂扣',
    ended: '已终止',
  },
  families: '按车辆筛选',
  family: { passenger: '客车', goods: '货车' },
  permits: '按许可证筛选',
  unlinked: '未关联许可证',
  size: (vehicles: number, more: boolean) => `${vehicles}${more ? '+' : ''} 辆`,
  full: (vehicles: number) => `这里一次列出 ${vehicles} 辆。要找某一辆，请输入车牌号查找。`,
  goOn: '继续看后面的车辆',
  authorise: '批量授权',
}

const en: typeof zh = {
  title: 'Fleet',
  emptyTitle: 'No vehicles',
  emptyBody: 'Transport certificates registered to this company appear here.',
  noMatchTitle: 'No vehicle found',
  noMatchBody: 'Check the plate, or choose another filter. The first or the last characters of a plate are enough.',
  showAll: 'Show all vehicles',
  search: 'Find a plate',
  searchPlaceholder: 'Start or end of a plate',
  clear: 'Clear',
  states: 'Filter by status',
  state: {
    all: 'All',
    needsAttention: 'Needs attention',
    inForce: 'In force',
    suspended: 'Suspended',
    ended: 'Ended',
  },
  families: 'Filter by vehicle',
  family: { passenger: 'Passenger', goods: 'Goods' },
  permits: 'Filter by permit',
  unlinked: 'No permit linked',
  size: (vehicles, more) => (vehicles === 1 ? '1 vehicle' : `${vehicles}${more ? '+' : ''} vehicles`),
  full: (vehicles) => `${vehicles} vehicles are listed here at a time. To find one, search for its plate.`,
  goOn: 'Show the vehicles that follow',
  authorise: 'Authorise use of vehicles',
}

export const fleetWords = { zh, en }
