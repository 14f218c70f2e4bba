/**
 * 申请加注件: the wish, the number, the audit event and the place in the queue are one commit; then the sealing function is told. The code is worked
 * out from who asks and his request's id with our key: the same request again is the same copy, and nobody can guess a code.
 */
import type * as v from 'valibot'
import type { CopyView, requestCopyRequest } from '../../../src/contract/copies'
import type { Failure } from '../../../src/core/failure'
import { notationOf } from '../../../src/core/notation/copy-request'
import { ok, type Result, refuse } from '../../../src/core/result'
import { factsOf } from '../audit/append'
import type { Holder } from '../identity/actors'
import { ownedLicence, ownershipKeys } from '../licences/owned-licence'
import { type FieldCipher, key, type Store } from '../ports'
import type { CopyRecord, Index } from '../records'
import { type KickDeps, kickCopy } from '../sealing/kick'
import { holdersNextCopyAt, MOST_COPIES } from './copy-allowance'
import { copyCodeOf, copyKeys, copyWrites } from './copy-record'
import { copyViewOf, type ViewingDeps } from './copy-view'
import { copyKey, ownedCopy } from './owned-copy'
import { openCopyField } from './sealed-copy'

export interface CopyingDeps extends ViewingDeps, KickDeps {
  readonly store: Store
}

type Request = v.InferOutput<typeof requestCopyRequest>

export async function requestCopy(
  deps: CopyingDeps,
  holder: Holder,
  request: Request,
): Promise<Result<CopyView, Failure>> {
  const code = copyCodeOf(deps.index, `${holder.person}\n${request.requestId}`)
  const { id } = copyKey(code)
  const now = deps.clock.now()
  const [version, later] = await Promise.all([
    latestVersion(deps.store, request.licence as Index),
    holdersNextCopyAt(deps.store, request.licence as Index, now),
  ])
  const asked = await deps.store.transact<CopyRecord, Failure>(keysOf(request, id), (read) => {
    const owned = ownedLicence(deps.cipher, holder, request.licence as Index, read)
    if (!owned.ok) return owned
    const already = read.get(key('copies', id))
    if (already) {
      const same = isSame(deps.cipher, id, already, request) && ownedCopy(holder, already).ok
      return same ? ok({ writes: [], value: already }) : ANOTHER
    }
    const notation = notationOf(owned.value, request, now)
    if (!notation.ok) return notation
    if (later) return refuse({ code: 'COPIES_TOO_MANY', most: MOST_COPIES, from: later })
    // A new version came in this moment: what the holder saw is not what would be copied.
    if (version?.identifier !== owned.value.record.identifier) return refuse({ code: 'BUSY' })
    const { record } = owned.value
    const draft = {
      ...{ code, id, version: version.id, notation: notation.value, grant: request.grant, now },
      askedBy: record.holderIndex,
    }
    const written = copyWrites(deps.cipher, owned.value, draft, read, { actor: 'holder', facts: factsOf(record) })
    return ok({ writes: written.writes, value: written.record })
  })
  if (!asked.ok) return asked
  return ok(copyViewOf(deps, id, await kicked(deps, id, asked.value), deps.clock.now()))
}

const ANOTHER = refuse<Failure>({ code: 'REQUEST_INVALID', field: 'requestId' })

function keysOf({ licence }: Request, id: string) {
  const at = licence as Index
  return [...ownershipKeys(at), ...copyKeys(at, id)]
}

function isSame(
  cipher: FieldCipher,
  id: string,
  record: CopyRecord,
  { licence, purpose, recipient, until, grant }: Request,
): boolean {
  return (
    record.licence === licence &&
    record.until === until &&
    openCopyField(cipher, id, 'purpose', record.purpose) === purpose.trim() &&
    openCopyField(cipher, id, 'recipient', record.recipient) === recipient.trim() &&
    (record.grant && openCopyField(cipher, id, 'grant', record.grant)) === grant
  )
}

/** The version that stands: its own file is what is copied. */
export async function latestVersion(store: Store, licence: Index) {
  const [found] = await store.find('versions', 'byLicence', { equals: { licence }, order: 'descending', limit: 1 })
  return found && { id: found.id, identifier: found.record.identifier }
}

/** The copy after it was asked for: most are there at once. */
export async function kicked(deps: CopyingDeps, id: string, record: CopyRecord): Promise<CopyRecord> {
  if (record.fileState !== 'queued' || record.fileNextAt > deps.clock.now()) return record
  await kickCopy(deps, id)
  return (await deps.store.get(key('copies', id))) ?? record
}
