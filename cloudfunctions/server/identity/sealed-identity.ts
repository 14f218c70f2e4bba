/** The proven identity of a person, as it is stored. */
import type { FieldCipher, Place, ProvenIdentity } from '../ports'
import type { Index, Sealed } from '../records'

export function sealIdentity(cipher: FieldCipher, person: Index, identity: ProvenIdentity): Sealed {
  return cipher.seal(place(person), JSON.stringify(identity))
}

/** Throws when the text was altered or belongs to another person. */
export function openIdentity(cipher: FieldCipher, person: Index, sealed: Sealed): ProvenIdentity {
  return JSON.parse(cipher.open(place(person), sealed)) as ProvenIdentity
}

function place(person: Index): Place {
  return { collection: 'people', id: person, field: 'identity' }
}
