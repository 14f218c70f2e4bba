/** Reads a QR code out of a screenshot, as another phone's camera would see it. */
import jsQR from 'jsqr'
import { PNG } from 'pngjs'

/** The code's text; throws when there is none to be read. */
export function decodeQr(png: Buffer): string {
  const { data, width, height } = PNG.sync.read(png)
  const code = jsQR(new Uint8ClampedArray(data), width, height)
  if (!code || code.data === '') throw new Error('No readable QR code in the screenshot')
  return code.data
}
