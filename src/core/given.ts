/** Optional members: an absent datum is an absent key, never a key that holds `undefined` (exactOptionalPropertyTypes). */

/** The members of `members` that have a value, to be spread into a record. */
export function given<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept: { [K in keyof T]?: Exclude<T[K], undefined> } = {}
  for (const name in members) {
    const value = members[name]
    if (value !== undefined) kept[name] = value as Exclude<T[typeof name], undefined>
  }
  return kept
}
