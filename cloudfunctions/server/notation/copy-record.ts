/** A copy as it is written down when it is asked for, by its holder or under a grant: its number, its record and its entry in the trail. */
import { given } from '../../../src/core/given'
import { subjectOf } from '../../../src/core/licence/disclosure'
import type { Licence } from '../../../src/core/licence/licence'
import { COPY_CODE_BYTES, type CopyCode, copyCodeFrom, copyNumberOf } from '../../../src/core/notation/copy-code'
import type { Notation } from '../../../src/core/notation/copy-request'
import type { Instant } from '../../../src/core/time'
import { type AuditNote, auditHeadKey, auditWrites } from '../audit/append'
import { type FieldCipher, type KeyedIndex, key, type Snapshot, type Write } from '../ports'
import type { CopyRecord, Index, LicenceRecord, Records } from '../records'
import { newMaking } from '../sealing/making'
import { sealCopyField } from './sealed-copy'

export interface CopyDraft {
  readonly code: CopyCode
  readonly id: string
  /** The record in `versions`. */
  readonly version: string
  readonly notation: Notation
  readonly grant: string | undefined
  readonly askedBy: NonNullable<CopyRecord['askedBy']>
  readonly now: Instant
}

/** The licence that is copied. */
export interface CopiedLicence {
  readonly id: Index
  readonly record: LicenceRecord
  readonly licence: Licence
}

/** Worked out from who asks and his request: the same again is the same copy. One in nine would be misread at its end: then the next one. */
export function copyCodeOf(index: KeyedIndex, request: string): CopyCode {
  for (let draw = 0; ; draw += 1) {
    const digest = Buffer.from(index.of('copyRequest', `${request}\n${draw}`), 'hex')
    const code = copyCodeFrom(digest.subarray(0, COPY_CODE_BYTES))
    if (code) return code
  }
}

/** What the transaction must read for {@link copyWrites}. */
export function copyKeys(licence: Index, id: string) {
  return [key('copies', id), key('copyNumbers', licence), auditHeadKey(licence)] as const
}

export function copyWrites(
  cipher: FieldCipher,
  copied: CopiedLicence,
  draft: CopyDraft,
  read: Snapshot<Records>,
  { actor, facts }: Pick<AuditNote, 'actor' | 'facts'>,
): { readonly writes: readonly Write<Records>[]; readonly record: CopyRecord } {
  const { record: licence, id: licenceId } = copied
  const counter = key('copyNumbers', licenceId)
  const numbered = read.get(counter)
  const last = (numbered?.last ?? 0) + 1
  const record = recordOf(cipher, copied, draft, copyNumberOf(licence.identifier, last))
  const note = { licence: licenceId, at: draft.now, actor, facts: { ...facts, outcome: record.number } }
  const writes: readonly Write<Records>[] = [
    { kind: 'insert', key: key('copies', draft.id), record },
    { kind: numbered ? 'replace' : 'insert', key: counter, record: { last } },
    ...auditWrites(read, { ...note, act: 'copyRequested' }),
  ]
  return { writes, record }
}

function recordOf(
  cipher: FieldCipher,
  { id: licenceId, record, licence }: CopiedLicence,
  draft: CopyDraft,
  number: string,
): CopyRecord {
  const { id, code, version, notation, grant, askedBy, now } = draft
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
    askedBy,
    until: notation.until,
    requestedAt: now,
    ...newMaking(now),
  }
}
