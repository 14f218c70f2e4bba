/**
 * GetCertificateFileByCertificateID: an annotated copy, made by the same queue as a holder's own. While it is made the answer is status 2, and the
 * same request again fetches it. It is handed out only as long as the grant stands, and each time is in the holder's record.
 */
import * as v from 'valibot'
import { sm3Hex } from '../../../src/core/crypto/sm3'
import type { Failure } from '../../../src/core/failure'
import type { CopyCode } from '../../../src/core/notation/copy-code'
import { copyCheckUrl } from '../../../src/core/notation/copy-code'
import { mayDownload } from '../../../src/core/notation/copy-life'
import { ok, type Result } from '../../../src/core/result'
import { auditHeadKey, auditWrites } from '../audit/append'
import { sealTrailText } from '../audit/trail-text'
import { termOf } from '../notation/copy-view'
import { openCopyField } from '../notation/sealed-copy'
import { type FileCipher, type Files, key } from '../ports'
import type { CopyRecord, FileFormat, Index } from '../records'
import { openFileKey } from '../sealing/make-files'
import { copyGranted, type GrantedCopy, type GrantedCopyingDeps } from '../sharing/copy-granted'
import { certificateId } from './certificate-data'
import type { Asking } from './method'
import { bestPlace, licenceCalled, type Place, placesOf } from './named-licence'
import { refuseAttempt } from './note-attempt'
import type { CountingDeps } from './party-limits'

export const certificateFileRequest = v.strictObject({
  CertificateID: certificateId,
  /** 加注件制作事由. */
  CertificateCopyCause: v.pipe(v.string(), v.maxLength(2000)),
  /** `YYYYMMDD`, with `235959` behind it or not, or `YYYY-MM-DD`: the copy's last day. */
  CertificateCopyExpiringTime: v.pipe(
    v.string(),
    v.regex(/^(\d{8}(235959)?|\d{4}-\d{2}-\d{2})$/),
    v.transform((text) => text.replace(/^(\d{4})(\d{2})(\d{2}).*$/, '$1-$2-$3')),
  ),
  fileType: v.optional(v.picklist(['ofd', 'pdf']), 'ofd'),
})

export interface CopyFetchingDeps extends GrantedCopyingDeps, CountingDeps {
  readonly files: Files
  readonly fileCipher: FileCipher
}

export async function certificateFile(
  deps: CopyFetchingDeps,
  asking: Asking,
  request: v.InferOutput<typeof certificateFileRequest>,
): Promise<Result<unknown, Failure>> {
  const called = await licenceCalled(deps, request.CertificateID)
  if (!called.ok) return called
  const licence = called.value
  const place = licence && (await copyPlace(deps, asking, licence))
  if (!licence || !place) return refuseAttempt(deps, asking, licence)
  const { recipient, purpose } = asking
  const { CertificateCopyCause: cause, CertificateCopyExpiringTime: until, fileType } = request
  const wanted = { grant: place.grant, licence, purpose, cause, until }
  const copy = await copyGranted(deps, { recipients: [recipient], id: recipient }, wanted)
  return copy.ok ? fetched(deps, asking, place.grant, copy.value, fileType) : copy
}

/** Of several grants one that allows copies; a copy that was asked for before is under the grant it was asked under. */
async function copyPlace(deps: CopyFetchingDeps, asking: Asking, licence: Index): Promise<Place | undefined> {
  const places = await placesOf(deps, asking, licence)
  const allowing = places.filter(({ record }) => record.terms.copies)
  return bestPlace(deps, asking, licence, allowing.length > 0 ? allowing : places, undefined)
}

async function fetched(
  deps: CopyFetchingDeps,
  { record: party, recipient, purpose }: Asking,
  grant: Index,
  { key: at, record }: GrantedCopy,
  format: FileFormat,
): Promise<Result<unknown, Failure>> {
  const now = deps.clock.now()
  const allowed = mayDownload(termOf(record), now)
  if (!allowed.ok) return allowed
  const content = await bytesOf(deps, at.id, record, format)
  const { licence, holderIndex, typeCode, number, identifier, madeAt, until } = record
  const name = sealTrailText(deps.cipher, licence, 'name', party.name)
  const facts = { holder: holderIndex, typeCode, outcome: number, grant, recipient, name, purpose }
  const noted = await deps.store.transact<undefined, Failure>([auditHeadKey(licence)], (read) =>
    ok({
      writes: auditWrites(read, { licence, at: now, act: 'copyDownloaded', actor: 'recipient', facts }),
      value: undefined,
    }),
  )
  if (!noted.ok) return noted
  // Only `copyWrites` seals codes.
  const code = openCopyField(deps.cipher, at.id, 'code', record.code) as CopyCode
  return ok({
    ...{ contentType: 'base64', content, fileType: format },
    ...{ CertificateIdentifier: identifier, CertificateCopyNumber: number, madeAt, until },
    checkUrl: copyCheckUrl(deps.publicHost, code),
    grant: { grantId: grant },
  })
}

async function bytesOf(deps: CopyFetchingDeps, id: string, { files }: CopyRecord, format: FileFormat): Promise<string> {
  const { stored, signed } = files[format] ?? {}
  if (!stored || !signed) throw new Error('a copy that is made has both files')
  const sealed = await deps.files.get(stored.id)
  if (!sealed) throw new Error('a stored file is not in the file storage')
  const bytes = deps.fileCipher.open(openFileKey(deps, key('copies', id), format, signed), sealed)
  if (sm3Hex(bytes) !== stored.digest) throw new Error('a stored file is not what was stored')
  return Buffer.from(bytes).toString('base64')
}
