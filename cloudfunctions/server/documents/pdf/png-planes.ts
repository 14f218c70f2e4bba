/** A PNG as PDF holds it: colours and transparency in two streams. The seal's picture comes with every file; taken apart once, it is kept. */
import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { PNG } from 'pngjs'

export interface PngPlanes {
  readonly width: number
  readonly height: number
  /** Three bytes a pixel, deflated. */
  readonly colours: Uint8Array
  /** One byte a pixel, deflated; absent when nothing is transparent. */
  readonly opacity?: Uint8Array
}

const MOST_KEPT = 8

/** By digest of the PNG, in the order in which they came. */
const kept = new Map<string, PngPlanes>()

/** Throws on bytes that are no PNG. */
export function pngPlanes(bytes: Uint8Array): PngPlanes {
  const digest = createHash('sm3').update(bytes).digest('hex')
  const known = kept.get(digest)
  if (known) return known
  const planes = takeApart(bytes)
  const [oldest] = kept.keys()
  if (oldest !== undefined && kept.size >= MOST_KEPT) kept.delete(oldest)
  kept.set(digest, planes)
  return planes
}

function takeApart(bytes: Uint8Array): PngPlanes {
  const { width, height, data } = PNG.sync.read(Buffer.from(bytes))
  const colours = new Uint8Array(width * height * 3)
  const opacity = new Uint8Array(width * height)
  for (let pixel = 0; pixel < opacity.length; pixel++) {
    for (let part = 0; part < 3; part++) colours[pixel * 3 + part] = data[pixel * 4 + part] ?? 0
    opacity[pixel] = data[pixel * 4 + 3] ?? 0
  }
  const isOpaque = opacity.every((value) => value === 0xff)
  return { width, height, colours: deflateSync(colours), ...(isOpaque ? {} : { opacity: deflateSync(opacity) }) }
}
