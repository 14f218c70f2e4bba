/** Members of a JSON object from outside. They are only ever read by names of our own, so that nothing is looked up on, or written to, a prototype. */

/** A JSON object whose members nobody has read yet. */
export type Members = object & { readonly __brand: 'Members' }

export const NO_MEMBERS = {} as Members

/** The members of a JSON object; undefined when `value` is none. */
export function membersOf(value: unknown): Members | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : undefined
}

/** The member called `name`, undefined when the object has none of its own. */
export function member(members: Members, name: string): unknown {
  return hasMember(members, name) ? (members as { readonly [name: string]: unknown })[name] : undefined
}

/** Whether the object has a member of its own called `name`. */
export function hasMember(members: Members, name: string): boolean {
  return Object.hasOwn(members, name)
}

/** The names of members that are not among `known`, at most `limit` of them. */
export function strangersIn(members: Members, known: ReadonlySet<string>, limit: number): readonly string[] {
  const names: string[] = []
  for (const name of Object.keys(members)) {
    if (names.length === limit) break
    if (!known.has(name)) names.push(name)
  }
  return names
}

/** Whether `value` has anything `levels` levels down. The recursion ends there: a megabyte of brackets cannot exhaust the stack. */
export function reaches(levels: number, value: unknown): boolean {
  if (levels === 0) return true
  if (typeof value !== 'object' || value === null) return false
  const children = Object.values(value)
  if (levels === 1) return children.length > 0
  for (const child of children) if (typeof child === 'object' && reaches(levels - 1, child)) return true
  return false
}
