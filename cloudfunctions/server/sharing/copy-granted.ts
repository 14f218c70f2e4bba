/**
 * 授权下的加注件: a recipient has a copy made where the grant allows copies. Checked as a reading is, in the transaction that takes its number, counted as
 * one use, and in the holder's record and his list of copies. The same wish again is the same copy: it is fetched without another use.
 */
import type { Failure } from '../../../src/core/failure'
import { notationOf } from '../../../src/core/notation/copy-request'
import { ok, type Result, refuse } from '../../../src/core/result'
import type { Purpose } from '../../../src/core/sharing/purposes'
import type { RecipientKey } from '../../../src/core/sharing/recipient'
import type { Instant } from '../../../src/core/time'
import { factsOf } from '../audit/append'
import { sealTrailText } from '../audit/trail-text'
import { openLicence } from '../licences/sealed-licence'
import { MOST_GRANTED_COPIES, nextCopyAt } from '../notation/copy-allowance'
import { copyCodeOf, copyKeys, copyWrites } from '../notation/copy-record'
import { copyKey } from '../notation/owned-copy'
import { kicked, latestVersion } from '../notation/request-copy'
import { type Key, key, probablyAbsent, type Snapshot, type Write } from '../ports'
import type { CopyRecord, GrantRecord, Index, Records } from '../records'
import type { KickDeps } from '../sealing/kick'
import { copyAccessKeys, mayCopy } from './copy-access'
import { itemKey } from './include'
import { type GrantReader, noteRefused, type ReadingDeps } from './reading'
import { openGrantText } from './sealed-grant'
import { NO_GRANT } from './seen-grant'
import { closeWhenAllRead } from './use-up'

export interface GrantedCopyingDeps extends ReadingDeps, KickDeps {
  readonly publicHost: string
}

export interface WantedCopy {
  readonly grant: Index
  readonly licence: Index
  readonly purpose: Purpose
  /** 加注件制作事由: what stands on the copy. */
  readonly cause: string
  /** Its last day; not after the grant's. */
  readonly until: string
}

export interface GrantedCopy {
  readonly key: Key<'copies'>
  readonly record: CopyRecord
  /** Of the grant. */
  readonly recipient: RecipientKey
}

export async function copyGranted(
  deps: GrantedCopyingDeps,
  reader: GrantReader,
  wanted: WantedCopy,
): Promise<Result<GrantedCopy, Failure>> {
  const now = deps.clock.now()
  const grant = await deps.store.get(key('grants', wanted.grant))
  if (!grant) return NO_GRANT
  const { licence, cause, until, purpose } = wanted
  const code = copyCodeOf(deps.index, ['granted', reader.id, wanted.grant, licence, cause.trim(), until].join('\n'))
  const at = copyKey(code)
  const [version, later] = await Promise.all([
    latestVersion(deps.store, licence),
    nextCopyAt(deps.store, grant.recipient, MOST_GRANTED_COPIES, now),
  ])
  const made = { ...wanted, reader, now, code, at, version, later }
  const asked = await deps.store.transact<CopyRecord, Failure>(keysOf(made, grant), (read) => decide(deps, made, read))
  if (asked.ok) {
    await closeWhenAllRead(deps, wanted.grant, now)
    return ok({ key: at, record: await kicked(deps, at.id, asked.value), recipient: grant.recipient })
  }
  const reading = { requestId: at.id, grant: wanted.grant, licence, purpose, reader, now, id: key('readings', at.id) }
  if (asked.failure.code !== 'BUSY') await noteRefused(deps, reading, grant, asked.failure)
  return asked
}

interface Making extends WantedCopy {
  readonly reader: GrantReader
  readonly now: Instant
  readonly code: ReturnType<typeof copyCodeOf>
  readonly at: Key<'copies'>
  readonly version: { readonly id: string; readonly identifier: string } | undefined
  /** When his allowance of copies begins anew, if it is used up. */
  readonly later: Instant | undefined
}

function keysOf({ grant, licence, at }: Making, { recipient }: GrantRecord) {
  const [copy, ...others] = copyKeys(licence, at.id)
  return [...copyAccessKeys({ grant, licence }, recipient), ...others, probablyAbsent(copy)]
}

function decide(deps: GrantedCopyingDeps, making: Making, read: Snapshot<Records>) {
  const { reader, now, purpose, at } = making
  const already = read.get(at)
  const allowed = mayCopy(read, { ...making, recipients: reader.recipients }, already, now)
  if (!allowed.ok) return allowed
  if (already) return ok({ writes: [], value: already })
  const { grant, item, licence, access } = allowed.value
  const { used, state } = access
  const copied = { id: making.licence, record: licence, licence: openLicence(deps.cipher, making.licence, licence) }
  const notation = notationFor(deps, making, grant, copied.licence)
  if (!notation.ok) return notation
  if (making.later) return refuse<Failure>({ code: 'COPIES_TOO_MANY', most: MOST_GRANTED_COPIES, from: making.later })
  if (making.version?.identifier !== licence.identifier) return refuse<Failure>({ code: 'BUSY' })
  const draft = {
    ...{ code: making.code, id: at.id, version: making.version.id, notation: notation.value },
    ...{ grant: making.grant, askedBy: grant.recipient, now },
  }
  const facts = {
    ...{ ...factsOf(licence), grant: making.grant, recipient: grant.recipient, purpose },
    name: sealTrailText(deps.cipher, making.licence, 'name', recipientName(deps, making, grant)),
  }
  const written = copyWrites(deps.cipher, copied, draft, read, { actor: 'recipient', facts })
  const counted: Write<Records> = {
    ...{ kind: 'replace', key: itemKey(making.grant, making.licence) },
    record: { ...item, used, state, lastReadAt: now },
  }
  return ok({ writes: [counted, ...written.writes], value: written.record })
}

function recipientName(
  { cipher }: GrantedCopyingDeps,
  { grant }: Making,
  { recipientName: name }: GrantRecord,
): string {
  return openGrantText(cipher, grant, 'recipientName', name)
}

/** The holder has said so by granting it: his activation is not asked for besides. */
function notationFor(
  deps: GrantedCopyingDeps,
  making: Making,
  grant: GrantRecord,
  licence: Parameters<typeof notationOf>[0]['licence'],
) {
  const wish = { purpose: making.cause, recipient: recipientName(deps, making, grant), until: making.until }
  const notation = notationOf({ licence, activated: true }, wish, making.now)
  if (!notation.ok || notation.value.until <= grant.terms.until) return notation
  return refuse<Failure>({ code: 'COPY_TERM_TOO_LONG', latest: grant.terms.until })
}
