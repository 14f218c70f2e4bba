/**
 * 数据合规规则: one rule is one entry of a table, with the clause that demands it and the sentence the province reads. Rules of a table look at
 * the same thing: a whole event, one element of the metadata, one field of the face, one text.
 */
import type { Label } from '../../label'
import type { Instant } from '../../time'
import type { Finding, RuleGroup } from '../event'

export interface Rule<S> {
  /** Stable: other systems and reports refer to it. */
  readonly id: string
  /** The clause that demands it; `ours` where no public text does (docs/decisions.md). */
  readonly clause: string
  readonly group: RuleGroup
  /** `error` rejects the event; `warning` only tells the province. */
  readonly severity: Finding['severity']
  /** The wire name of the field at fault. Left out in tables that look at one datum: there it is that datum's. */
  readonly field?: string
  /** Whether the subject keeps the rule. An absent datum keeps every rule but the one that requires it. */
  readonly holds: (subject: S, now: Instant) => boolean
  /** What is wrong and what would be right; `{label}` and `{max}` stand for the datum's. Never the value: findings end in logs. */
  readonly message: Label
}

/** 数据项: where a finding points when its rule does not name the field itself. */
export interface Datum {
  readonly field: string
  readonly label?: Label
  /** The longest it may be, in characters. */
  readonly max?: number
}

const EVENT: Datum = { field: 'event' }

/** Adds to `found` what `rules` find wrong with `subject`. */
export function judge<S>(
  rules: readonly Rule<S>[],
  subject: S,
  now: Instant,
  found: Finding[],
  datum: Datum = EVENT,
): void {
  for (const rule of rules) if (!rule.holds(subject, now)) found.push(findingOf(rule, datum))
}

function findingOf<S>({ id, clause, group, severity, field, message }: Rule<S>, datum: Datum): Finding {
  const sentence = isTemplate(message) ? filled(message, datum) : message
  return { rule: id, clause, group, severity, field: field ?? datum.field, message: sentence }
}

function isTemplate({ zh }: Label): boolean {
  return zh.includes('{')
}

/** The sentence with what stands for the datum's own filled in. */
export function filled(message: Label, { label, max }: Omit<Datum, 'field'>): Label {
  const fill = (text: string, name = '') => text.replace('{label}', name).replace('{max}', String(max ?? '〈max〉'))
  return { zh: fill(message.zh, label?.zh), en: fill(message.en, label?.en) }
}

/** True when `value` is absent or passes: the usual form of a rule that leaves absence to another. */
export function absentOr<T>(value: T | undefined, passes: (value: T) => boolean): boolean {
  return value === undefined || passes(value)
}
