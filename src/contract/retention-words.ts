/** 保存期限 in words, from the table that the nightly sweep applies; a file of its own, for only the privacy page loads it. */
import { RETENTION_MS, type Retained } from '../core/sharing/retention'
import type { Bilingual } from './reply'

const RETAINED_NAMES: { readonly [R in Retained]: Bilingual } = {
  grant: { zh: '授权及其凭证，结束后', en: 'Grants and receipts, after their end' },
  request: { zh: '未成的用证申请，结束后', en: 'Requests that came to nothing, after their end' },
  draft: { zh: '未生效的授权草稿，结束后', en: 'Grants never given, after their end' },
  delegation: { zh: '委托，结束后', en: 'Delegations, after their end' },
  erasure: { zh: '删除要求及答复', en: 'Deletion requests and their answers' },
  message: { zh: '消息', en: 'Messages' },
  reading: { zh: '一次用证查看的应答标记', en: 'Mark that a reading was answered' },
  receivingCode: { zh: '收授权码，失效后', en: 'Receiving codes, after their ten minutes' },
}

/** One line for each kind of thing that is kept. */
export function retentionLines(): readonly Bilingual[] {
  return RETAINED.map((name) => {
    const { zh, en } = RETAINED_NAMES[name]
    const term = termOf(RETENTION_MS[name])
    return { zh: `${zh}：${term.zh}`, en: `${en}: ${term.en}` }
  })
}

const RETAINED = [
  'grant',
  'request',
  'draft',
  'delegation',
  'erasure',
  'message',
  'reading',
  'receivingCode',
] as const satisfies readonly Retained[]

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const YEAR_MS = 365 * DAY_MS

function termOf(duration: number): Bilingual {
  if (duration === 0) return { zh: '立即清除', en: 'removed at once' }
  if (duration % YEAR_MS === 0) return { zh: `${duration / YEAR_MS} 年`, en: `${duration / YEAR_MS} years` }
  if (duration % DAY_MS === 0) return { zh: `${duration / DAY_MS} 天`, en: `${duration / DAY_MS} days` }
  return { zh: `${duration / MINUTE_MS} 分钟`, en: `${duration / MINUTE_MS} minutes` }
}
