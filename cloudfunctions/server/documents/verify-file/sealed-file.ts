/** What the check of one format found when nothing was wrong; `verify-file.ts` makes the verdict of it. */
import type { FileVerdict } from './verdict'

export type SealedFile = Required<Pick<FileVerdict, 'notChecked' | 'metadata' | 'signer' | 'sealName' | 'sealedAt'>>
