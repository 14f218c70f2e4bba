/** Names and words of a grant, sealed in its record. */
import type { GrantTerms } from '../../../src/core/sharing/terms'
import type { FieldCipher, Place } from '../ports'
import type { GrantRecord, Index, Sealed } from '../records'

type GrantText = 'giverName' | 'recipientName' | 'words' | 'askedWords' | 'refusal' | 'delegateName'

export function sealGrantText(cipher: FieldCipher, id: Index, field: GrantText, text: string): Sealed {
  return cipher.seal(place(id, field), text)
}

/** Throws when the field was altered or its key is missing. */
export function openGrantText(cipher: FieldCipher, id: Index, field: GrantText, sealed: Sealed): string {
  return cipher.open(place(id, field), sealed)
}

/** The terms as they were agreed, words included. */
export function termsOf(cipher: FieldCipher, id: Index, { terms, words }: GrantRecord): GrantTerms {
  return { ...terms, ...(words ? { words: openGrantText(cipher, id, 'words', words) } : {}) }
}

/** The terms as they were asked for; undefined when nobody asked. */
export function askedOf(cipher: FieldCipher, id: Index, { asked, askedWords }: GrantRecord): GrantTerms | undefined {
  if (!asked) return undefined
  return { ...asked, ...(askedWords ? { words: openGrantText(cipher, id, 'askedWords', askedWords) } : {}) }
}

function place(id: Index, field: GrantText): Place {
  return { collection: 'grants', id, field }
}
