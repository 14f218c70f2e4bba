/** 查验码 as people hand it on: typed, read from a code's address, printed in groups. */
import { type CopyCode, printedCopyCode, readCopyCode } from '../core/notation/copy-code'

const ADDRESS = /\/c\/([^/?#\s]+)/

/** The code that a text holds: an address out of a QR code, or what somebody typed. */
export function codeIn(text: string): CopyCode | undefined {
  const read = readCopyCode(ADDRESS.exec(text)?.[1] ?? text)
  return read.ok ? read.value : undefined
}

/** In groups of four, as on the copy; as it came when it is no code. */
export function printed(code: string): string {
  const read = readCopyCode(code)
  return read.ok ? printedCopyCode(read.value) : code
}
