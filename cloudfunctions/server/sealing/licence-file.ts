/** 证照文件: the sealed OFD of one licence version, made of the version's own snapshot. */
import { ok, refuse } from '../../../src/core/result'
import { openSnapshot } from '../licences/sealed-version'
import { key } from '../ports'
import type { MakingRecord, VersionRecord } from '../records'
import { finished, isStillOurs, type Made, registrationWrites, type SealingDeps, worked } from './made'
import { makeFiles, type Stop } from './make-files'
import { makingOf, newMaking, type Taken, takeOn } from './making'

/** Makes the file of a version that was taken on. */
export function makeLicenceFile(deps: SealingDeps, id: string, taken: Taken<VersionRecord>): Promise<Made> {
  const at = key('versions', id)
  return worked(deps, at, taken, async () => {
    const licence = openSnapshot(deps.cipher, { id, record: taken.record })
    const files = await makeFiles(deps, {
      key: at,
      taken,
      formats: ['ofd'],
      prepare: (_format, material, sealedAt) => deps.drawing.licence(licence, material, sealedAt),
    })
    return files.ok ? store(deps, id, taken, files.value) : files
  })
}

function store(deps: SealingDeps, id: string, taken: Taken<VersionRecord>, files: MakingRecord['files']) {
  const at = key('versions', id)
  return deps.store.transact<undefined, Stop>([at], (read) => {
    const record = read.get(at)
    if (!record || !isStillOurs(record, taken)) return refuse({ code: 'TAKEN_OVER' })
    const writes = [
      { kind: 'replace', key: at, record: finished(record, files) } as const,
      ...registrationWrites('licence', id, files),
    ]
    return ok({ writes, value: undefined })
  })
}

/** The version with its file, made now if it is not yet there; anything else says how far it is. */
export async function licenceFileOf(deps: SealingDeps, id: string): Promise<VersionRecord | Exclude<Made, 'stored'>> {
  const at = key('versions', id)
  const record = await queued(deps, id)
  if (record.fileState === 'failed') return 'failed'
  if (record.fileState === 'stored') return record
  const taken = await takeOn(deps, at, record)
  if (!taken) return 'waiting'
  const made = await makeLicenceFile(deps, id, taken)
  return made === 'stored' ? ((await deps.store.get(at)) ?? 'takenOver') : made
}

/** A version of an older data directory takes its place in the queue only now. */
async function queued(deps: SealingDeps, id: string): Promise<VersionRecord & MakingRecord> {
  const at = key('versions', id)
  const record = await deps.store.transact<VersionRecord & MakingRecord, never>([at], (read) => {
    const version = read.get(at)
    if (!version) throw new Error('a copy names a version that is not stored')
    const making = makingOf(version)
    const value = { ...version, ...(making ?? newMaking(deps.clock.now())) }
    return ok({ writes: making ? [] : [{ kind: 'replace', key: at, record: value }], value })
  })
  if (!record.ok) throw new Error('a version was busy to the end')
  return record.value
}
