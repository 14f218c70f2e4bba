/** 历次版本: the whole licence as it was when a version was made, sealed with the version's record. */
import type { Licence } from '../../../src/core/licence/licence'
import type { FieldCipher, Found, Place } from '../ports'
import type { Sealed, VersionRecord } from '../records'

/** The snapshot of `licence` for the version record `id`. */
export function sealSnapshot(cipher: FieldCipher, id: string, licence: Licence): Sealed {
  return cipher.seal(placeOf(id), JSON.stringify(licence))
}

/** The licence as it was. Throws when the snapshot was altered or its key is missing. */
export function openSnapshot(
  cipher: FieldCipher,
  { id, record }: Pick<Found<VersionRecord>, 'id' | 'record'>,
): Licence {
  // Only `sealSnapshot` makes snapshots.
  return JSON.parse(cipher.open(placeOf(id), record.snapshot)) as Licence
}

function placeOf(id: string): Place {
  return { collection: 'versions', id, field: 'snapshot' }
}
