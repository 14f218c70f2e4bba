/** The words of a copy, sealed in its record. */
import type { FieldCipher, Place } from '../ports'
import type { Sealed } from '../records'

type CopyField = 'code' | 'subject' | 'purpose' | 'recipient' | 'grant'

export function sealCopyField(cipher: FieldCipher, id: string, field: CopyField, text: string): Sealed {
  return cipher.seal(place(id, field), text)
}

/** Throws when the field was altered or its key is missing. */
export function openCopyField(cipher: FieldCipher, id: string, field: CopyField, sealed: Sealed): string {
  return cipher.open(place(id, field), sealed)
}

function place(id: string, field: CopyField): Place {
  return { collection: 'copies', id, field }
}
