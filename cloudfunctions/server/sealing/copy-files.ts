/** 加注件: the sealed OFD and PDF of one copy. The licence file comes first, for the copy carries its digest. */
import { given } from '../../../src/core/given'
import { statusAt } from '../../../src/core/licence/status'
import type { CopyCode } from '../../../src/core/notation/copy-code'
import { ok, type Result, refuse } from '../../../src/core/result'
import { civilDateOf } from '../../../src/core/time'
import { auditHeadKey, auditWrites } from '../audit/append'
import { openSnapshot } from '../licences/sealed-version'
import { openCopyField } from '../notation/sealed-copy'
import { key } from '../ports'
import type { CopyRecord, LicenceRecord, MakingRecord, VersionRecord } from '../records'
import type { CopyContent } from './drawing'
import type { FileProblem } from './file-problem'
import { licenceFileOf } from './licence-file'
import { finished, isStillOurs, type Made, registrationWrites, type SealingDeps, worked } from './made'
import { makeFiles, type Stop } from './make-files'
import type { Taken } from './making'

/** Makes the files of a copy that was taken on. */
export function makeCopy(deps: SealingDeps, id: string, taken: Taken<CopyRecord>): Promise<Made> {
  const at = key('copies', id)
  return worked(deps, at, taken, async () => {
    const over = await whyNoMore(deps, taken.record)
    if (over) return refuse(over)
    const original = await originalOf(deps, taken.record)
    if (!original.ok) return original
    const { version, digest } = original.value
    const licence = openSnapshot(deps.cipher, { id: taken.record.version, record: version })
    const content = contentOf(deps, id, taken.record, digest)
    const files = await makeFiles(deps, {
      key: at,
      taken,
      formats: ['ofd', 'pdf'],
      prepare: (format, material, sealedAt) => deps.drawing.copy(format, licence, content, material, sealedAt),
    })
    return files.ok ? store(deps, id, taken, files.value) : files
  })
}

/** It may have waited for days: what was true when it was asked for must still be. */
async function whyNoMore(
  { store, clock }: SealingDeps,
  { licence, identifier, until }: CopyRecord,
): Promise<FileProblem | undefined> {
  const now = clock.now()
  if (civilDateOf(now) > until) return { code: 'TERM_OVER' }
  const record = await store.get(key('licences', licence))
  return record && isAsItWas(record, identifier) && statusAt(record, now) === 'inForce'
    ? undefined
    : { code: 'LICENCE_CHANGED' }
}

function isAsItWas(record: LicenceRecord, identifier: string): boolean {
  return record.identifier === identifier
}

async function originalOf(
  deps: SealingDeps,
  { version: id }: CopyRecord,
): Promise<Result<{ readonly version: VersionRecord; readonly digest: string }, FileProblem>> {
  const version = await licenceFileOf(deps, id)
  if (version === 'failed') return refuse({ code: 'ORIGINAL_FAILED' })
  const digest = typeof version === 'string' ? undefined : version.files?.ofd?.stored?.digest
  if (typeof version === 'string' || digest === undefined) return refuse({ code: 'ORIGINAL_WAITS' })
  return ok({ version, digest })
}

function contentOf({ cipher }: SealingDeps, id: string, record: CopyRecord, original: string): CopyContent {
  const { number, until, requestedAt, grant } = record
  return {
    // Only `requestCopy` seals codes.
    code: openCopyField(cipher, id, 'code', record.code) as CopyCode,
    number,
    purpose: openCopyField(cipher, id, 'purpose', record.purpose),
    recipient: openCopyField(cipher, id, 'recipient', record.recipient),
    until,
    original,
    requestedAt,
    ...given({ grant: grant && openCopyField(cipher, id, 'grant', grant) }),
  }
}

function store(deps: SealingDeps, id: string, taken: Taken<CopyRecord>, files: MakingRecord['files']) {
  const at = key('copies', id)
  const { licence, holderIndex, typeCode, number } = taken.record
  const now = deps.clock.now()
  return deps.store.transact<undefined, Stop>([at, auditHeadKey(licence)], (read) => {
    const record = read.get(at)
    if (!record || !isStillOurs(record, taken)) return refuse({ code: 'TAKEN_OVER' })
    const facts = { holder: holderIndex, typeCode, outcome: number }
    const writes = [
      { kind: 'replace', key: at, record: { ...finished(record, files), madeAt: now } } as const,
      ...registrationWrites('copy', id, files),
      ...auditWrites(read, { licence, at: now, act: 'copyMade', actor: 'province', facts }),
    ]
    return ok({ writes, value: undefined })
  })
}
