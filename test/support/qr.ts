/** QR codes as pictures: read out of a screenshot, as another phone's camera would see it, and drawn as a phone shows them. */
import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import qrcode from 'qrcode-generator'

/** The code's text; throws when there is none to be read. */
export function decodeQr(png: Buffer): string {
  const { data, width, height } = PNG.sync.read(png)
  const code = jsQR(new Uint8ClampedArray(data), width, height)
  if (!code || code.data === '') throw new Error('No readable QR code in the screenshot')
  return code.data
}

const PIXELS = 4
const QUIET_MODULES = 4

/** An offline code at level M, whose text is of the QR code's own 45 characters. `version`: 1 to 40, the larger the finer. */
export function qrPicture(text: string): { readonly png: Buffer; readonly version: number } {
  const code = qrcode(0, 'M')
  code.addData(text, 'Alphanumeric')
  code.make()
  const modules = code.getModuleCount()
  const side = (modules + 2 * QUIET_MODULES) * PIXELS
  const picture = new PNG({ width: side, height: side })
  for (let at = 0; at < side * side; at += 1) {
    const [row, column] = [Math.floor(at / side), at % side].map((place) => Math.floor(place / PIXELS) - QUIET_MODULES)
    picture.data.set(shade(code, modules, row ?? 0, column ?? 0), at * 4)
  }
  return { png: PNG.sync.write(picture), version: (modules - 17) / 4 }
}

function shade(code: QRCode, modules: number, row: number, column: number): readonly number[] {
  const isInside = [row, column].every((place) => place >= 0 && place < modules)
  const level = isInside && code.isDark(row, column) ? 0 : 255
  return [level, level, level, 255]
}
