/**
 * Which declared index serves a query. The plan reads a superset of the answer in the right order; mingo re-checks every
 * document, because SQLite and BSON do not order mixed types alike.
 */
import type { Collection, Index } from './schema'
import { type Clause, isClause } from './values'

type Scalar = string | number | boolean | Date | null
export type Parameter = string | number
export type Direction = 1 | -1
export type Order = readonly (readonly [field: string, direction: Direction])[]

export interface Plan {
  /** Whether a declared index or `_id` narrows the read; an empty filter needs none. */
  readonly served: boolean
  /** Whether rows already come in the order asked for. */
  readonly sorted: boolean
  readonly where: string
  readonly parameters: readonly Parameter[]
  readonly orderBy: string
}

interface Bound {
  readonly value: Scalar
  readonly inclusive: boolean
}
interface Constraint {
  readonly equal?: readonly Scalar[]
  readonly lower?: Bound
  readonly upper?: Bound
}
type Constraints = ReadonlyMap<string, Constraint>

const ID: Index = { name: '_id', fields: [] }

export function plan(collection: Collection, filter: Clause, order: Order): Plan {
  const constraints = constraintsOf(filter)
  const candidates = [ID, ...collection.indexes].map((index) => candidate(index, constraints, order))
  const best = candidates.reduce((a, b) => (b.score > a.score ? b : a))
  return { ...best.plan, served: best.plan.served || Object.keys(filter).length === 0 }
}

/** Equality is worth most, then a range, then an order that need not be sorted; an id names one document and beats all. */
function candidate(index: Index, constraints: Constraints, order: Order): { plan: Plan; score: number } {
  const fields = [...index.fields, '_id']
  const fixed = fields.findIndex((field) => constraints.get(field)?.equal?.length !== 1)
  const prefix = fixed < 0 ? fields.length : fixed
  const used = fields.slice(0, prefix + 1).filter((field) => constraints.has(field))
  const conditions = used.map((field) => condition(field, constraints.get(field) ?? {}))
  const sorted = isSorted(fields.slice(prefix), constraints, order)
  const score =
    conditions.length === 0 ? (sorted && order.length > 0 ? 1 : 0) : used.length * 4 + prefix * 4 + (sorted ? 2 : 0)
  return {
    score: index === ID && prefix === 1 ? Number.POSITIVE_INFINITY : score,
    plan: {
      served: used.length > 0,
      sorted,
      where: conditions.map(({ sql }) => sql).join(' AND '),
      parameters: conditions.flatMap(({ parameters }) => parameters),
      orderBy: sorted && order.length > 0 ? orderBy(order) : '',
    },
  }
}

/** After the fields held fixed, the order asked for must be a run of the index's own, all in one direction. */
function isSorted(rest: readonly string[], constraints: Constraints, order: Order): boolean {
  const open = order.filter(([field]) => constraints.get(field)?.equal?.length !== 1)
  const direction = open[0]?.[1]
  return open.every(([field, own], position) => rest[position] === field && own === direction)
}

/** Ties are broken by id in the direction of the last field, so that a page never repeats or skips a document. */
function orderBy(order: Order): string {
  const last = order.at(-1)?.[1] ?? 1
  const keys = order.some(([field]) => field === '_id') ? order : [...order, ['_id', last] as const]
  return keys.map(([field, direction]) => `${expression(field)} ${direction === 1 ? 'ASC' : 'DESC'}`).join(', ')
}

/** The SQL expression of a field; the same text stands in the index, else SQLite would not use it. */
export function expression(field: string): string {
  if (field === '_id') return 'id'
  const path = field
    .split('.')
    .map((name) => `."${name}"`)
    .join('')
  return `json_extract(doc, '$${path}')`
}

function condition(field: string, { equal, lower, upper }: Constraint): { sql: string; parameters: Parameter[] } {
  const name = expression(field)
  if (equal) return membership(name, equal)
  const parts = [
    ...(lower ? [{ sql: `${name} ${lower.inclusive ? '>=' : '>'} ?`, value: lower.value }] : []),
    ...(upper ? [{ sql: `${name} ${upper.inclusive ? '<=' : '<'} ?`, value: upper.value }] : []),
  ]
  return { sql: parts.map(({ sql }) => sql).join(' AND '), parameters: parts.map(({ value }) => parameter(value)) }
}

