/** 用证 as it is written down: who reads what for what; and the readings that were refused, in the holder's record before they are told. */
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import type { Purpose } from '../../../src/core/sharing/purposes'
import type { RecipientKey } from '../../../src/core/sharing/recipient'
import type { Instant } from '../../../src/core/time'
import { factsOf } from '../audit/append'
import { chainRefused } from '../audit/chain-refused'
import { sealTrailText } from '../audit/trail-text'
import type { RelationDeps } from '../licences/operator'
import { type Clock, type FieldCipher, type Key, key } from '../ports'
import type { AuditFacts, GrantRecord, Index, LicenceRecord } from '../records'
import { itemKey } from './include'
import { openGrantText } from './sealed-grant'

export interface ReadingDeps extends RelationDeps {
  readonly clock: Clock
}

/** Who reads, as he is verified: a person with all he acts for, or one party's system. */
export interface GrantReader {
  readonly recipients: readonly RecipientKey[]
  /** Names him in his request's id. */
  readonly id: string
}

export interface WantedReading {
  readonly requestId: string
  readonly grant: Index
  readonly licence: Index
  readonly purpose: Purpose
  readonly fields?: readonly string[] | undefined
}

/** One reading at its moment. */
export interface Reading extends WantedReading {
  readonly reader: GrantReader
  readonly now: Instant
  readonly id: Key<'readings'>
}

/** What the trail says of it. */
export function readingFacts(
  cipher: FieldCipher,
  { grant: id, licence: trail, purpose }: Reading,
  { recipient, recipientName }: GrantRecord,
  licence: LicenceRecord,
): AuditFacts {
  const name = sealTrailText(cipher, trail, 'name', openGrantText(cipher, id, 'recipientName', recipientName))
  return { ...factsOf(licence), grant: id, recipient, name, purpose }
}

/** Durable by itself before it is told; it finds its place in the licence's trail at once, or when that is less busy. */
export async function noteRefused(
  deps: ReadingDeps,
  reading: Reading,
  grant: GrantRecord,
  failure: Failure,
): Promise<void> {
  const { licence: trail, now, reader, purpose, fields } = reading
  const [item, licence] = await Promise.all([
    deps.store.get(itemKey(reading.grant, trail)),
    deps.store.get(key('licences', trail)),
  ])
  // No holder's licence is concerned, or one that is another's by now.
  if (!item || !licence || item.holderIndex !== licence.holderIndex) return
  const isRecipient = reader.recipients.includes(grant.recipient)
  const facts = {
    ...(isRecipient
      ? readingFacts(deps.cipher, reading, grant, licence)
      : { ...factsOf(licence), grant: reading.grant, purpose }),
    ...given({ fields: fields?.slice(0, MOST_NAMED_FIELDS) }),
    outcome: failure.code,
  }
  const id = deps.index.of('reading', `${reading.id.id}\n${reading.grant}\n${trail}\n${failure.code}`)
  await deps.store.insert(key('refusedChecks', id), {
    ...{ licence: trail, at: now, actor: isRecipient ? 'recipient' : 'anyone', facts },
    ...{ act: 'grantReadRefused', state: 'waiting' },
  })
  await chainRefused(deps, trail)
}

const MOST_NAMED_FIELDS = 40
