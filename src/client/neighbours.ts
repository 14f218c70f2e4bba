/** Which licences lie beside the one that is shown: those of the list that can be shown as well, in its order. */
import type { LicenceList } from '../contract/holder'
import { held } from './cache'
import { isToBeCarried } from './wallet-renewal'

/** Always with `id` itself; only itself when the list does not have it among them, as a vehicle of a fleet. */
export function neighboursOf(id: string): readonly string[] {
  const list = held<LicenceList>('licences')?.value.items ?? []
  const shown = list.filter((summary) => summary.id === id || isToBeCarried(summary)).map((summary) => summary.id)
  return shown.includes(id) ? shown : [id]
}
