/** 异议: against which checks a holder may object, and how far that has come. */
import type { ActivityLine } from '../../../src/contract/holder'
import type { FieldCipher, Place } from '../ports'
import type { AuditAct, ObjectionRecord, Sealed, VerificationRecord } from '../records'

/** The lines on which an objection stands: the check itself, and what the officer did then. */
const ABOUT_A_CHECK: ReadonlySet<AuditAct> = new Set(['verified', 'verifiedOffline', 'outcomeNoted'])

/**
 * Article 9 of the norm binds the officer to recognise what is shown: what can be objected to is that he did not. A verdict alone is the
 * record's word, not his; whoever doubts that turns to the issuing authority.
 */
export function objectionStanding(
  act: AuditAct,
  check: VerificationRecord | undefined,
  objection: ObjectionRecord | undefined,
): ActivityLine['objection'] {
  if (!ABOUT_A_CHECK.has(act) || check?.outcome !== 'refused') return undefined
  return objection ? 'made' : 'possible'
}

/** The holder's words, for the objection to the check `id`. */
export function sealObjection(cipher: FieldCipher, id: string, words: string): Sealed {
  return cipher.seal(placeOf(id), words)
}

export function openObjection(cipher: FieldCipher, id: string, words: Sealed): string {
  return cipher.open(placeOf(id), words)
}

function placeOf(id: string): Place {
  return { collection: 'objections', id, field: 'words' }
}
