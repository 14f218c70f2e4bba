/**
 * The directory of a ZIP package (APPNOTE 6.3), strictly: the end record is the file's last 22 bytes, the directory stands right before it and
 * holds exactly the entries it states. What one entry may say is so chosen that no single changed bit of an entry as our own writer makes it
 * (stored, made by version 1.0, no attributes) is another allowed entry: a foreign writer's values are two bits away at least.
 */
import { demand } from './flaw'

export interface DirectoryEntry {
  readonly name: string
  readonly nameBytes: Uint8Array
  /** The fields that the local header repeats: version needed, flags, method, time and date. */
  readonly shared: Uint8Array
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly packedSize: number
  readonly size: number
  readonly localOffset: number
  readonly isFolder: boolean
}

export interface Directory {
  readonly entries: readonly DirectoryEntry[]
  /** Where the directory begins: the entries' data end there. */
  readonly offset: number
}

export const METHOD = { stored: 0, deflated: 8 } as const
export const FLAG = { compression: 0x0006, descriptor: 0x0008, utf8: 0x0800 } as const
export const LIMITS = {
  file: 20_000_000,
  entry: 10_000_000,
  total: 20_000_000,
  ratio: 100,
  entries: 1000,
  name: 255,
} as const

const END = { signature: 0x06054b50, size: 22 } as const
const CENTRAL = { signature: 0x02014b50, size: 46 } as const

/** 1.0 and 2.0; what needs more (ZIP64, encryption) is not read. */
const VERSIONS_NEEDED: readonly number[] = [10, 20]
/** Version 1.0 on FAT, as our writer states. */
const OUR_MAKER = 10
/** Each at least two bits from {@link OUR_MAKER}; the upper byte is the system: FAT, Unix or NTFS. */
const FOREIGN_VERSIONS: readonly number[] = [20, 30, 31, 45, 46, 51, 62, 63]
const FOREIGN_SYSTEMS: readonly number[] = [0, 3, 10]
const DOS = { folder: 0x10, forbidden: 0x08 | 0xc0 } as const
const UNIX = { typeOf: 0xf000, file: 0x8000, folder: 0x4000 } as const

/** Names that mean the same on every system and in every reader: no control character, colon, backslash, star, question mark, quote or bar. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused.
const FORBIDDEN_IN_NAMES = /[\u0000-\u001f\u007f"*:<>?\\|\ufffd]/

export function readDirectory(file: Uint8Array): Directory {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const end = file.length - END.size
  demand(end >= 0 && view.getUint32(end, true) === END.signature, 'ZIP_END_MISSING')
  const [disk, startDisk, onDisk, count, comment] = [4, 6, 8, 10, 20].map((at) => view.getUint16(end + at, true))
  const size = view.getUint32(end + 12, true)
  const offset = view.getUint32(end + 16, true)
  demand(comment === 0, 'ZIP_END_MISSING')
  demand(disk === 0 && startDisk === 0 && onDisk === count && offset + size === end, 'ZIP_DIRECTORY')
  demand((count ?? 0) <= LIMITS.entries, 'ZIP_LIMIT')
  return { entries: readEntries(view, offset, end, count ?? 0), offset }
}

/** Whether the last bytes are those of a ZIP package: a file that was altered at its beginning is still one. */
export function endsLikeZip(file: Uint8Array): boolean {
  const [p, k, five, six] = file.subarray(-END.size)
  return file.length >= END.size && p === 0x50 && k === 0x4b && five === 5 && six === 6
}

function readEntries(view: DataView, offset: number, end: number, count: number): readonly DirectoryEntry[] {
  const entries: DirectoryEntry[] = []
  let at = offset
  while (entries.length < count) {
    const length = entryLength(view, at, end)
    entries.push(readEntry(new DataView(view.buffer, view.byteOffset + at, length)))
    at += length
  }
  demand(at === end, 'ZIP_DIRECTORY')
  return entries
}

function entryLength(view: DataView, at: number, end: number): number {
  demand(at + CENTRAL.size <= end && view.getUint32(at, true) === CENTRAL.signature, 'ZIP_DIRECTORY')
  const length = [28, 30, 32].reduce((sum, field) => sum + view.getUint16(at + field, true), CENTRAL.size)
  demand(at + length <= end, 'ZIP_DIRECTORY')
  return length
}

