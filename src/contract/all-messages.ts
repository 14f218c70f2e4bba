/** Every refusal's sentence, as the functions answer systems and documents: a code without one does not compile. */
import type { Failure } from '../core/failure'
import { COMMON_MESSAGES, type Messages } from './messages'
import type { Bilingual } from './reply'
import { SHARING_MESSAGES } from './sharing-messages'
import { SYSTEM_MESSAGES } from './system-messages'

const MESSAGES: Messages = { ...COMMON_MESSAGES, ...SHARING_MESSAGES, ...SYSTEM_MESSAGES }

/** What to tell the person. */
export function messageOf(failure: Failure): Bilingual {
  // The table's own type ties each sentence to its failure; TypeScript cannot follow that through the union.
  const message = MESSAGES[failure.code] as (failure: Failure) => Bilingual
  return message(failure)
}
