/** What becomes of something that was taken on, and what is written with a finished file. */
import type { Result } from '../../../src/core/result'
import { reportFault } from '../fault'
import { type Busy, key, type Write } from '../ports'
import type { CopyRecord, FileFormat, MakingRecord, Records, RegisteredFileRecord, VersionRecord } from '../records'
import type { Drawing } from './drawing'
import type { MakingDeps, Stop } from './make-files'
import { type MakingKey, settle, type Taken } from './making'

/** What the sealing function has. */
export interface SealingDeps extends MakingDeps {
  readonly drawing: Drawing
  /** The host that codes point to. */
  readonly publicHost: string
}

export type Made = 'stored' | 'waiting' | 'failed' | 'takenOver'

/** Does `work`; whatever stops it, a fault of ours included, is written down with what it is about. */
export async function worked(
  deps: SealingDeps,
  at: MakingKey,
  taken: Taken,
  work: () => Promise<Result<undefined, Stop | Busy>>,
): Promise<Made> {
  const result = await withoutFault(deps, work)
  if (result.ok) return 'stored'
  return result.failure.code === 'TAKEN_OVER' ? 'takenOver' : settle(deps, at, taken, result.failure)
}

async function withoutFault(
  { random }: SealingDeps,
  work: () => Promise<Result<undefined, Stop | Busy>>,
): Promise<Result<undefined, Stop>> {
  try {
    return await work()
  } catch (error) {
    return { ok: false, failure: { code: 'FAULT', traceId: reportFault(random, error).traceId, times: 1 } }
  }
}

/** Whether the record read in the last commit is still as it was taken on. */
export function isStillOurs(record: VersionRecord | CopyRecord | undefined, { lease }: Taken): boolean {
  return record?.fileState === 'queued' && record.fileNextAt === lease
}

/** 登记: each file can be told by its digest from the moment it can leave. */
export function registrationWrites(
  kind: RegisteredFileRecord['kind'],
  subject: string,
  files: MakingRecord['files'],
): readonly Write<Records>[] {
  return formatsOf(files).flatMap((format) => {
    const digest = files[format]?.stored?.digest
    if (digest === undefined) return []
    return [{ kind: 'insert', key: key('registeredFiles', digest), record: { kind, subject, format } }]
  })
}

function formatsOf(files: MakingRecord['files']): readonly FileFormat[] {
  // Only formats are keys of this record.
  return Object.keys(files) as FileFormat[]
}

/** The fields of what is finished; why it once waited is over. */
export function finished<R extends VersionRecord | CopyRecord>(record: R, files: MakingRecord['files']): R {
  const { fileProblem: _, ...rest } = record
  // Only the problem, which every such record may lack, was left out.
  return { ...rest, fileState: 'stored', files } as R
}
