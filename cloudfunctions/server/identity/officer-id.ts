/** Under which id an officer is registered: found from his proven identity, without keeping his citizen number. */
import type { KeyedIndex } from '../ports'
import type { Index } from '../records'

export function officerIdOf(index: KeyedIndex, citizenNumber: string): Index {
  return index.of('officer', citizenNumber.toUpperCase())
}
