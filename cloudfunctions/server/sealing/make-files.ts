/**
 * 签章, in steps that survive a crash between any two: what is to be signed is written down, then the seal is asked, then what it signed is written
 * down, then the file is stored. The seal is asked under an id that holds the number of the attempt and was never used before. When nothing is
 * known of an earlier attempt, the seal service is asked what became of it; only when it never was, or was about other bytes than we
 * would draw today, a new attempt is made.
 */
import { sm3Hex } from '../../../src/core/crypto/sm3'
import { ok, type Result, refuse } from '../../../src/core/result'
import type { Instant } from '../../../src/core/time'
import { reportFault } from '../fault'
import type { FileCipher, FileKey, Files, Place, SealFailure, SealMaterial, SealService } from '../ports'
import type { FileFormat, FileRecord, MakingRecord, SignedFileRecord } from '../records'
import type { Prepared, PreparedFile } from './drawing'
import type { FileProblem } from './file-problem'
import { type MakingKey, note, type QueueDeps, type Taken } from './making'

export interface MakingDeps extends QueueDeps {
  readonly seal: SealService
  readonly files: Files
  readonly fileCipher: FileCipher
}

/** What is to be made. */
export interface Job {
  readonly key: MakingKey
  readonly taken: Taken
  readonly formats: readonly FileFormat[]
  /** The same `sealedAt` gives the same bytes, as long as the code that draws is the same. */
  prepare(format: FileFormat, material: SealMaterial, sealedAt: Instant): Prepared
}

/** Somebody else has it now: nothing more may be written. */
export interface TakenOver {
  readonly code: 'TAKEN_OVER'
}

export type Stop = FileProblem | TakenOver

interface Draft {
  readonly format: FileFormat
  readonly record: FileRecord
  readonly prepared: PreparedFile
  /** Of an earlier run. */
  readonly signature?: Uint8Array
}

interface SignedDraft extends Draft {
  readonly signature: Uint8Array
}

/** The files of `job`, signed and in the file storage. That they are made is written by the caller, with all that follows from it. */
export async function makeFiles(deps: MakingDeps, job: Job): Promise<Result<MakingRecord['files'], Stop>> {
  const material = await deps.seal.material()
  if (!material.ok) return refuse(problemOfSeal(material.failure))
  const drafts = await draftsOf(deps, job, material.value)
  if (!drafts.ok) return drafts
  const signed = await signedDrafts(deps, job, drafts.value)
  if (!signed.ok) return signed
  return storedFiles(deps, job, signed.value)
}

async function draftsOf(deps: MakingDeps, job: Job, material: SealMaterial): Promise<Result<readonly Draft[], Stop>> {
  const now = deps.clock.now()
  const drafts: Draft[] = []
  for (const format of job.formats) {
    const earlier = await earlierDraft(deps, job, material, format)
    if (!earlier.ok) return earlier
    const draft = earlier.value ? ok(earlier.value) : await newDraft(job, material, format, now)
    if (!draft.ok) return draft
    drafts.push(draft.value)
  }
  return ok(drafts)
}

/** The attempt of an earlier run that the seal has signed; undefined: there is none that could be finished. */
async function earlierDraft(
  { seal }: MakingDeps,
  job: Job,
  material: SealMaterial,
  format: FileFormat,
): Promise<Result<Draft | undefined, FileProblem>> {
  const record = job.taken.record.files[format]
  if (!record) return ok(undefined)
  const signature = record.signed
    ? ok(fromBase64(record.signed.signature))
    : await seal.outcome(requestId(job, format, record))
  if (!signature.ok) return refuse(problemOfSeal(signature.failure))
  if (!signature.value) return ok(undefined)
  const prepared = await job.prepare(format, material, record.sealedAt)
  // What cannot be drawn as of then, such as with a seal whose term began since, may well be drawn as of now.
  if (!prepared.ok || sm3Hex(prepared.value.toSign) !== record.toSign) return ok(undefined)
  return ok({ format, record, prepared: prepared.value, signature: signature.value })
}

async function newDraft(
  job: Job,
  material: SealMaterial,
  format: FileFormat,
  sealedAt: Instant,
): Promise<Result<Draft, FileProblem>> {
  const prepared = await job.prepare(format, material, sealedAt)
  if (!prepared.ok) return prepared
  const attempt = (job.taken.record.files[format]?.attempt ?? 0) + 1
  return ok({ format, record: { attempt, sealedAt, toSign: sm3Hex(prepared.value.toSign) }, prepared: prepared.value })
}

