/** 写消息: a message is written in the commit of what it tells of, so that none is lost and none tells of what did not happen. */
import { given } from '../../../src/core/given'
import { type RecipientKey, recipientOf } from '../../../src/core/sharing/recipient'
import { RETENTION_MS } from '../../../src/core/sharing/retention'
import { after } from '../../../src/core/time'
import { type FieldCipher, type Key, key, type Snapshot, type Write } from '../ports'
import type { InboxOwner, Index, MessageRecord, Records } from '../records'

/** A message before it is sealed. */
export interface Message extends Omit<MessageRecord, 'name' | 'notice' | 'expiresAt'> {
  /** What it is about: a keyed index. */
  readonly subject: string
  /** Tells messages of one kind about one thing apart: a day, or a side. */
  readonly part?: string
  readonly name?: string
}

/** The key of a message that may have been written already: to be read by the transaction that calls {@link messageOnce}. */
export function messageKey({ subject, kind, part }: Pick<Message, 'subject' | 'kind' | 'part'>): Key<'messages'> {
  return key('messages', [subject, kind, ...(part === undefined ? [] : [part])].join(':'))
}

/** The write of a message about something that happens once. */
export function messageWrite(cipher: FieldCipher, message: Message): Write<Records> {
  return { kind: 'insert', ...sealedMessage(cipher, message) }
}

/** As it is stored, for what writes it by itself: inserting it again changes nothing. */
export function sealedMessage(cipher: FieldCipher, message: Message) {
  const at = messageKey(message)
  const { subject: _subject, part: _part, name, ...told } = message
  const record: MessageRecord = {
    ...told,
    ...given({ name: name === undefined ? undefined : cipher.seal(namePlace(at.id), name) }),
    notice: 'waiting',
    expiresAt: after(message.at, RETENTION_MS.message),
  }
  return { key: at, record }
}

/** The write of a message that says the same however often it happens; none when it stands there. */
export function messageOnce(cipher: FieldCipher, read: Snapshot<Records>, message: Message): readonly Write<Records>[] {
  return read.get(messageKey(message)) ? [] : [messageWrite(cipher, message)]
}

/** Where a recipient's messages lie: a person's with him, a party's with the party. */
export function ownerOf(recipient: RecipientKey): InboxOwner {
  const { kind, id } = recipientOf(recipient)
  // A person is named by his own index.
  return kind === 'person' ? (id as Index) : `party:${id}`
}

/** Throws when the name was altered or moved. */
export function messageName(cipher: FieldCipher, id: string, { name }: MessageRecord): string | undefined {
  return name && cipher.open(namePlace(id), name)
}

function namePlace(id: string) {
  return { collection: 'messages', id, field: 'name' } as const
}
