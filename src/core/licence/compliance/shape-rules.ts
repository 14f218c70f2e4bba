/** JSON shape: members of the right JSON type in the right place (RFC 8259, docs/interfaces.md §2). */
import type { Misfit } from '../draft'
import type { Finding } from '../event'

const CLAUSE = 'docs/interfaces.md §2'

const RULES: { readonly [P in Misfit['problem']]: Omit<Finding, 'field'> } = {
  text: { rule: 'SHAPE_TEXT', clause: CLAUSE, severity: 'error', message: '应为字符串' },
  number: { rule: 'SHAPE_NUMBER', clause: CLAUSE, severity: 'error', message: '应为数字' },
  object: { rule: 'SHAPE_OBJECT', clause: CLAUSE, severity: 'error', message: '应为 JSON 对象' },
  depth: { rule: 'SHAPE_DEPTH', clause: CLAUSE, severity: 'error', message: '嵌套过深，最多八层' },
  unknown: { rule: 'SHAPE_UNKNOWN', clause: CLAUSE, severity: 'warning', message: '未约定的字段，已忽略' },
}

/** The finding that tells the province of a misfit. */
export function misfitFinding({ field, problem }: Misfit): Finding {
  return { ...RULES[problem], field }
}
