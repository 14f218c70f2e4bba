/** JSON shape: members of the right JSON type in the right place (RFC 8259, docs/interfaces.md §2). */
import type { Misfit } from '../draft'
import type { Rule } from './rule'

const CLAUSE = 'docs/interfaces.md §2'

export const SHAPE_RULES: readonly Rule<Misfit>[] = [
  {
    id: 'SHAPE_TEXT',
    clause: CLAUSE,
    group: 'validity',
    severity: 'error',
    holds: ({ problem }) => problem !== 'text',
    message: { zh: '类型不符，应为字符串', en: 'Of a wrong type; it must be a string' },
  },
  {
    id: 'SHAPE_NUMBER',
    clause: CLAUSE,
    group: 'validity',
    severity: 'error',
    holds: ({ problem }) => problem !== 'number',
    message: { zh: '类型不符，应为数字', en: 'Of a wrong type; it must be a number' },
  },
  {
    id: 'SHAPE_OBJECT',
    clause: CLAUSE,
    group: 'completeness',
    severity: 'error',
    holds: ({ problem }) => problem !== 'object',
    message: { zh: '缺失或类型不符，应为 JSON 对象', en: 'Missing or of a wrong type; it must be a JSON object' },
  },
  {
    id: 'SHAPE_DEPTH',
    clause: CLAUSE,
    group: 'validity',
    severity: 'error',
    holds: ({ problem }) => problem !== 'depth',
    message: { zh: '嵌套过深，应不超过八层', en: 'Nested too deeply; it must be at most eight levels' },
  },
  {
    id: 'SHAPE_UNKNOWN',
    clause: CLAUSE,
    group: 'validity',
    severity: 'warning',
    holds: ({ problem }) => problem !== 'unknown',
    message: {
      zh: '未约定的字段，已忽略；应按接口文档命名',
      en: 'Not agreed on and ignored; names should follow the interface',
    },
  },
]
