/** A screenshot as a palette PNG (ISO/IEC 15948): a quarter of the size, and nobody sees the difference. */
import { crc32, deflateSync } from 'node:zlib'
import { PNG } from 'pngjs'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const COLOURS = 256

export function smallPng(screenshot: Buffer): Buffer {
  const { data, width, height } = PNG.sync.read(screenshot)
  const { palette, indexOf } = paletteOf(data)
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = indexOf(colourAt(data, y * width + x))
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Bit depth 8, colour type 3: indexed.
  header.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(content.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}

/** 0xRRGGBB of one pixel; a screenshot is never transparent. */
function colourAt(data: Buffer, pixel: number): number {
  return data.readUIntBE(pixel * 4, 3)
}

/** The colours that cover most of the picture; every other one becomes the nearest of them. */
function paletteOf(data: Buffer): { palette: Buffer; indexOf: (colour: number) => number } {
  const chosen = mostUsed(data)
  const known = new Map(chosen.map((colour, index) => [colour, index]))
  const palette = Buffer.alloc(chosen.length * 3)
  chosen.forEach((colour, index) => {
    palette.writeUIntBE(colour, index * 3, 3)
  })
  const indexOf = (colour: number): number => {
    const index = known.get(colour) ?? nearest(chosen, colour)
    known.set(colour, index)
    return index
  }
  return { palette, indexOf }
}

/** Of each small cube of similar colours only the most used one may stand in the palette, so that gradients do not fill it. */
function mostUsed(data: Buffer): number[] {
  const uses = new Map<number, number>()
  for (let pixel = 0; pixel < data.length / 4; pixel += 1) {
    const colour = colourAt(data, pixel)
    uses.set(colour, (uses.get(colour) ?? 0) + 1)
  }
  const cubes = new Map<number, { colour: number; best: number; all: number }>()
  for (const [colour, count] of uses) {
    const cube = colour & 0xf8f8f8
    const before = cubes.get(cube) ?? { colour, best: 0, all: 0 }
    const better = count > before.best ? { colour, best: count } : before
    cubes.set(cube, { ...better, all: before.all + count })
  }
  const ordered = [...cubes.values()].sort((one, other) => other.all - one.all)
  return ordered.slice(0, COLOURS).map(({ colour }) => colour)
}

function nearest(chosen: readonly number[], colour: number): number {
  let best = 0
  let least = Number.POSITIVE_INFINITY
  chosen.forEach((candidate, index) => {
    const far = distance(candidate, colour)
    if (far < least) [best, least] = [index, far]
  })
  return best
}

function distance(one: number, other: number): number {
  const part = (shift: number) => ((one >> shift) & 255) - ((other >> shift) & 255)
  return part(16) ** 2 + part(8) ** 2 + part(0) ** 2
}
