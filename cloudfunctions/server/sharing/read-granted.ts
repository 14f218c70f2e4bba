/**
 * 用证: one reading of one licence under one grant. What decides is read, and what follows is written, in one transaction: the grant, the party, the
 * licence as it is at that moment, the count, and the entry in the holder's record. A withdrawal that was answered before the reading began is
 * always seen; of two that take the last use the second runs again and finds it taken.
 */
import type * as v from 'valibot'
import type { GrantedLicence, readGrantedRequest } from '../../../src/contract/sharing'
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import { kindOf } from '../../../src/core/licence/kinds'
import { ok, type Result, refuse } from '../../../src/core/result'
import { type Access, mayRead, type Reader, type ReadItem } from '../../../src/core/sharing/access'
import { grantedFields } from '../../../src/core/sharing/fields'
import { recipientOf } from '../../../src/core/sharing/recipient'
import { RETENTION_MS } from '../../../src/core/sharing/retention'
import { after } from '../../../src/core/time'
import { auditHeadKey, auditWrites } from '../audit/append'
import type { Holder } from '../identity/actors'
import { usedMessage, usedMessageKey } from '../inbox/grant-messages'
import { messageOnce } from '../inbox/message'
import { openLicence } from '../licences/sealed-licence'
import { type FieldCipher, type Key, key, probablyAbsent, type Snapshot, type Write } from '../ports'
import { count, limitedReader } from '../presentation/limits'
import type { GrantItemRecord, GrantRecord, Index, LicenceRecord, ReadingRecord, Records } from '../records'
import { itemKey } from './include'
import { partiesOf, recipientsOf } from './parties'
import {
  type GrantReader,
  noteRefused,
  type Reading,
  type ReadingDeps,
  readingFacts,
  type WantedReading,
} from './reading'
import { NO_GRANT } from './seen-grant'
import { closeWhenAllRead } from './use-up'

/** A licence's trail may be busy with other readings at the same moment. */
const MOST_RUNS = 4

/** In the mini-program. Counted before anything is told; a count that is busy with his other readings lets this one pass, for it had room. */
export async function readGranted(
  deps: ReadingDeps,
  holder: Holder,
  request: v.InferOutput<typeof readGrantedRequest>,
): Promise<Result<GrantedLicence, Failure>> {
  const counted = await count(deps.store, limitedReader(holder.person), ['asked'], deps.clock.now())
  if (!counted.ok && counted.failure.code !== 'BUSY') return counted
  const recipients = recipientsOf(holder, await partiesOf(deps.store, holder))
  const { requestId, grant, licence, purpose, fields } = request
  const wanted = { requestId, grant: grant as Index, licence: licence as Index, purpose, fields }
  return readUnder(deps, { recipients, id: holder.person }, wanted)
}

/** For whoever reads, by whatever way. What is refused is in the holder's record before it is told. */
export async function readUnder(
  deps: ReadingDeps,
  reader: GrantReader,
  wanted: WantedReading,
): Promise<Result<GrantedLicence, Failure>> {
  const now = deps.clock.now()
  const reading: Reading = { ...wanted, reader, now, id: readingId(deps, reader, wanted) }
  const grant = await deps.store.get(key('grants', wanted.grant))
  if (!grant) return NO_GRANT
  const told = await attempts(deps, reading, grant)
  if (!told.ok && told.failure.code !== 'BUSY') await noteRefused(deps, reading, grant, told.failure)
  if (told.ok && told.value.left === 0) await closeWhenAllRead(deps, wanted.grant, now)
  return told
}

function readingId({ index }: ReadingDeps, reader: GrantReader, { requestId }: WantedReading): Key<'readings'> {
  return key('readings', index.of('reading', `${reader.id}\n${requestId}`))
}

async function attempts(deps: ReadingDeps, reading: Reading, grant: GrantRecord) {
  for (let run = 1; ; run += 1) {
    const told = await deps.store.transact<GrantedLicence, Failure>(keysOf(reading, grant), (read) =>
      decide(deps.cipher, reading, read),
    )
    if (told.ok || told.failure.code !== 'BUSY' || run === MOST_RUNS) return told
  }
}

