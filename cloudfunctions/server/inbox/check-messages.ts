/** 路面核验未通过: an officer's check that did not end well, told to the holder once a day and licence. Each attempt stands in the activity. */
import { given } from '../../../src/core/given'
import { civilDateOf, type Instant } from '../../../src/core/time'
import type { AuditNote } from '../audit/append'
import type { FieldCipher, Key, Snapshot, Write } from '../ports'
import type { Index, Records } from '../records'
import { messageKey, messageOnce, messageWrite } from './message'

/** To be read by the transaction that calls {@link checkFailedOnce} for a check of that day. */
export function checkFailedKey(licence: Index, at: Instant): Key<'messages'> {
  return messageKey({ subject: licence, kind: 'checkFailed', part: civilDateOf(at) })
}

/** Nothing for checks by anyone who is no officer: those are in the activity only. `day`: of the key that was read. */
export function checkFailedOnce(
  cipher: FieldCipher,
  read: Snapshot<Records>,
  { licence, at, facts }: Pick<AuditNote, 'licence' | 'at' | 'facts'>,
  day = at,
): readonly Write<Records>[] {
  const { agency, holder, typeCode } = facts
  if (agency === undefined) return []
  return messageOnce(cipher, read, {
    ...{ subject: licence, kind: 'checkFailed', part: civilDateOf(day), to: holder, at, licence, typeCode },
    ...given({ name: agency }),
  })
}

/** 未予认可: an officer did not accept the licence, told once for a check; nothing for any other note. The holder may object to it. */
export function checkRefusedWrites(cipher: FieldCipher, notes: readonly AuditNote[]): readonly Write<Records>[] {
  return notes.flatMap(({ licence, at, act, facts }) => {
    const { outcome, verification, agency, holder: to, typeCode } = facts
    if (act !== 'outcomeNoted' || outcome !== 'refused' || verification === undefined) return []
    const about = { licence, typeCode, ...given({ name: agency }) }
    return [messageWrite(cipher, { subject: verification, kind: 'checkRefused', to, at, ...about })]
  })
}
