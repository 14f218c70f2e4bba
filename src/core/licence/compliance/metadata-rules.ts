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

/** Years of dates that a licence in use may carry; its holder may have been born long before, but that is on the face. */
const FIRST_YEAR = '1950'
const LAST_YEAR = '2100'

export const METADATA_RULES: readonly Rule<ElementText>[] = [
  {
    id: 'METADATA_REQUIRED',
    clause: CLAUSE,
    group: 'completeness',
    severity: 'error',
    holds: ({ element, text = '' }) => !element.required || text.trim() !== '',
    message: { zh: '{label}缺失或为空，应填写', en: '{label} is missing or empty; it must be given' },
  },
  {
    id: 'METADATA_DATE',
    clause: 'GB/T 7408-2005',
    group: 'validity',
    severity: 'error',
    holds: ({ element, text }) => !isDate(element) || absentOr(text, (date) => parseCompactDate(date).ok),
    message: {
      zh: '{label}不存在或格式不符，应为真实日期 YYYYMMDD',
      en: '{label} does not exist or is malformed; it must be a real date YYYYMMDD',
    },
  },
  {
    id: 'METADATA_DATE_PLAUSIBLE',
    clause: 'ours',
    group: 'truth',
    severity: 'warning',
    holds: ({ element, text }) => !isDate(element) || absentOr(text, (date) => date >= FIRST_YEAR && date < LAST_YEAR),
    message: {
      zh: '{label}不合常理，应在 1950 至 2099 年之间',
      en: '{label} is implausible; it should lie in the years 1950 to 2099',
    },
  },
  {
    id: 'METADATA_LENGTH',
    clause: CLAUSE,
    group: 'validity',
    severity: 'error',
    holds: ({ element, text = '' }) => text.length <= element.max,
    message: {
      zh: '{label}过长，应不超过 {max} 个字符',
      en: '{label} is too long; it must be at most {max} characters',
    },
  },
]

/** The standard's dates are the elements of eight characters. */
function isDate({ max }: MetadataElement): boolean {
  return max === 8
}
