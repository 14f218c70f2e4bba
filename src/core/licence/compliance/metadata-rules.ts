/** Each element of the basic metadata by itself: present when it must be, not longer than other systems can keep, dates that exist. */
import { parseCompactDate } from '../../time'
import type { MetadataElement } from '../metadata'
import { absentOr, type Rule } from './rule'

/** An element and what the event says for it. */
export interface ElementText {
  readonly element: MetadataElement
  readonly text: string | undefined
}

const CLAUSE = 'GB/T 36903-2018 基本元数据'

export const METADATA_RULES: readonly Rule<ElementText>[] = [
  {
    id: 'METADATA_REQUIRED',
    clause: CLAUSE,
    severity: 'error',
    field: ({ element }) => element.name,
    holds: ({ element, text }) => !element.required || (text ?? '').trim() !== '',
    message: ({ element }) => `${element.zh}缺失或为空`,
  },
  {
    id: 'METADATA_DATE',
    clause: 'GB/T 7408-2005',
    severity: 'error',
    field: ({ element }) => element.name,
    holds: ({ element, text }) => !isDate(element) || absentOr(text, (date) => parseCompactDate(date).ok),
    message: ({ element }) => `${element.zh}应为真实存在的日期，格式 YYYYMMDD`,
  },
  {
    id: 'METADATA_LENGTH',
    clause: CLAUSE,
    severity: 'error',
    field: ({ element }) => element.name,
    holds: ({ element, text }) => absentOr(text, ({ length }) => length <= element.max),
    message: ({ element }) => `${element.zh}过长，最多 ${element.max} 个字符`,
  },
]

/** The standard's dates are the elements of eight characters. */
function isDate({ max }: MetadataElement): boolean {
  return max === 8
}
