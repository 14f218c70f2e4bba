/** 调色板 PNG of one colour, there or not: one bit a pixel. The picture is in each file twice, and what shows it smooths its edges. */
import { crc32, deflateSync } from 'node:zlib'

const SIGNATURE = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const PIXELS_PER_BYTE = 8

/** `opacities`: one byte a pixel, row by row. `perMetre`: the resolution that the file states. */
export function palettePng(
  opacities: Uint8Array,
  width: number,
  height: number,
  colour: readonly [number, number, number],
  perMetre: number,
): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // One bit, indexed colour; compression, filter and interlace as ever.
  header.set([1, 3, 0, 0, 0], 8)
  const physical = Buffer.alloc(9)
  physical.writeUInt32BE(perMetre, 0)
  physical.writeUInt32BE(perMetre, 4)
  physical[8] = 1
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from([colour, colour].flat())),
    chunk('tRNS', Buffer.from([0, 255])),
    chunk('pHYs', physical),
    chunk('IDAT', deflateSync(rows(opacities, width, height), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function rows(opacities: Uint8Array, width: number, height: number): Buffer {
  const stride = 1 + Math.ceil(width / PIXELS_PER_BYTE)
  const packed = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * stride + 1 + Math.floor(x / PIXELS_PER_BYTE)
      packed[at] = (packed[at] ?? 0) | (bitOf(opacities[y * width + x] ?? 0) << (7 - (x % PIXELS_PER_BYTE)))
    }
  }
  return packed
}

/** Half covered is covered. */
function bitOf(opacity: number): number {
  return opacity < 128 ? 0 : 1
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}
