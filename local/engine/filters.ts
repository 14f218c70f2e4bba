/** Query conditions: the operators the product uses, everything else refused by name; mingo decides what matches. */
import { Query } from 'mingo'
import { unsupported } from './engine-error'
import { type Clause, type Document, isClause } from './values'

const COMPARISONS = new Set([
  '$eq',
  '$ne',
  '$gt',
  '$gte',
  '$lt',
  '$lte',
  '$in',
  '$nin',
  '$exists',
  '$not',
  '$regex',
  '$options',
])
const LOGIC = new Set(['$and', '$or'])

/** A predicate over stored documents. */
export function matcher(filter: Clause): (document: Document) => boolean {
  checkFilter(filter)
  const query = new Query(filter)
  return (document) => query.test(document)
}

function checkFilter(filter: Clause): void {
  for (const [key, value] of Object.entries(filter)) {
    if (LOGIC.has(key)) checkBranches(key, value)
    else if (key.startsWith('$')) throw unsupported(`query operator ${key}`)
    else checkCondition(value)
  }
}

function checkBranches(operator: string, value: unknown): void {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isClause))
    throw unsupported(`${operator} without a list`)
  value.forEach(checkFilter)
}

function checkCondition(condition: unknown): void {
  if (!isClause(condition)) return
  const operators = Object.keys(condition).filter((key) => key.startsWith('$'))
  for (const operator of operators) if (!COMPARISONS.has(operator)) throw unsupported(`query operator ${operator}`)
  if (operators.length > 0 && operators.length < Object.keys(condition).length)
    throw unsupported('operators mixed with fields')
  checkCondition(condition.$not)
}
