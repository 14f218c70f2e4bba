/** Aggregation stages the product uses, each with the expressions it may contain; mingo computes them. */
import { aggregate } from 'mingo'
import { unsupported } from './engine-error'
import type { Clause, Document } from './values'
import { isClause } from './values'

export interface Stage {
  readonly key: string
  readonly value: unknown
}

const STAGES = new Set(['$match', '$group', '$sort', '$skip', '$limit', '$project', '$count'])
const EXPRESSIONS = new Set([
  ...['$sum', '$avg', '$min', '$max', '$first', '$last', '$cond', '$ifNull', '$in', '$and', '$or', '$not'],
  ...['$eq', '$ne', '$gt', '$gte', '$lt', '$lte', '$substrCP', '$concat', '$add', '$subtract', '$size'],
])

/** Refuses a pipeline with a stage or expression outside the list, naming it. `$match` is checked where it is matched. */
export function checkPipeline(stages: readonly Stage[]): void {
  for (const { key, value } of stages) {
    if (!STAGES.has(key)) throw unsupported(`aggregation stage ${key}`)
    if (key !== '$match') checkExpression(value)
  }
}

function checkExpression(value: unknown): void {
  if (Array.isArray(value)) value.forEach(checkExpression)
  if (!isClause(value)) return
  for (const [key, part] of Object.entries(value)) {
    if (key.startsWith('$') && !EXPRESSIONS.has(key)) throw unsupported(`aggregation expression ${key}`)
    checkExpression(part)
  }
}

export function runPipeline(documents: Document[], stages: readonly Stage[]): Document[] {
  const pipeline = stages.map(({ key, value }): Clause => ({ [key]: value }))
  return aggregate(documents, pipeline) as Document[]
}
