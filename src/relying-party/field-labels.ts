/** Fields by the names people read. */
import type { Bilingual } from '../contract/reply'
import type { LicenceCategory } from '../core/licence/licence-category'
import { grantFieldOf } from '../core/sharing/fields'

export function labelsOf(category: LicenceCategory, names: readonly string[]): readonly Bilingual[] {
  return names.flatMap((name) => grantFieldOf(category, name)?.label ?? [])
}
