/** 文件查验: what a licence file or copy is worth, by the file itself and by whom the checker trusts. Shares nothing with the code that makes files. */
import { toHex } from '../../../../src/core/crypto/hex'
import { demand, Flaw } from './flaw'
import { checkOfd } from './ofd'
import { checkPdf } from './pdf'
import { UNREADABLE } from './problems'
import type { SealedFile } from './sealed-file'
import { sm3 } from './sm'
import type { FileVerdict, Layer, Trust } from './verdict'
import { endsLikeZip, LIMITS } from './zip-directory'

type Format = NonNullable<FileVerdict['format']>

const CHECKS: { readonly [F in Format]: (file: Uint8Array, trust: Trust) => SealedFile } = {
  ofd: checkOfd,
  pdf: checkPdf,
}

const ZIP_BEGINS = [0x50, 0x4b, 0x03, 0x04]
const PDF_BEGINS = [0x25, 0x50, 0x44, 0x46]

/** Checks every layer; the first that fails is told. Never throws, whatever the bytes; throws RangeError when `trust.now` is no time. */
export function verifyFile(file: Uint8Array, given: Trust): FileVerdict {
  // One form for all times: then the order of texts is the order of times.
  const trust = { ...given, now: new Date(given.now).toISOString() }
  const digest = toHex(sm3(file))
  const format = formatOf(file)
  const seen = { digest, bytes: file.length, ...(format ? { format } : {}) }
  try {
    demand(file.length <= LIMITS.file, 'FILE_TOO_LARGE')
    demand(format !== undefined, 'NOT_A_LICENCE_FILE')
    return { ...seen, ...registered(CHECKS[format](file, trust), digest, trust) }
  } catch (error) {
    const { problem } = error instanceof Flaw ? error : new Flaw('CHECK_FAILED')
    const outcome = UNREADABLE.has(problem.code) ? 'unreadable' : 'notValid'
    return { ...seen, outcome, problem, notChecked: notReached(problem.layer), metadata: [] }
  }
}

/** The last layer. Who sealed the file stays said when only this one fails: the seal is good. */
function registered(
  sealed: SealedFile,
  digest: string,
  { isRegistered }: Trust,
): Omit<FileVerdict, 'digest' | 'bytes'> {
  if (!isRegistered) return { ...sealed, outcome: 'valid', notChecked: [...sealed.notChecked, 'registration'] }
  if (isRegistered(digest)) return { ...sealed, outcome: 'valid' }
  return { ...sealed, outcome: 'notValid', problem: new Flaw('NOT_REGISTERED').problem }
}

const LAYERS: readonly Layer[] = [
  'container',
  'structure',
  'digests',
  'signature',
  'seal',
  'chain',
  'revocation',
  'registration',
]

/** After a layer failed those behind it were not looked at. */
function notReached(failed: Layer): readonly Layer[] {
  return LAYERS.slice(LAYERS.indexOf(failed) + 1)
}

/** By its first bytes, or for a package by its last: one that was altered at its beginning is a bad OFD file and not none. */
function formatOf(file: Uint8Array): Format | undefined {
  const begins = (signature: readonly number[]) => signature.every((byte, at) => file[at] === byte)
  if (begins(PDF_BEGINS)) return 'pdf'
  return begins(ZIP_BEGINS) || endsLikeZip(file) ? 'ofd' : undefined
}
