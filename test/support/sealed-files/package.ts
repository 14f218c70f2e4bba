/** ZIP packages of another hand, with every field of every header open to a test. */
import { deflateRawSync } from 'node:zlib'

export interface Entry {
  readonly name: string
  readonly bytes: Uint8Array
  readonly deflated?: boolean
  /** Bytes behind the end of the deflated data, counted with it. */
  readonly trailing?: Uint8Array
  /** Lengths and checksum behind the data in place of the header, as Java streams them. */
  readonly described?: boolean
  /** Fields that the local header, the directory or both shall state. */
  readonly local?: Partial<Header>
  readonly central?: Partial<Header & CentralHeader>
}

export interface Header {
  readonly version: number
  readonly flags: number
  readonly method: number
  readonly time: number
  readonly date: number
  readonly crc: number
  readonly packedSize: number
  readonly size: number
  readonly name: string
  readonly extra: Uint8Array
}

export interface CentralHeader {
  readonly maker: number
  readonly disk: number
  readonly internal: number
  readonly external: number
  readonly offset: number
  readonly comment: string
}

export interface PackageForm {
  readonly prefix?: Uint8Array
  /** Bytes between the last entry and the directory. */
  readonly gap?: Uint8Array
  readonly comment?: string
  readonly suffix?: Uint8Array
  readonly count?: number
}

export function zip(entries: readonly Entry[], form: PackageForm = {}): Buffer {
  const { prefix = Buffer.alloc(0), gap = Buffer.alloc(0), comment = '', suffix = Buffer.alloc(0) } = form
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = prefix.length
  for (const entry of entries) {
    const local = localOf(entry)
    centrals.push(centralOf(entry, offset))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(centrals)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(form.count ?? entries.length, 8)
  end.writeUInt16LE(form.count ?? entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset + gap.length, 16)
  end.writeUInt16LE(comment.length, 20)
  return Buffer.concat([prefix, ...locals, gap, directory, end, Buffer.from(comment), suffix])
}

function headerOf(entry: Entry): Header {
  const { name, bytes, deflated = false, described = false } = entry
  const isAscii = /^[ -~]*$/.test(name)
  return {
    version: deflated ? 20 : 10,
    flags: (described ? 8 : 0) | (isAscii ? 0 : 0x800),
    method: deflated ? 8 : 0,
    time: 0x6000,
    date: 0x5d78,
    crc: checksum(bytes),
    packedSize: packed(entry).length,
    size: bytes.length,
    name,
    extra: Buffer.alloc(0),
  }
}

function packed({ bytes, deflated, trailing = Buffer.alloc(0) }: Entry): Uint8Array {
  return deflated ? Buffer.concat([deflateRawSync(bytes), trailing]) : bytes
}

function localOf(entry: Entry): Buffer {
  const full = headerOf(entry)
  const header = { ...full, ...(entry.described ? { crc: 0, packedSize: 0, size: 0 } : {}), ...entry.local }
  const fixed = Buffer.alloc(30)
  fixed.writeUInt32LE(0x04034b50, 0)
  writeShared(fixed, 4, header)
  const descriptor = Buffer.alloc(entry.described ? 16 : 0)
  if (entry.described) {
    for (const [at, value] of [0x08074b50, full.crc, full.packedSize, full.size].entries()) {
      descriptor.writeUInt32LE(value, at * 4)
    }
  }
  return Buffer.concat([fixed, Buffer.from(header.name), header.extra, packed(entry), descriptor])
}

function centralOf(entry: Entry, offset: number): Buffer {
  const header = {
    ...headerOf(entry),
    ...{ maker: entry.deflated ? 20 : 10, disk: 0, internal: 0, external: 0, offset, comment: '' },
    ...entry.central,
  }
  const fixed = Buffer.alloc(46)
  fixed.writeUInt32LE(0x02014b50, 0)
  fixed.writeUInt16LE(header.maker, 4)
  writeShared(fixed, 6, header)
  fixed.writeUInt16LE(header.comment.length, 32)
  fixed.writeUInt16LE(header.disk, 34)
  fixed.writeUInt16LE(header.internal, 36)
  fixed.writeUInt32LE(header.external, 38)
  fixed.writeUInt32LE(header.offset, 42)
  return Buffer.concat([fixed, Buffer.from(header.name), header.extra, Buffer.from(header.comment)])
}

function writeShared(target: Buffer, at: number, header: Header): void {
  const { version, flags, method, time, date, crc, packedSize, size, name, extra } = header
  for (const [index, value] of [version, flags, method, time, date].entries())
    target.writeUInt16LE(value, at + index * 2)
  for (const [index, value] of [crc, packedSize, size].entries()) target.writeUInt32LE(value >>> 0, at + 10 + index * 4)
  target.writeUInt16LE(Buffer.byteLength(name), at + 22)
  target.writeUInt16LE(extra.length, at + 24)
}

/** CRC-32 bit by bit: slow, and nothing to do with how the check reckons it. */
export function checksum(bytes: Uint8Array): number {
  let value = -1
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0)
  }
  return ~value >>> 0
}
