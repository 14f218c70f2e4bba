/** The DER form of an SM2 signature (GB/T 35276): SEQUENCE { r INTEGER, s INTEGER }. Nothing but this one structure, and strictly. */
import { fromHex, toHex } from './hex'

const SEQUENCE = 0x30
const INTEGER = 0x02
/** GB/T 32918.5: the order of the base point. */
const ORDER = 'fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123'

/** r and s, each as 64 lower-case hex digits. */
export interface SignaturePair {
  readonly r: string
  readonly s: string
}

/** Reads DER with no byte to spare and both numbers in [1, n-1]; undefined otherwise: two encodings of one signature are one too many. */
export function readSignature(der: Uint8Array): SignaturePair | undefined {
  if (der[0] !== SEQUENCE || der[1] !== der.length - 2) return undefined
  const middle = 4 + (der[3] ?? 0)
  const r = readInteger(der.subarray(2, middle))
  const s = readInteger(der.subarray(middle))
  return r === undefined || s === undefined ? undefined : { r, s }
}

/** Writes the shortest DER. */
export function writeSignature({ r, s }: SignaturePair): Uint8Array {
  const body = [...writeInteger(r), ...writeInteger(s)]
  return Uint8Array.from([SEQUENCE, body.length, ...body])
}

function readInteger(der: Uint8Array): string | undefined {
  const [tag, length, first = 0x80, second = 0] = der
  if (tag !== INTEGER || length !== der.length - 2) return undefined
  if (first >= 0x80 || (first === 0 && length > 1 && second < 0x80)) return undefined
  const number = toHex(der.subarray(2))
    .padStart(64, '0')
    .replace(/^00(?=.{64}$)/, '')
  return isScalar(number) ? number : undefined
}

/** In [1, n-1]: equal width makes the order of texts the order of numbers. */
function isScalar(number: string): boolean {
  return number.length === 64 && number < ORDER && !/^0+$/.test(number)
}

function writeInteger(number: string): number[] {
  const shortest = number.replace(/^(?:00)+(?=..)/, '')
  const bytes = [...fromHex(/^[89a-f]/i.test(shortest) ? `00${shortest}` : shortest)]
  return [INTEGER, bytes.length, ...bytes]
}
