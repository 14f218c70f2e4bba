/** Update operators with MongoDB's meaning: $set $unset $inc $push $addToSet $pull. Everything else is refused by name. */
import { failed, unsupported } from './engine-error'
import { type Clause, type Document, isClause, type Value } from './values'

type Change = (present: Value | undefined, operand: unknown, path: string) => Value | undefined

const CHANGES: { readonly [operator: string]: Change } = {
  $set: (_present, operand) => operand as Value,
  $unset: () => undefined,
  $inc: increase,
  $push: push,
  $addToSet: addToSet,
  $pull: pull,
}

/** Applies `update` to `document` itself and returns it. */
export function updated(document: Document, update: Clause): Document {
  const touched: string[] = []
  for (const [operator, fields] of Object.entries(update)) {
    const change = CHANGES[operator]
    if (!change || !isClause(fields)) throw unsupported(`update operator ${operator}`)
    for (const [path, operand] of Object.entries(fields)) {
      checkPath(path, touched)
      changeAt(document, path, (present) => change(present, operand, path))
    }
  }
  return document
}

function checkPath(path: string, touched: string[]): void {
  if (path === '_id') throw failed('_id cannot be updated')
  const names = path.split('.')
  if (names.some((name) => name.startsWith('$'))) throw unsupported(`positional path ${path}`)
  if (names.includes('__proto__')) throw failed(`field name "${path}" is not allowed`)
  const other = touched.find((before) => overlaps(before, path))
  if (other) throw failed(`updating ${path} would create a conflict at ${other}`)
  touched.push(path)
}

function overlaps(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`)
}

/** Parents that are missing are made; parents that are not documents refuse, as MongoDB does. */
function changeAt(root: Document, path: string, change: (present: Value | undefined) => Value | undefined): void {
  const names = path.split('.')
  const last = names.pop() ?? ''
  const parent = names.reduce((node, name) => childOf(node, name, path), root)
  const value = change(Object.hasOwn(parent, last) ? parent[last] : undefined)
  if (value === undefined) delete parent[last]
  else parent[last] = value
}

function childOf(node: Document, name: string, path: string): Document {
  const child = Object.hasOwn(node, name) ? node[name] : undefined
  if (isClause(child)) return child as Document
  if (child !== undefined) throw failed(`cannot create field ${path}: ${name} is not a document`)
  const made: Document = {}
  node[name] = made
  return made
}

function increase(present: Value | undefined, operand: unknown, path: string): Value {
  if (typeof operand !== 'number') throw failed(`$inc ${path}: not a number`)
  if (present !== undefined && typeof present !== 'number') throw failed(`$inc ${path}: the field is not a number`)
  return (present ?? 0) + operand
}

function listAt(present: Value | undefined, operator: string, path: string): Value[] {
  if (present === undefined) return []
  if (!Array.isArray(present)) throw failed(`${operator} ${path}: the field is not a list`)
  return present
}

function push(present: Value | undefined, operand: unknown, path: string): Value {
  const list = listAt(present, '$push', path)
  if (!isClause(operand) || !Array.isArray(operand.$each)) return [...list, operand as Value]
  const { $each, $position, $slice, ...others } = operand
  for (const modifier of Object.keys(others)) throw unsupported(`$push modifier ${modifier}`)
  const at = typeof $position === 'number' ? $position : list.length
  const grown = [...list.slice(0, at), ...($each as Value[]), ...list.slice(at)]
  return typeof $slice === 'number' ? sliced(grown, $slice) : grown
}

function sliced(list: Value[], count: number): Value[] {
  return count >= 0 ? list.slice(0, count) : list.slice(count)
}

/** The SDK sends `addToSet({each})` as a plain `each`: it is translated here, as on the platform. */
function addToSet(present: Value | undefined, operand: unknown, path: string): Value {
  const list = listAt(present, '$addToSet', path)
  const items = isClause(operand) ? (operand.$each ?? operand.each) : undefined
  const known = new Set(list.map(identity))
  const fresh = (Array.isArray(items) ? items : [operand]) as Value[]
  for (const item of fresh) {
    if (!known.has(identity(item))) list.push(item)
    known.add(identity(item))
  }
  return list
}

function pull(present: Value | undefined, operand: unknown, path: string): Value | undefined {
  if (isClause(operand)) throw unsupported('$pull by condition')
  if (present === undefined) return undefined
  return listAt(present, '$pull', path).filter((item) => identity(item) !== identity(operand as Value))
}

function identity(value: Value): string {
  return JSON.stringify(value)
}
