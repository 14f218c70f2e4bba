/**
 * ZIP 包 (APPNOTE 6.3), with nothing in it that could be otherwise: entries stored, one fixed time, no extra fields, no comment, version 1.0, no
 * attributes. So every bit of a sealed file is either under a digest or a constant that a strict check knows: none changes unseen
 * (docs/decisions.md). Compressed data would have bits that change nothing.
 */
import { crc32 } from './crc32'
import type { Parts } from './parts'

const VERSION = 10
/** 1980-01-01 00:00, the first that ZIP can write. */
const TIME = 0
const DATE = 0x0021

const LOCAL = { signature: 0x04034b50, size: 30 } as const
const CENTRAL = { signature: 0x02014b50, size: 46 } as const
const END = { signature: 0x06054b50, size: 22 } as const

interface Entry {
  readonly name: Uint8Array
  readonly bytes: Uint8Array
  readonly crc: number
  readonly offset: number
}

/** The package. Names are ASCII. */
export function zip(parts: Parts): Uint8Array {
  const entries = entriesOf(parts)
  const size = (header: number) => entries.reduce((sum, { name }) => sum + header + name.length, 0)
  const contents = entries.reduce((sum, { bytes }) => sum + bytes.length, 0)
  const directory = size(LOCAL.size) + contents
  const file = new Uint8Array(directory + size(CENTRAL.size) + END.size)
  const view = new DataView(file.buffer)
  let at = directory
  for (const entry of entries) {
    writeLocal(view, file, entry)
    at = writeCentral(view, file, entry, at)
  }
  writeEnd(view, at, entries.length, directory)
  return file
}

function entriesOf(parts: Parts): readonly Entry[] {
  let offset = 0
  return Array.from(parts, ([path, bytes]) => {
    const entry = { name: new TextEncoder().encode(path), bytes, crc: crc32(bytes), offset }
    offset += LOCAL.size + entry.name.length + bytes.length
    return entry
  })
}

function writeLocal(view: DataView, file: Uint8Array, entry: Entry): void {
  const { name, bytes, offset } = entry
  view.setUint32(offset, LOCAL.signature, true)
  writeShared(view, offset + 4, entry)
  file.set(name, offset + LOCAL.size)
  file.set(bytes, offset + LOCAL.size + name.length)
}

/** Answers where the next one begins. */
function writeCentral(view: DataView, file: Uint8Array, entry: Entry, at: number): number {
  view.setUint32(at, CENTRAL.signature, true)
  view.setUint16(at + 4, VERSION, true)
  writeShared(view, at + 6, entry)
  view.setUint32(at + 42, entry.offset, true)
  file.set(entry.name, at + CENTRAL.size)
  return at + CENTRAL.size + entry.name.length
}

/** From the version needed to the length of the name; flags, method and extra length stay zero. */
function writeShared(view: DataView, at: number, { name, bytes, crc }: Entry): void {
  view.setUint16(at, VERSION, true)
  view.setUint16(at + 6, TIME, true)
  view.setUint16(at + 8, DATE, true)
  view.setUint32(at + 10, crc, true)
  view.setUint32(at + 14, bytes.length, true)
  view.setUint32(at + 18, bytes.length, true)
  view.setUint16(at + 22, name.length, true)
}

function writeEnd(view: DataView, at: number, count: number, directory: number): void {
  view.setUint32(at, END.signature, true)
  view.setUint16(at + 8, count, true)
  view.setUint16(at + 10, count, true)
  view.setUint32(at + 12, at - directory, true)
  view.setUint32(at + 16, directory, true)
}
