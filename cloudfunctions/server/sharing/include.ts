/** 纳入证照: licences take their places in a grant, a handful in a commit. Nothing of it counts until the grant is given. */

import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import { ok, type Result, refuse } from '../../../src/core/result'
import { grantStateAt } from '../../../src/core/sharing/grant-life'
import { licencesDigest } from '../../../src/core/sharing/receipt'
import type { GrantState } from '../../../src/core/sharing/states'
import { MOST_LICENCES } from '../../../src/core/sharing/terms'
import type { Instant } from '../../../src/core/time'
import { type AuditNote, auditHeadKey, auditWrites, factsOf } from '../audit/append'
import { sealTrailText } from '../audit/trail-text'
import { type FieldCipher, type Key, key, probablyAbsent, type Snapshot, type Store, type Write } from '../ports'
import type { GrantItemRecord, GrantRecord, Index, LicenceRecord, Records } from '../records'
import { openGrantText } from './sealed-grant'

/** What the platform's transactions should hold: twenty operations, of which two are the grant's. */
const IN_ONE_COMMIT = 18
/** One that is another holder's goes into his own licence's trail too. */
const FOREIGN_IN_ONE_COMMIT = 6
const EXAMPLES = 3

export interface Including {
  readonly store: Store
  readonly cipher: FieldCipher
}

export interface Included {
  readonly id: Index
  readonly record: LicenceRecord
}

export interface Inclusion {
  readonly grant: Index
  /** The state the grant must be in: drafts of holders, the authority's own while they stand. */
  readonly state: GrantState
  readonly now: Instant
}

/** Includes those of `licences` that are not yet in the grant; all of them were judged. The grant's size after it. */
export async function include(
  deps: Including,
  inclusion: Inclusion,
  licences: readonly Included[],
): Promise<Result<GrantRecord, Failure>> {
  const at = key('grants', inclusion.grant)
  const grant = await deps.store.get(at)
  if (!grant) return refuse({ code: 'GRANT_NOT_FOUND' })
  if (grant.size + licences.length > MOST_LICENCES) return TOO_MANY
  let latest = standing(grant, inclusion)
  for (const part of partsOf(grant, licences)) {
    if (!latest.ok) return latest
    latest = await includePart(deps, inclusion, part)
  }
  return latest
}

const TOO_MANY = refuse<Failure>({ code: 'GRANT_LICENCES_TOO_MANY', most: MOST_LICENCES })

export function itemKey(grant: Index, licence: Index): Key<'grantItems'> {
  return key('grantItems', `${grant}:${licence}`)
}

/** What goes into one commit: the giver's own, or others'. */
interface Part {
  readonly licences: readonly Included[]
  readonly isForeign: boolean
}

function partsOf({ giver }: GrantRecord, licences: readonly Included[]): readonly Part[] {
  const own = licences.filter(({ record }) => record.holderIndex === giver)
  const foreign = licences.filter(({ record }) => record.holderIndex !== giver)
  return [
    ...inParts(own, IN_ONE_COMMIT).map((part) => ({ licences: part, isForeign: false })),
    ...inParts(foreign, FOREIGN_IN_ONE_COMMIT).map((part) => ({ licences: part, isForeign: true })),
  ]
}

function inParts<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, part) => all.slice(part * size, (part + 1) * size))
}

function standing(grant: GrantRecord | undefined, { state, now }: Inclusion): Result<GrantRecord, Failure> {
  if (!grant) return refuse({ code: 'GRANT_NOT_FOUND' })
  const present = grantStateAt(grant, now)
  return present === state ? ok(grant) : refuse({ code: 'GRANT_STATE', state: present })
}

/** Two that fill at once meet at the grant: each place is taken once. */
function includePart(
  { store, cipher }: Including,
  inclusion: Inclusion,
  { licences, isForeign }: Part,
): Promise<Result<GrantRecord, Failure>> {
  const { grant: id } = inclusion
  const at = key('grants', id)
  const items = licences.map((licence) => probablyAbsent(itemKey(id, licence.id)))
  const heads = isForeign ? licences.map((licence) => auditHeadKey(licence.id)) : []
  return store.transact<GrantRecord, Failure>([at, ...items, ...heads], (read) => {
    const grant = standing(read.get(at), inclusion)
    if (!grant.ok) return grant
    const fresh = licences.filter((licence) => !read.get(itemKey(id, licence.id)))
    if (fresh.length === 0) return ok({ writes: [], value: grant.value })
    if (grant.value.size + fresh.length > MOST_LICENCES) return TOO_MANY
    const record = grown(grant.value, fresh)
    const writes = fresh.flatMap((each, position) =>
      itemWrites(cipher, read, inclusion, grant.value, each, grant.value.size + position + 1),
    )
    return ok({ writes: [{ kind: 'replace', key: at, record }, ...writes], value: record })
  })
}

function grown(grant: GrantRecord, fresh: readonly Included[]): GrantRecord {
  const digest = fresh.reduce((before, { record }) => licencesDigest(before, record.identifier), grant.digest)
  const more = fresh.slice(0, EXAMPLES - grant.first.length)
  const first = [...grant.first, ...more.map(({ id, record }) => ({ licence: id, typeCode: record.typeCode }))]
  return { ...grant, size: grant.size + fresh.length, digest, first }
}

function itemWrites(
  cipher: FieldCipher,
  read: Snapshot<Records>,
  { grant: id, now }: Inclusion,
  grant: GrantRecord,
  { id: licence, record }: Included,
  place: number,
): readonly Write<Records>[] {
  const { holderIndex, issueRevision, typeCode, category, identifier } = record
  const isForeign = holderIndex !== grant.giver
  const item: GrantItemRecord = {
    ...{ grant: id, licence, recipient: grant.recipient, holderIndex, issueRevision, typeCode, category, identifier },
    ...{ place, state: 'open', used: 0, at: now },
    ...given({ foreign: isForeign ? holderIndex : undefined }),
  }
  const included: Write<Records> = { kind: 'insert', key: itemKey(id, licence), record: item }
  return isForeign ? [included, ...auditWrites(read, foreignNote(cipher, id, grant, licence, record, now))] : [included]
}

/** What a driver learns of his employer's act, and anyone of the authority's: to whom, for what, by whom. */
function foreignNote(
  cipher: FieldCipher,
  id: Index,
  grant: GrantRecord,
  licence: Index,
  record: LicenceRecord,
  at: Instant,
): AuditNote {
  const { recipient, recipientName, giver, giverName, terms } = grant
  const isAuthority = giver === 'authority'
  const facts = {
    ...{ ...factsOf(record), grant: id, recipient, purpose: terms.purpose },
    fields: terms.fields[record.category] ?? [],
    name: sealTrailText(cipher, licence, 'name', openGrantText(cipher, id, 'recipientName', recipientName)),
    delegateName: sealTrailText(cipher, licence, 'delegateName', openGrantText(cipher, id, 'giverName', giverName)),
  }
  return { licence, at, act: 'grantIncluded', actor: isAuthority ? 'province' : 'delegate', facts }
}