function membership(name: string, values: readonly Scalar[]): { sql: string; parameters: Parameter[] } {
  const present = values.filter((value) => value !== null)
  const some = present.length === 1 ? `${name} = ?` : `${name} IN (${present.map(() => '?').join(', ')})`
  const parts = [...(present.length > 0 ? [some] : []), ...(present.length < values.length ? [`${name} IS NULL`] : [])]
  return { sql: parts.length === 0 ? '0' : `(${parts.join(' OR ')})`, parameters: present.map(parameter) }
}

function parameter(value: Scalar): Parameter {
  if (value instanceof Date) return JSON.stringify({ $date: value.toISOString() })
  if (typeof value === 'boolean') return value ? 1 : 0
  return value ?? ''
}

/** What must hold of each field for the filter to hold; more may be asked, never less. */
function constraintsOf(filter: Clause): Constraints {
  const found = new Map<string, Constraint>()
  const add = (field: string, more: Constraint) => found.set(field, { ...more, ...found.get(field) })
  for (const part of conjuncts(filter)) {
    for (const [key, value] of Object.entries(part)) {
      if (key === '$or' && Array.isArray(value)) for (const [field, range] of commonRanges(value)) add(field, range)
      if (!key.startsWith('$')) for (const own of constraintsOn(value)) add(key, own)
    }
  }
  return found
}

function conjuncts(filter: Clause): Clause[] {
  const { $and, ...own } = filter
  return [own, ...(Array.isArray($and) ? $and.filter(isClause).flatMap(conjuncts) : [])]
}

function constraintsOn(value: unknown): Constraint[] {
  if (isScalar(value)) return [{ equal: [value] }]
  if (!isClause(value)) return []
  const { $eq, $in, $gt, $gte, $lt, $lte } = value
  return [
    ...(isScalar($eq) ? [{ equal: [$eq] }] : []),
    ...(Array.isArray($in) && $in.length <= 500 && $in.every(isScalar) ? [{ equal: $in }] : []),
    ...(isBound($gt) ? [{ lower: { value: $gt, inclusive: false } }] : []),
    ...(isBound($gte) ? [{ lower: { value: $gte, inclusive: true } }] : []),
    ...(isBound($lt) ? [{ upper: { value: $lt, inclusive: false } }] : []),
    ...(isBound($lte) ? [{ upper: { value: $lte, inclusive: true } }] : []),
  ]
}

/** `sortKey > x OR (sortKey = x AND _id > y)`, the usual next-page condition, implies `sortKey >= x`. */
function commonRanges(branches: readonly unknown[]): [string, Constraint][] {
  const each = branches.map((branch) => constraintsOf(isClause(branch) ? branch : {}))
  const fields = [...(each[0]?.keys() ?? [])]
  return fields.flatMap((field) => {
    const own = each.map((constraints) => rangeOf(constraints.get(field)))
    const lower = extreme(
      own.map((range) => range.lower),
      -1,
    )
    const upper = extreme(
      own.map((range) => range.upper),
      1,
    )
    return lower || upper ? [[field, { ...(lower ? { lower } : {}), ...(upper ? { upper } : {}) }]] : []
  })
}

function rangeOf(constraint: Constraint | undefined): { lower?: Bound; upper?: Bound } {
  const [only, ...more] = constraint?.equal ?? []
  if (only !== undefined && only !== null && more.length === 0) {
    const bound = { value: only, inclusive: true }
    return { lower: bound, upper: bound }
  }
  return constraint && !constraint.equal ? constraint : {}
}

function extreme(bounds: readonly (Bound | undefined)[], sign: 1 | -1): Bound | undefined {
  const present = bounds.filter((bound) => bound !== undefined)
  const kind = typeof present[0]?.value
  if (present.length < bounds.length || present.some(({ value }) => typeof value !== kind)) return undefined
  const outer = present.reduce((a, b) => (compare(parameter(b.value), parameter(a.value)) === sign ? b : a))
  return { value: outer.value, inclusive: true }
}

/** Texts by their UTF-8 bytes, as SQLite compares them. */
function compare(a: Parameter, b: Parameter): number {
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b))
  return Math.sign(Number(a) - Number(b))
}

function isScalar(value: unknown): value is Scalar {
  return value === null || isBound(value)
}

function isBound(value: unknown): value is Exclude<Scalar, null> {
  return ['string', 'number', 'boolean'].includes(typeof value) || value instanceof Date
}
