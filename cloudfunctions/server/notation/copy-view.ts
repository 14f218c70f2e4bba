/** A copy as its holder sees it. */
import type { CopyFile, CopyView } from '../../../src/contract/copies'
import { given } from '../../../src/core/given'
import { kindOf } from '../../../src/core/licence/kinds'
import { type CopyCode, copyCheckUrl } from '../../../src/core/notation/copy-code'
import { type CopyState, type CopyTerm, copyStateAt } from '../../../src/core/notation/copy-life'
import type { Instant } from '../../../src/core/time'
import { type FieldCipher, key } from '../ports'
import type { CopyRecord, FileFormat } from '../records'
import { problemWords } from '../sealing/file-problem'
import { problemOf } from '../sealing/making'
import { openCopyField } from './sealed-copy'

export interface ViewingDeps {
  readonly cipher: FieldCipher
  readonly publicHost: string
}

const FORMATS: readonly FileFormat[] = ['ofd', 'pdf']

/** What the calendar needs to know of a copy. */
export function termOf({ fileState, withdrawnAt, until }: CopyRecord): CopyTerm {
  return { making: fileState, withdrawnAt, until }
}

/** The files there are, without saying where. */
export function copyFilesOf({ files }: CopyRecord): readonly CopyFile[] {
  return FORMATS.flatMap((format) => {
    const stored = files[format]?.stored
    return stored ? [{ format, bytes: stored.bytes, digest: stored.digest }] : []
  })
}

export function copyViewOf(
  { cipher, publicHost }: ViewingDeps,
  id: string,
  record: CopyRecord,
  now: Instant,
): CopyView {
  const { licence, typeCode, until, requestedAt, madeAt, withdrawnAt } = record
  const state = copyStateAt(termOf(record), now)
  // Only `requestCopy` seals codes.
  const code = openCopyField(cipher, id, 'code', record.code) as CopyCode
  return {
    code,
    checkUrl: copyCheckUrl(publicHost, code),
    state,
    licence,
    licenceTitle: kindOf(typeCode).name,
    subject: openCopyField(cipher, id, 'subject', record.subject),
    purpose: openCopyField(cipher, id, 'purpose', record.purpose),
    recipient: openCopyField(cipher, id, 'recipient', record.recipient),
    until,
    requestedAt,
    ...given({ number: madeAt && record.number, madeAt, withdrawnAt }),
    ...troubleOf(cipher, id, record, state),
    files: copyFilesOf(record),
  }
}

function troubleOf(
  cipher: FieldCipher,
  id: string,
  record: CopyRecord,
  state: CopyState,
): Pick<CopyView, 'waiting' | 'reason'> {
  const problem = problemOf(cipher, key('copies', id), record)
  if (!problem) return {}
  if (state === 'failed') return { reason: problemWords(problem) }
  return state === 'making' ? { waiting: { reason: problemWords(problem), nextAt: record.fileNextAt } } : {}
}