function readEntry(view: DataView): DirectoryEntry {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
  const nameEnd = CENTRAL.size + view.getUint16(28, true)
  const extraEnd = nameEnd + view.getUint16(30, true)
  const flags = view.getUint16(8, true)
  const nameBytes = bytes.subarray(CENTRAL.size, nameEnd)
  const name = readName(nameBytes, flags)
  const isFolder = name.endsWith('/')
  demand(extraEnd === bytes.length && view.getUint16(34, true) === 0, 'ZIP_FEATURE', name)
  expectHarmlessExtra(bytes.subarray(nameEnd, extraEnd), name)
  expectAllowedMaker(view, isFolder, name)
  const entry = {
    ...{ name, nameBytes, flags, isFolder, shared: bytes.subarray(6, 16), method: view.getUint16(10, true) },
    ...{ crc: view.getUint32(16, true), packedSize: view.getUint32(20, true), size: view.getUint32(24, true) },
    localOffset: view.getUint32(42, true),
  }
  expectAllowedForm(entry, view.getUint16(6, true))
  return entry
}

/** Non-ASCII names must say that they are UTF-8: else readers guess, and guess differently. */
function readName(bytes: Uint8Array, flags: number): string {
  const name = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const isAscii = bytes.every((byte) => byte < 0x80)
  const segments = (name.endsWith('/') ? name.slice(0, -1) : name).split('/')
  const isPath = segments.every((segment) => !/^\.{0,2}$/.test(segment) && !/[. ]$/.test(segment))
  const isAllowed = isPath && !FORBIDDEN_IN_NAMES.test(name) && bytes.length <= LIMITS.name
  demand(isAllowed && (isAscii || (flags & FLAG.utf8) !== 0), 'ZIP_NAME')
  return name
}

function expectAllowedForm(entry: DirectoryEntry, versionNeeded: number): void {
  const { name, flags, method, size, packedSize, isFolder } = entry
  const isDeflated = method === METHOD.deflated
  const flagsAllowed = isDeflated ? FLAG.compression | FLAG.descriptor | FLAG.utf8 : FLAG.utf8
  demand(isDeflated || method === METHOD.stored, 'ZIP_FEATURE', name)
  demand((flags & ~flagsAllowed) === 0 && VERSIONS_NEEDED.includes(versionNeeded), 'ZIP_FEATURE', name)
  demand(isDeflated || size === packedSize, 'ZIP_CONTENT', name)
  demand(!isFolder || (size === 0 && !isDeflated), 'ZIP_FEATURE', name)
  demand(size <= LIMITS.entry && size <= packedSize * LIMITS.ratio, 'ZIP_LIMIT', name)
}

/** Attributes may say file or folder and nothing else: no symbolic link, no device. */
function expectAllowedMaker(view: DataView, isFolder: boolean, name: string): void {
  const maker = view.getUint16(4, true)
  const [internal, external] = [view.getUint16(36, true), view.getUint32(38, true)]
  const isOurs = maker === OUR_MAKER && internal === 0 && external === 0 && !isFolder
  const isForeign = FOREIGN_VERSIONS.includes(maker & 0xff) && FOREIGN_SYSTEMS.includes(maker >> 8) && internal <= 1
  const type = (external >>> 16) & UNIX.typeOf
  const typeAllowed = type === 0 || type === (isFolder ? UNIX.folder : UNIX.file)
  const dosAllowed = (external & DOS.forbidden) === 0 && (isFolder || (external & DOS.folder) === 0)
  demand(isOurs || (isForeign && typeAllowed && dosAllowed), 'ZIP_FEATURE', name)
}

/** Times and owners (extended timestamp, Unix, NTFS) and Java's mark: nothing that gives another name, size or content. */
const HARMLESS_EXTRAS: readonly number[] = [0x5455, 0x7855, 0x7875, 0x000a, 0xcafe]
const LONGEST_EXTRA = 128

export function expectHarmlessExtra(extra: Uint8Array, name: string): void {
  demand(extra.length <= LONGEST_EXTRA, 'ZIP_FEATURE', name)
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength)
  let at = 0
  while (at + 4 <= extra.length && HARMLESS_EXTRAS.includes(view.getUint16(at, true)))
    at += 4 + view.getUint16(at + 2, true)
  demand(at === extra.length, 'ZIP_FEATURE', name)
}
