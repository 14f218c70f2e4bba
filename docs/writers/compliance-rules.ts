/** `docs/compliance-rules.md`: every rule, under the side of article 11 it serves. */

import type { Label } from '../../src/core/label'
import { RULE_TABLES } from '../../src/core/licence/compliance/catalogue'
import { filled, type Rule } from '../../src/core/licence/compliance/rule'
import type { RuleGroup } from '../../src/core/licence/event'
import { generatedHead, table } from './markdown'

/** 运行服务规范 第十一条: 确保证照数据的真实性、完整性、有效性和及时性. In the article's order. */
const GROUPS: { readonly [G in RuleGroup]: { readonly title: Label; readonly asks: Label } } = {
  truth: {
    title: { zh: '真实性', en: 'Truth' },
    asks: { zh: '数据与号码、登记和彼此相符吗？', en: 'Do the data agree with numbers, registers and each other?' },
  },
  completeness: {
    title: { zh: '完整性', en: 'Completeness' },
    asks: { zh: '该有的都有吗？', en: 'Is everything there that must be?' },
  },
  validity: {
    title: { zh: '有效性', en: 'Validity' },
    asks: { zh: '格式、代码和次序都对吗？', en: 'Are forms, codes and orders right?' },
  },
  timeliness: {
    title: { zh: '及时性', en: 'Timeliness' },
    asks: { zh: '随办随报吗？', en: 'Is it told as it is done?' },
  },
}

/** What stands in a sentence for a datum of any name and length. */
const ANY_DATUM = { label: { zh: '〈数据项〉', en: '〈datum〉' } }

interface Listed {
  readonly rule: Rule<never>
  readonly of: Label
}

const LISTED: readonly Listed[] = RULE_TABLES.flatMap(({ of, rules }) => rules.map((rule) => ({ rule, of })))

export function complianceRules(): string {
  const head = generatedHead('数据合规规则 · Compliance rules', 'the tables in `src/core/licence/compliance/`')
  const groups = Object.keys(GROUPS) as RuleGroup[]
  return `${[head, intro(), counts(groups), ...groups.map(section)].join('\n\n')}\n`
}

function intro(): string {
  return [
    'Article 11 of the 运行服务规范 has every province check its data for 真实性, 完整性, 有效性 and 及时性. These are the rules, one entry each. An `error` rejects',
    'the event; a `warning` only tells the province. A finding names the rule and the field, never the value. Of errors on one field only the first is told.',
    'The clause says who demands it; “ours” where no public text does (docs/decisions.md). 〈数据项〉 stands for the name of the datum, 〈max〉 for its greatest length.',
  ].join('\n')
}

function counts(groups: readonly RuleGroup[]): string {
  const rows = groups.map((group) => {
    const rules = LISTED.map(({ rule }) => rule).filter((rule) => rule.group === group)
    const errors = rules.filter(({ severity }) => severity === 'error').length
    return [
      GROUPS[group].title.zh,
      GROUPS[group].title.en,
      ...[rules.length, errors, rules.length - errors].map(String),
    ]
  })
  return `${LISTED.length} rules.\n\n${table(['', '', 'rules', 'errors', 'warnings'], rows)}`
}

function section(group: RuleGroup): string {
  const { title, asks } = GROUPS[group]
  const rows = LISTED.filter(({ rule }) => rule.group === group).map(row)
  const heads = ['rule', 'severity', '检查对象 · looks at', 'field', '说明', 'sentence', 'clause']
  return `## ${title.zh} · ${title.en}\n\n${asks.zh} ${asks.en}\n\n${table(heads, rows)}`
}

function row({ rule: { id, severity, field, message, clause }, of }: Listed): readonly string[] {
  const { zh, en } = filled(message, ANY_DATUM)
  const named = field === undefined ? 'the one at fault' : `\`${field}\``
  return [`\`${id}\``, severity, `${of.zh} · ${of.en}`, named, zh, en, clause]
}
