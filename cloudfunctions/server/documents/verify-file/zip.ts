/**
 * The parts of a ZIP package (APPNOTE 6.3), read strictly: from the first byte to the directory there is nothing but the entries, one after the
 * other in the directory's order, each with a header that agrees with the directory; contents have the stated length and checksum.
 */
import { inflateRawSync } from 'node:zlib'
import { sameBytes } from './bytes'
import { crc32 } from './crc32'
import { demand, Flaw } from './flaw'
import { type DirectoryEntry, expectHarmlessExtra, FLAG, LIMITS, METHOD, readDirectory } from './zip-directory'

/** Contents by name, in the order of the package. */
export type Parts = ReadonlyMap<string, Uint8Array>

const LOCAL = { signature: 0x04034b50, size: 30 } as const
const DESCRIPTOR = { signature: 0x08074b50, size: 16 } as const

/** Reads the package whole, within the limits, or throws a flaw. */
export function readZip(file: Uint8Array): Parts {
  const { entries, offset } = readDirectory(file)
  expectDistinct(entries)
  demand(entries.reduce((sum, { size }) => sum + size, 0) <= LIMITS.total, 'ZIP_LIMIT')
  const parts = new Map<string, Uint8Array>()
  let at = 0
  for (const entry of entries) {
    demand(entry.localOffset === at, 'ZIP_GAP', entry.name)
    const from = at + localHeaderLength(file.subarray(at, offset), entry)
    const to = from + entry.packedSize
    at = to + descriptorLength(file.subarray(to, offset), entry)
    demand(at <= offset, 'ZIP_GAP', entry.name)
    if (!entry.isFolder) parts.set(entry.name, contentOf(file.subarray(from, to), entry))
  }
  demand(at === offset, 'ZIP_GAP')
  return parts
}

/** Names that some system takes for the same are the same: letter case, and Unicode's compositions and compatibility forms. */
function expectDistinct(entries: readonly DirectoryEntry[]): void {
  const seen = new Set<string>()
  for (const { name } of entries) {
    const plain = name.replace(/\/$/, '').normalize('NFKC').toLowerCase()
    demand(!seen.has(plain), 'ZIP_DUPLICATE_ENTRY', name)
    seen.add(plain)
  }
}

function localHeaderLength(bytes: Uint8Array, entry: DirectoryEntry): number {
  const { name, nameBytes } = entry
  demand(bytes.length >= LOCAL.size, 'ZIP_GAP', name)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  demand(view.getUint32(0, true) === LOCAL.signature, 'ZIP_HEADER_MISMATCH', name)
  demand(sameBytes(bytes.subarray(4, 14), entry.shared), 'ZIP_HEADER_MISMATCH', name)
  demand(sizesAgree(view, entry), 'ZIP_HEADER_MISMATCH', name)
  const nameEnd = LOCAL.size + view.getUint16(26, true)
  const end = nameEnd + view.getUint16(28, true)
  demand(sameBytes(bytes.subarray(LOCAL.size, nameEnd), nameBytes), 'ZIP_HEADER_MISMATCH', name)
  demand(end <= bytes.length, 'ZIP_GAP', name)
  expectHarmlessExtra(bytes.subarray(nameEnd, end), name)
  return end
}

/** With a descriptor behind the data the header states zeros; it is read in the one form that is unambiguous. */
function sizesAgree(view: DataView, { flags, crc, packedSize, size }: DirectoryEntry): boolean {
  const stated = [14, 18, 22].map((at) => view.getUint32(at, true))
  const expected = flags & FLAG.descriptor ? [0, 0, 0] : [crc, packedSize, size]
  return stated.every((value, index) => value === expected[index])
}

function descriptorLength(bytes: Uint8Array, { name, flags, crc, packedSize, size }: DirectoryEntry): number {
  if ((flags & FLAG.descriptor) === 0) return 0
  demand(bytes.length >= DESCRIPTOR.size, 'ZIP_GAP', name)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const expected = [DESCRIPTOR.signature, crc, packedSize, size]
  const agrees = expected.every((value, index) => view.getUint32(index * 4, true) === value)
  demand(agrees, 'ZIP_HEADER_MISMATCH', name)
  return DESCRIPTOR.size
}

function contentOf(packed: Uint8Array, entry: DirectoryEntry): Uint8Array {
  const content = entry.method === METHOD.stored ? packed : inflate(packed, entry)
  demand(content.length === entry.size && crc32(content) === entry.crc, 'ZIP_CONTENT', entry.name)
  return content
}

/** Never more than the stated size, which is within the limits, and to the last byte of what is packed. */
function inflate(packed: Uint8Array, { name, size }: DirectoryEntry): Uint8Array {
  try {
    // The types do not know `info`: with it the answer tells how much was read (Node's documentation of zlib, "info").
    const { buffer, engine } = inflateRawSync(packed, { maxOutputLength: size + 1, info: true }) as unknown as {
      readonly buffer: Uint8Array
      readonly engine: { readonly bytesWritten: number }
    }
    demand(engine.bytesWritten === packed.length, 'ZIP_CONTENT', name)
    return buffer
  } catch {
    throw new Flaw('ZIP_CONTENT', name)
  }
}
