/**
 * 代码表: the code tables that a licence's face and reviews draw on, by the keys of the public dictionaries they were copied from.
 * The keys keep the clause in sight: `jtt415_5_4_10` is JT/T 415-2006, clause 5.4.10. Editions: JT/T 415-2006, JT/T 697.7-2014.
 */

import { BUSINESS_SCOPE } from './code-tables/business-scope'
import type { CodeTableData } from './code-tables/code-table'
import { HOLDER_CODE_TYPE, SEX } from './code-tables/holders'
import { BRANCH_FLAG, ECONOMIC_TYPE, OPERATING_STATUS, RELATED_ITEM } from './code-tables/operators'
import { DRIVING_CLASS, INTEGRITY_GRADE, QUALIFICATION_CATEGORY } from './code-tables/practitioners'
import { ANNUAL_REVIEW_RESULT, PLATE_COLOUR, TECHNICAL_GRADE, VEHICLE_TYPE } from './code-tables/vehicles'

const TABLES = {
  holderCodeType: HOLDER_CODE_TYPE,
  sexGB2261: SEX,
  branchFlag: BRANCH_FLAG,
  relatedItem: RELATED_ITEM,
  jtt415_5_3_1: OPERATING_STATUS,
  jtt415_5_1_8: ECONOMIC_TYPE,
  businessScope: BUSINESS_SCOPE,
  jtt415_5_4_10: DRIVING_CLASS,
  jtt697_7_5_22: QUALIFICATION_CATEGORY,
  integrityGrade: INTEGRITY_GRADE,
  plateColorExt: PLATE_COLOUR,
  vehAudit: ANNUAL_REVIEW_RESULT,
  vehTechLevel: TECHNICAL_GRADE,
  gat16_4: VEHICLE_TYPE,
} as const satisfies { readonly [table: string]: CodeTableData }

export type CodeTable = keyof typeof TABLES

export const CODE_TABLES: { readonly [T in CodeTable]: CodeTableData } = TABLES

/** The dictionary tells codes of the same name apart by their level, 中类 or 小类, which says nothing to a reader. */
const LEVEL_MARK = /\([中小]类\)$/

/** Whether `code` stands in the table. */
export function hasCode(table: CodeTable, code: string): boolean {
  return CODE_TABLES[table].codes.has(code)
}

/** The Chinese label of a code, or the code itself when the table does not know it. */
export function codeLabel(table: CodeTable, code: string): string {
  return CODE_TABLES[table].codes.get(code)?.replace(LEVEL_MARK, '') ?? code
}

/** The English label of a code, or the Chinese one where there is none. */
export function codeLabelEn(table: CodeTable, code: string): string {
  return CODE_TABLES[table].english?.get(code) ?? codeLabel(table, code)
}
