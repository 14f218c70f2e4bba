/** 核验记录: what is kept of a check for the officer himself. Not whose licence it was: that is for its holder to know. */
import type { VerificationLine } from '../../../src/contract/officer'
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import { refuse } from '../../../src/core/result'
import { type FieldCipher, type Key, type KeyedIndex, key, type Place } from '../ports'
import type { Index, Sealed, VerificationRecord } from '../records'

/** Under which a check is kept. The request's id is the phone's own: the same request again is the same check. */
export function verificationKey(index: KeyedIndex, officer: Index, requestId: string): Key<'verifications'> {
  return key('verifications', index.of('verification', `${officer}\n${requestId}`))
}

/** The officer's phone has given this id to a request about another code. */
export const REQUEST_TAKEN = refuse<Failure>({ code: 'REQUEST_INVALID', field: 'requestId' })

/** Free text of an officer, for the record `id`: he may type a name or an address into it. */
export function sealVerificationText(cipher: FieldCipher, id: string, field: FreeText, text: string): Sealed {
  return cipher.seal(placeOf(id, field), text)
}

export function verificationLine(cipher: FieldCipher, id: string, record: VerificationRecord): VerificationLine {
  const { at, typeCode, verdict, reason, means, place, outcome, ground, words } = record
  const opened = (field: FreeText, sealed: Sealed | undefined) => sealed && cipher.open(placeOf(id, field), sealed)
  // What was written here were a reason and a ground of the contract's.
  return {
    ...{ id, at, verdict, means },
    ...given({
      typeCode,
      reason: reason as VerificationLine['reason'],
      place: opened('place', place),
      outcome,
      ground: ground as VerificationLine['ground'],
      words: opened('words', words),
    }),
  }
}

type FreeText = 'place' | 'words'

function placeOf(id: string, field: FreeText): Place {
  return { collection: 'verifications', id, field }
}
