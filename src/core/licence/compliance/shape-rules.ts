/** JSON shape: members of the right JSON type in the right place (RFC 8259, docs/interfaces.md §2). */

import type { Label } from '../../label'
import type { Misfit } from '../draft'
import type { Finding } from '../event'

const CLAUSE = 'docs/interfaces.md §2'

const RULES: { readonly [P in Misfit['problem']]: Omit<Finding, 'field'> } = {
  text: shapeRule('SHAPE_TEXT', 'error', { zh: '类型不符，应为字符串', en: 'Of a wrong type; it must be a string' }),
  number: shapeRule('SHAPE_NUMBER', 'error', { zh: '类型不符，应为数字', en: 'Of a wrong type; it must be a number' }),
  object: shapeRule('SHAPE_OBJECT', 'error', {
    zh: '缺失或类型不符，应为 JSON 对象',
    en: 'Missing or of a wrong type; it must be a JSON object',
  }),
  depth: shapeRule('SHAPE_DEPTH', 'error', {
    zh: '嵌套过深，应不超过八层',
    en: 'Nested too deeply; it must be at most eight levels',
  }),
  unknown: shapeRule('SHAPE_UNKNOWN', 'warning', {
    zh: '未约定的字段，已忽略；应按接口文档命名',
    en: 'Not agreed on and ignored; names should follow the interface',
  }),
}

/** The finding that tells the province of a misfit. */
export function misfitFinding({ field, problem }: Misfit): Finding {
  return { ...RULES[problem], field }
}

function shapeRule(rule: string, severity: Finding['severity'], message: Label): Omit<Finding, 'field'> {
  return { rule, clause: CLAUSE, group: 'validity', severity, message }
}
