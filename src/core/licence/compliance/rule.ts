/**
 * 数据合规规则: one rule is one entry of a table, with the clause that demands it and the sentence the province reads. Rules look at
 * one subject each: a whole event, one element of the metadata, one field of the face, one text.
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
  readonly severity: Finding['severity']
  /** The wire name of the field at fault. */
  readonly field: string | ((subject: S) => string)
  /** Whether the subject keeps the rule. An absent datum keeps every rule but the one that requires it. */
  readonly holds: (subject: S, now: Instant) => boolean
  /** What is wrong and what would be right. Never the value: findings end in logs. */
  readonly message: Label | ((subject: S) => Label)
}

/** What `rules` find wrong with `subject`. */
export function findingsOf<S>(rules: readonly Rule<S>[], subject: S, now: Instant): readonly Finding[] {
  return rules.filter((rule) => !rule.holds(subject, now)).map((rule) => findingOf(rule, subject))
}

function findingOf<S>({ id, clause, group, severity, field, message }: Rule<S>, subject: S): Finding {
  return {
    rule: id,
    clause,
    group,
    severity,
    field: typeof field === 'string' ? field : field(subject),
    message: typeof message === 'function' ? message(subject) : message,
  }
}

/** True when `value` is absent or passes: the usual form of a rule that leaves absence to another. */
export function absentOr<T>(value: T | undefined, passes: (value: T) => boolean): boolean {
  return value === undefined || passes(value)
}
