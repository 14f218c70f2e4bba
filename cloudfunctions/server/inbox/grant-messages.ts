/** What a move of a grant, or time, tells its two sides. What is told here is told in the commit of the move. */

import type { MessageKind } from '../../../src/core/sharing/message'
import type { GrantState } from '../../../src/core/sharing/states'
import { civilDateOf, type Instant } from '../../../src/core/time'
import type { FieldCipher, Key, Write } from '../ports'
import type { GrantRecord, Index, Records } from '../records'
import { openGrantText } from '../sharing/sealed-grant'
import { type Message, messageKey, messageWrite, ownerOf } from './message'

type Side = 'giver' | 'recipient'

/** Who is told when a grant has come into a state: the other side; both, when nobody did it. */
const TOLD: { readonly [S in GrantState]?: readonly (readonly [to: Side, kind: MessageKind])[] } = {
  requested: [['giver', 'grantAsked']],
  active: [['recipient', 'grantGiven']],
  refused: [['recipient', 'requestRefused']],
  withdrawn: [['recipient', 'grantWithdrawn']],
  returned: [['giver', 'grantReturned']],
  expired: [
    ['giver', 'grantEnded'],
    ['recipient', 'grantEnded'],
  ],
  usedUp: [
    ['giver', 'grantEnded'],
    ['recipient', 'grantEnded'],
  ],
}

/** The messages for a grant that has just come into its state. A draft that runs out tells nobody: it was never told of. */
export function grantMessages(
  cipher: FieldCipher,
  id: Index,
  record: GrantRecord,
  at: Instant,
): readonly Write<Records>[] {
  const told = record.state === 'lapsed' && record.asked ? LAPSED : (TOLD[record.state] ?? [])
  return told.flatMap(([to, kind]) => {
    const message = grantMessage(cipher, id, record, { to, kind, at })
    return message ? [messageWrite(cipher, { ...message, part: to })] : []
  })
}

const LAPSED = [['recipient', 'requestLapsed']] as const

/** 用证提醒: one a day and grant, however often it is read; the readings themselves stand in the activity. */
export function usedMessage(cipher: FieldCipher, id: Index, record: GrantRecord, at: Instant): Message | undefined {
  const message = grantMessage(cipher, id, record, { to: 'giver', kind: 'grantUsed', at })
  return message && { ...message, part: civilDateOf(at) }
}

/** To be read by the transaction that writes {@link usedMessage}. */
export function usedMessageKey(id: Index, at: Instant): Key<'messages'> {
  return messageKey({ subject: id, kind: 'grantUsed', part: civilDateOf(at) })
}

interface Told {
  readonly to: Side
  readonly kind: MessageKind
  readonly at: Instant
}

/** undefined: the authority has no inbox here. */
function grantMessage(
  cipher: FieldCipher,
  id: Index,
  { giver, giverName, recipient, recipientName, size }: GrantRecord,
  { to, kind, at }: Told,
): Message | undefined {
  const base = { subject: id, kind, at, grant: id, ...(size > 0 ? { licences: size } : {}) }
  if (to === 'recipient') {
    return { ...base, to: ownerOf(recipient), name: openGrantText(cipher, id, 'giverName', giverName) }
  }
  const name = openGrantText(cipher, id, 'recipientName', recipientName)
  return giver === 'authority' ? undefined : { ...base, to: giver, name }
}