async function signedDrafts(
  deps: MakingDeps,
  job: Job,
  drafts: readonly Draft[],
): Promise<Result<readonly SignedDraft[], Stop>> {
  const isNew = drafts.some(({ signature }) => signature === undefined)
  if (isNew && !(await noteFiles(deps, job, drafts))) return refuse({ code: 'TAKEN_OVER' })
  if (isNew) await forgetReplaced(deps, job, drafts)
  const signed: SignedDraft[] = []
  for (const draft of drafts) {
    const signature = draft.signature ? ok(draft.signature) : await signatureOf(deps, job, draft)
    if (!signature.ok) return refuse(problemOfSeal(signature.failure))
    signed.push(withSignature(deps, job, draft, signature.value))
  }
  // A write that changes nothing counts as none.
  const isNoted = signed.every(({ format, record }) => record === job.taken.record.files[format])
  return isNoted || (await noteFiles(deps, job, signed)) ? ok(signed) : refuse({ code: 'TAKEN_OVER' })
}

/**
 * Takes away what was stored for attempts that another has replaced: their signatures are of no use any more. Only now, for since the record no
 * longer names them nobody can finish with them. Put there once more, the storage says the file's name.
 */
async function forgetReplaced({ files }: MakingDeps, job: Job, drafts: readonly Draft[]): Promise<void> {
  for (const { format, record } of drafts) {
    const earlier = job.taken.record.files[format]
    if (!earlier?.signed || earlier.attempt === record.attempt) continue
    await files.remove(await files.put(earlier.signed.path, new Uint8Array()))
  }
}

function signatureOf({ seal }: MakingDeps, job: Job, { format, record, prepared }: Draft) {
  return seal.sign(requestId(job, format, record), prepared.toSign)
}

/** Where the file goes and its key are settled with the signature: whoever goes on from here writes the same bytes to the same place. */
function withSignature(deps: MakingDeps, job: Job, draft: Draft, signature: Uint8Array): SignedDraft {
  if (draft.record.signed) return { ...draft, signature }
  const key = deps.cipher.seal(keyPlace(job.key, draft.format), deps.fileCipher.newKey())
  const path = `documents/${Buffer.from(deps.random.bytes(16)).toString('hex')}`
  const signed: SignedFileRecord = { signature: Buffer.from(signature).toString('base64'), path, key }
  return { ...draft, record: { ...draft.record, signed }, signature }
}

async function storedFiles(
  deps: MakingDeps,
  job: Job,
  drafts: readonly SignedDraft[],
): Promise<Result<MakingRecord['files'], Stop>> {
  const stored = await Promise.all(drafts.map((draft) => storedFile(deps, job, draft)))
  const files = stored.flatMap((file) => file ?? [])
  return files.length === stored.length
    ? ok(Object.fromEntries(files.map(({ format, record }) => [format, record])))
    : refuse({ code: 'STORAGE_UNREACHABLE' })
}

/** undefined: the storage did not take it. */
async function storedFile(deps: MakingDeps, job: Job, { format, record, prepared, signature }: SignedDraft) {
  const { signed } = record
  if (!signed) throw new Error('a file is stored that was not signed')
  const whole = prepared.finish(signature)
  const key = openFileKey(deps, job.key, format, signed)
  const id = await kept(deps, signed.path, deps.fileCipher.seal(key, whole))
  const stored = id === undefined ? undefined : { id, digest: sm3Hex(whole), bytes: whole.byteLength }
  return stored && { format, record: { ...record, stored } }
}

/** An outage of the storage is nobody's bug, and what is signed is put there by whoever comes next. */
async function kept({ files, random }: MakingDeps, path: string, bytes: Uint8Array): Promise<string | undefined> {
  try {
    return await files.put(path, bytes)
  } catch (error) {
    reportFault(random, error)
    return undefined
  }
}

/** The key a stored file is encrypted with. */
export function openFileKey(
  { cipher }: Pick<MakingDeps, 'cipher'>,
  key: MakingKey,
  format: FileFormat,
  { key: sealed }: SignedFileRecord,
): FileKey {
  // Only `withSignature` seals these.
  return cipher.open(keyPlace(key, format), sealed) as FileKey
}

function keyPlace({ collection, id }: MakingKey, format: FileFormat): Place {
  return { collection, id, field: `files.${format}.key` }
}

function noteFiles(deps: MakingDeps, { key, taken }: Job, drafts: readonly Draft[]): Promise<boolean> {
  const files = Object.fromEntries(drafts.map(({ format, record }) => [format, record]))
  return note(deps, key, taken.lease, { files: { ...taken.record.files, ...files } })
}

/** Letters, digits and strokes: it stands in the seal service's addresses. */
function requestId({ key }: Job, format: FileFormat, { attempt }: FileRecord): string {
  return [key.collection, key.id.replaceAll(':', '-'), format, attempt].join('-')
}

function problemOfSeal({ code }: SealFailure): FileProblem {
  return { code }
}

function fromBase64(text: string): Uint8Array {
  return Buffer.from(text, 'base64')
}
