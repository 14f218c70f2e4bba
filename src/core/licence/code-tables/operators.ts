/** 业户: what an operator is and does. */
import type { CodeTableData } from './code-table'

export const BRANCH_FLAG = {
  title: { zh: '分支机构标识', en: 'Legal person or branch' },
  source: 'JT/T 1291-2019 6.3.2.5.3',
  codes: new Map([
    ['1', '企业法人'],
    ['2', '分支机构'],
  ]),
  english: new Map([
    ['1', 'Legal person'],
    ['2', 'Branch'],
  ]),
} as const satisfies CodeTableData

export const RELATED_ITEM = {
  title: { zh: '关联事项', en: 'Related item' },
  source: 'JT/T 1291-2019 6.4.1',
  codes: new Map([
    ['000118003000', '道路旅客运输经营许可'],
    ['000118017000', '道路货运经营许可'],
    ['000118036000', '放射性物品道路运输经营许可'],
    ['000118037000', '危险货物运输经营许可'],
    ['000118081000', '县内客运业户开业、增项经营许可'],
    ['000118022000', '出租汽车经营许可'],
  ]),
} as const satisfies CodeTableData

export const OPERATING_STATUS = {
  title: { zh: '业户经营状态', en: 'Operating status' },
  source: 'JT/T 415-2006 5.3.1',
  codes: new Map([
    ['1', '营业'],
    ['2', '停业'],
    ['3', '整改'],
    ['4', '停业整顿'],
    ['5', '歇业'],
    ['6', '注销'],
    ['9', '其他'],
  ]),
  english: new Map([
    ['1', 'In business'],
    ['2', 'Closed'],
    ['3', 'Under rectification'],
    ['4', 'Closed for rectification'],
    ['5', 'Paused'],
    ['6', 'Deregistered'],
    ['9', 'Other'],
  ]),
} as const satisfies CodeTableData

export const ECONOMIC_TYPE = {
  title: { zh: '经济类型', en: 'Economic type' },
  source: 'JT/T 415-2006 5.1.8 (= GB/T 12402)',
  codes: new Map([
    ['100', '内资'],
    ['110', '国有全资'],
    ['120', '集体全资'],
    ['130', '股份合作'],
    ['140', '联营'],
    ['141', '国有联营'],
    ['142', '集体联营'],
    ['143', '国有与集体联营'],
    ['149', '其他联营'],
    ['150', '有限责任(公司)'],
    ['151', '国有独资(公司)'],
    ['159', '其他有限责任(公司)'],
    ['160', '股份有限公司'],
    ['170', '私有'],
    ['171', '私有独资'],
    ['172', '私有合作'],
    ['173', '私营有限责任(公司)'],
    ['174', '私营股份有限公司'],
    ['175', '个体经营'],
    ['179', '其他私有'],
    ['190', '其他内资'],
    ['200', '港、澳、台投资'],
    ['210', '内地和港、澳、台合资'],
    ['220', '内地和港、澳、台合作'],
    ['230', '港、澳、台独资'],
    ['240', '港、澳、台投资股份有限公司'],
    ['290', '其他港、澳、台投资'],
    ['300', '国外投资'],
    ['310', '中外合资'],
    ['320', '中外合作'],
    ['330', '外资'],
    ['340', '国外投资股份有限公司'],
    ['390', '其他国外投资'],
    ['900', '其他'],
  ]),
  english: new Map([
    ['150', 'Limited liability company'],
    ['160', 'Joint-stock company'],
    ['173', 'Private limited company'],
    ['175', 'Sole trader'],
  ]),
} as const satisfies CodeTableData
