/** Free text in a licence's trail: an officer or a holder may write a name or an address into it, so it is sealed before it is chained. */
import type { FieldCipher, Place } from '../ports'
import type { Index, Sealed } from '../records'

export type TrailText = 'place' | 'words' | 'name' | 'delegateName'

export function sealTrailText(cipher: FieldCipher, licence: Index, field: TrailText, text: string): Sealed {
  return cipher.seal(placeOf(licence, field), text)
}

export function openTrailText(cipher: FieldCipher, licence: Index, field: TrailText, sealed: Sealed): string {
  return cipher.open(placeOf(licence, field), sealed)
}

function placeOf(licence: Index, field: TrailText): Place {
  return { collection: 'audit', id: licence, field }
}
