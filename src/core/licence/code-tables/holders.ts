/** Who holds a licence. */
import type { CodeTableData } from './code-table'

export const HOLDER_CODE_TYPE = {
  title: { zh: '持证主体代码类型', en: 'Kind of holder code' },
  source: 'GB/T 36903-2018 附录A',
  codes: new Map([
    ['001', '统一社会信用代码'],
    ['099', '其他法人和其他组织有效证件代码'],
    ['111', '公民身份号码'],
    ['114', '中国人民解放军军官证编号'],
    ['115', '中国人民武装警察部队警官证编号'],
    ['118', '中国人民解放军士兵证编号'],
    ['119', '中国人民武装警察部队士兵证编号'],
    ['120', '中国人民解放军文职人员证编号'],
    ['122', '中国人民武装警察部队文职人员证编号'],
    ['411', '外交护照护照号'],
    ['412', '公务护照护照号'],
    ['413', '公务普通护照护照号'],
    ['414', '普通护照护照号'],
    ['511', '台湾居民来往大陆通行证号码'],
    ['516', '港澳居民来往内地通行证号码'],
    ['999', '其他自然人有效证件号码'],
  ]),
  english: new Map([
    ['001', 'Unified social credit code'],
    ['111', 'Citizen number'],
    ['414', 'Ordinary passport'],
    ['999', 'Other personal document'],
  ]),
} as const satisfies CodeTableData

export const SEX = {
  title: { zh: '性别', en: 'Sex' },
  source: 'GB/T 2261.1',
  codes: new Map([
    ['0', '未知的性别'],
    ['1', '男性'],
    ['2', '女性'],
    ['9', '未说明的性别'],
  ]),
  english: new Map([
    ['0', 'Unknown'],
    ['1', 'Male'],
    ['2', 'Female'],
    ['9', 'Not stated'],
  ]),
} as const satisfies CodeTableData
