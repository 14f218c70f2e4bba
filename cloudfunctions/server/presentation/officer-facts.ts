/** What the trail keeps of the officer: for the holder to read who looked, and where. */
import type { FieldCipher, Place } from '../ports'
import type { AuditFacts, Index, Sealed } from '../records'
import type { Verification } from './verify'

export function officerFacts(
  cipher: FieldCipher,
  { officer, place }: Pick<Verification, 'officer' | 'place'>,
  licence: Index,
): Pick<AuditFacts, 'agency' | 'officerNumber' | 'division' | 'place'> {
  const { agency, officerNumber, division } = officer
  // Free text: an officer may type a name or an address into it.
  return { agency, officerNumber, division, ...(place ? { place: cipher.seal(sealedFor(licence), place) } : {}) }
}

/** The place an officer gave, of an entry of this licence's trail. */
export function officerPlace(cipher: FieldCipher, licence: Index, sealed: Sealed): string {
  return cipher.open(sealedFor(licence), sealed)
}

function sealedFor(licence: Index): Place {
  return { collection: 'audit', id: licence, field: 'place' }
}
