/** Ways in which a file is changed after it was sealed, and what the check must say. */
import type { FileVerdict, Trust } from '../../cloudfunctions/server/documents/verify-file/verdict'
import { verifyFile } from '../../cloudfunctions/server/documents/verify-file/verify-file'
import { type FileTerms, fileOf, NOW, ROOT } from './sealed-files/file-of-another-maker'

export const TRUST: Trust = { roots: [ROOT.certificate], revocationLists: [], now: NOW }

/** `valid`, or the layer and the code of what is wrong. */
export function judged(file: Uint8Array, trust: Partial<Trust> = {}): string {
  return inShort(verifyFile(file, { ...TRUST, ...trust }))
}

export function judgedOf(terms: FileTerms, trust: Partial<Trust> = {}): string {
  return judged(fileOf(terms), trust)
}

export function inShort({ outcome, problem }: FileVerdict): string {
  return problem ? `${problem.layer} ${problem.code}` : outcome
}

/** The bytes with one bit changed. */
export function flipped(bytes: Uint8Array, bit: number): Buffer {
  const copy = Buffer.from(bytes)
  copy.writeUInt8(copy.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
  return copy
}

/** Puts what `edit` makes of a part's text in its place. Throws when that changes nothing. */
export function edit(part: string, edit: (text: string) => string): (parts: Map<string, Buffer>) => void {
  return (parts) => {
    const before = parts.get(part)?.toString() ?? ''
    const after = edit(before)
    if (before === after) throw new Error(`nothing was edited in ${part}`)
    parts.set(part, Buffer.from(after))
  }
}

/** Where the entry of `name` begins in the directory of the package, and its local header. */
export function headersOf(file: Buffer, name: string): { readonly local: number; readonly central: number } {
  const nameAt = file.lastIndexOf(name)
  const central = nameAt - 46
  return { local: file.readUInt32LE(central + 42), central }
}
