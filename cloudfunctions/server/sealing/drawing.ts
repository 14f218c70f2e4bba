/** 制件: what the queue needs of those who draw: a file that lacks only the signature. `documents-drawing` is the real one. */
import type { Licence } from '../../../src/core/licence/licence'
import type { CopyCode } from '../../../src/core/notation/copy-code'
import type { Notation } from '../../../src/core/notation/copy-request'
import type { Result } from '../../../src/core/result'
import type { Instant } from '../../../src/core/time'
import type { SealMaterial } from '../ports'
import type { FileFormat } from '../records'
import type { FileProblem } from './file-problem'

/** A file that lacks only the signature. */
export interface PreparedFile {
  readonly toSign: Uint8Array
  /** The whole file. The same signature gives the same bytes. */
  finish(signature: Uint8Array): Uint8Array
}

/** 加注: all that a copy says besides the licence. */
export interface CopyContent extends Notation {
  readonly code: CopyCode
  readonly number: string
  /** Hex SM3 of the sealed licence file it is a copy of. */
  readonly original: string
  readonly requestedAt: Instant
  readonly grant?: string
}

export type Prepared = Promise<Result<PreparedFile, FileProblem>>

/** The same arguments give the same bytes to sign, as long as the code is the same. */
export interface Drawing {
  licence(licence: Licence, seal: SealMaterial, sealedAt: Instant): Prepared
  copy(format: FileFormat, licence: Licence, content: CopyContent, seal: SealMaterial, sealedAt: Instant): Prepared
}
