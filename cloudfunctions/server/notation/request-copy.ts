/**
 * 申请加注件: the wish, the number, the audit event and the place in the queue are one commit; then the sealing function is told. The code is worked
 * out from who asks and his request's id with our key: the same request again is the same copy, and nobody can guess a code.
 */
import type * as v from 'valibot'
import type { CopyView, requestCopyRequest } from '../../../src/contract/copies'
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import { subjectOf } from '../../../src/core/licence/disclosure'
import { COPY_CODE_BYTES, type CopyCode, copyCodeFrom, copyNumberOf } from '../../../src/core/notation/copy-code'
import { type Notation, notationOf } from '../../../src/core/notation/copy-request'
import { ok, type Result, refuse } from '../../../src/core/result'
import type { Instant } from '../../../src/core/time'
import { auditHeadKey, auditWrites, factsOf } from '../audit/append'
import type { Holder } from '../identity/actors'
import { type OwnedLicence, ownedLicence, ownershipKeys } from '../licences/owned-licence'
import { type FieldCipher, type KeyedIndex, key, type Snapshot, type Store, type Write } from '../ports'
import type { CopyRecord, Index, Records } from '../records'
import { type KickDeps, kickCopy } from '../sealing/kick'
import { newMaking } from '../sealing/making'
import { MOST_COPIES, mayAskAgainAt } from './copy-allowance'
import { copyViewOf, type ViewingDeps } from './copy-view'
import { copyKey, ownedCopy } from './owned-copy'
import { openCopyField, sealCopyField } from './sealed-copy'

export interface CopyingDeps extends ViewingDeps, KickDeps {
  readonly store: Store
}

type Request = v.InferOutput<typeof requestCopyRequest>

export async function requestCopy(
  deps: CopyingDeps,
  holder: Holder,
  request: Request,
): Promise<Result<CopyView, Failure>> {
  const code = codeOf(deps.index, holder.person, request.requestId)
  const { id } = copyKey(code)
  const now = deps.clock.now()
  const [version, later] = await Promise.all([
    latestVersion(deps.store, request.licence as Index),
    mayAskAgainAt(deps.store, request.licence as Index, now),
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
    const draft = { code, id, version: version.id, notation: notation.value, grant: request.grant, now }
    return written(deps.cipher, owned.value, draft, read)
  })
  if (!asked.ok) return asked
  return ok(copyViewOf(deps, id, await kicked(deps, id, asked.value), deps.clock.now()))
}

const ANOTHER = refuse<Failure>({ code: 'REQUEST_INVALID', field: 'requestId' })

interface Draft {
  readonly code: CopyCode
  readonly id: string
  /** The record in `versions`. */
  readonly version: string
  readonly notation: Notation
  readonly grant: string | undefined
  readonly now: Instant
}

function keysOf({ licence }: Request, id: string) {
  const at = licence as Index
  return [...ownershipKeys(at), key('copies', id), key('copyNumbers', at), auditHeadKey(at)]
}

function written(cipher: FieldCipher, owned: OwnedLicence, draft: Draft, read: Snapshot<Records>) {
  const { record: licence, id: licenceId } = owned
  const counter = key('copyNumbers', licenceId)
  const numbered = read.get(counter)
  const last = (numbered?.last ?? 0) + 1
  const record = recordOf(cipher, owned, draft, copyNumberOf(licence.identifier, last))
  const facts = { ...factsOf(licence), outcome: record.number }
  const writes: readonly Write<Records>[] = [
    { kind: 'insert', key: key('copies', draft.id), record },
    { kind: numbered ? 'replace' : 'insert', key: counter, record: { last } },
    ...auditWrites(read, { licence: licenceId, at: draft.now, act: 'copyRequested', actor: 'holder', facts }),
  ]
  return ok({ writes, value: record })
}

function recordOf(
  cipher: FieldCipher,
  { id: licenceId, record, licence }: OwnedLicence,
  draft: Draft,
  number: string,
): CopyRecord {
  const { id, code, version, notation, grant, now } = draft
  return {
    licence: licenceId,
    version,
    identifier: record.identifier,
    typeCode: record.typeCode,
    holderIndex: record.holderIndex,
    number,
    code: sealCopyField(cipher, id, 'code', code),
    subject: sealCopyField(cipher, id, 'subject', subjectOf(licence)),
    purpose: sealCopyField(cipher, id, 'purpose', notation.purpose),
    recipient: sealCopyField(cipher, id, 'recipient', notation.recipient),
    ...given({ grant: grant === undefined ? undefined : sealCopyField(cipher, id, 'grant', grant) }),
    until: notation.until,
    requestedAt: now,
    ...newMaking(now),
  }
}

/** One code in nine would be misread at its end: then the next one that follows from the same request. */
function codeOf(index: KeyedIndex, person: Index, requestId: string): CopyCode {
  for (let draw = 0; ; draw += 1) {
    const digest = Buffer.from(index.of('copyRequest', `${person}\n${requestId}\n${draw}`), 'hex')
    const code = copyCodeFrom(digest.subarray(0, COPY_CODE_BYTES))
    if (code) return code
  }
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
async function latestVersion(store: Store, licence: Index) {
  const [found] = await store.find('versions', 'byLicence', { equals: { licence }, order: 'descending', limit: 1 })
  return found && { id: found.id, identifier: found.record.identifier }
}

/** The copy after it was asked for: most are there at once. */
export async function kicked(deps: CopyingDeps, id: string, record: CopyRecord): Promise<CopyRecord> {
  if (record.fileState !== 'queued' || record.fileNextAt > deps.clock.now()) return record
  await kickCopy(deps, id)
  return (await deps.store.get(key('copies', id))) ?? record
}
