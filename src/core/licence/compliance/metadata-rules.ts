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
    group: 'completeness',
    severity: 'error',
    field: ({ element }) => element.name,
    holds: ({ element, text }) => !element.required || (text ?? '').trim() !== '',
    message: ({ element: { label } }) => ({
      zh: `${label.zh}缺失或为空，应填写`,
      en: `${label.en} is missing or empty; it must be given`,
    }),
  },
  {
    id: 'METADATA_DATE',
    clause: 'GB/T 7408-2005',
    group: 'validity',
    severity: 'error',
    field: ({ element }) => element.name,
    holds: ({ element, text }) => !isDate(element) || absentOr(text, (date) => parseCompactDate(date).ok),
    message: ({ element: { label } }) => ({
      zh: `${label.zh}不存在或格式不符，应为真实日期 YYYYMMDD`,
      en: `${label.en} does not exist or is malformed; it must be a real date YYYYMMDD`,
    }),
  },
  {
    id: 'METADATA_LENGTH',
    clause: CLAUSE,
    group: 'validity',
    severity: 'error',
    field: ({ element }) => element.name,
    holds: ({ element, text }) => absentOr(text, ({ length }) => length <= element.max),
    message: ({ element: { label, max } }) => ({
      zh: `${label.zh}过长，应不超过 ${max} 个字符`,
      en: `${label.en} is too long; it must be at most ${max} characters`,
    }),
  },
]

/** The standard's dates are the elements of eight characters. */
function isDate({ max }: MetadataElement): boolean {
  return max === 8
}
