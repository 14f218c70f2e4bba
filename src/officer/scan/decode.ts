/** Finds a QR code in pixels. The decoder is large and only the browser needs it, so it is fetched when first used and never built into weapp. */
import type { Options, QRCode } from 'jsqr'

type Decoder = (pixels: Uint8ClampedArray, width: number, height: number, options?: Options) => QRCode | null

/** Larger pictures are scaled down to this: a phone's photo has far more pixels than a code needs. */
const LARGEST_SIDE = 1200

export async function decode(source: CanvasImageSource, width: number, height: number): Promise<string | undefined> {
  const scale = Math.min(1, LARGEST_SIDE / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width * scale))
  canvas.height = Math.max(1, Math.round(height * scale))
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen) return undefined
  pen.drawImage(source, 0, 0, canvas.width, canvas.height)
  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height)
  const found = (await decoder())(data, canvas.width, canvas.height)
  return found && found.data !== '' ? found.data : undefined
}

/** The import stands inside the branch: only so does the weapp build leave the decoder out. */
async function decoder(): Promise<Decoder> {
  if (process.env.TARO_ENV === 'h5') {
    const { default: jsQR } = await import('jsqr')
    return jsQR
  }
  throw new Error('WeChat scans by itself')
}