/** Who the recipient is never changes; everything else is read again inside. */
function keysOf({ grant, licence, id, now }: Reading, { recipient }: GrantRecord) {
  const { kind, id: party } = recipientOf(recipient)
  return [
    ...[key('grants', grant), itemKey(grant, licence), key('licences', licence), auditHeadKey(licence)],
    ...(kind === 'party' ? [key('relyingParties', party)] : []),
    usedMessageKey(grant, now),
    probablyAbsent(id),
  ]
}

function decide(cipher: FieldCipher, reading: Reading, read: Snapshot<Records>) {
  const { reader, now, id, purpose, fields } = reading
  const grant = read.get(key('grants', reading.grant))
  const item = read.get(itemKey(reading.grant, reading.licence))
  const licence = read.get(key('licences', reading.licence))
  const before = read.get(id)
  if (before && !isRepeat(before, reading, licence)) return ANOTHER
  const standing = grant && isSuspended(grant, read) ? 'suspended' : 'active'
  const who: Reader = { recipients: reader.recipients, standing, purpose, ...given({ fields }) }
  const access = before
    ? mayRead(who, ...uncounted(before, grant, item), licence, now)
    : mayRead(who, grant, item, licence, now)
  if (!access.ok) return access
  if (!grant || !item || !licence) throw new Error('only what is there is read')
  const value = answerOf(cipher, reading, grant, licence, access.value)
  return ok({
    writes: before ? [] : writesOf(cipher, reading, { grant, item, licence, access: access.value }, read),
    value,
  })
}

const ANOTHER = refuse<Failure>({ code: 'REQUEST_INVALID', field: 'requestId' })

/** A lost answer is no second use: the same request again, as long as the licence is as it was. Still refused when it was withdrawn since. */
function isRepeat(before: ReadingRecord, { grant, licence, now }: Reading, record: LicenceRecord | undefined): boolean {
  const isSame = before.grant === grant && before.licence === licence && before.revision === record?.revision
  return isSame && now <= before.expiresAt
}

/** As it was before this reading was counted, and perhaps used the grant up. */
function uncounted(
  before: ReadingRecord,
  grant: GrantRecord | undefined,
  item: GrantItemRecord | undefined,
): readonly [GrantRecord | undefined, ReadItem | undefined] {
  return [
    grant?.state === 'usedUp' ? { ...grant, state: 'active' } : grant,
    item && { ...item, used: before.used - 1, state: item.state === 'withdrawn' ? 'withdrawn' : 'open' },
  ]
}

export function isSuspended({ recipient }: GrantRecord, read: Snapshot<Records>): boolean {
  const { kind, id } = recipientOf(recipient)
  return kind === 'party' && read.get(key('relyingParties', id))?.state !== 'active'
}

interface Granted {
  readonly grant: GrantRecord
  readonly item: GrantItemRecord
  readonly licence: LicenceRecord
  readonly access: Access
}

function writesOf(
  cipher: FieldCipher,
  reading: Reading,
  { grant, item, licence, access: { used, state, fields } }: Granted,
  read: Snapshot<Records>,
): readonly Write<Records>[] {
  const { now, id } = reading
  const counted = { ...item, used, state, lastReadAt: now }
  const answered: ReadingRecord = {
    ...{ grant: reading.grant, licence: reading.licence, revision: licence.revision, used, at: now },
    expiresAt: after(now, RETENTION_MS.reading),
  }
  const facts = { ...readingFacts(cipher, reading, grant, licence), fields }
  const told = usedMessage(cipher, reading.grant, grant, now)
  return [
    ...(told ? messageOnce(cipher, read, told) : []),
    { kind: 'replace', key: itemKey(reading.grant, reading.licence), record: counted },
    { kind: 'insert', key: id, record: answered },
    ...auditWrites(read, { licence: reading.licence, at: now, act: 'grantRead', actor: 'recipient', facts }),
  ]
}

function answerOf(
  cipher: FieldCipher,
  { grant: id, licence: licenceId, now }: Reading,
  { terms }: GrantRecord,
  record: LicenceRecord,
  { fields, withheld, used }: Access,
): GrantedLicence {
  const licence = openLicence(cipher, licenceId, record)
  return {
    ...{ grant: id, licence: licenceId, typeCode: record.typeCode, typeName: kindOf(record.typeCode).name },
    ...{ fields: grantedFields(licence, fields, now), withheld, used, readAt: now, until: terms.until },
    ...given({ left: terms.uses === undefined ? undefined : Math.max(0, terms.uses - used) }),
  }
}
