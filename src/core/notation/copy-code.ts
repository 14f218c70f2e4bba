/**
 * 查验码: names an annotated copy to whoever holds it. Sixteen characters (80 bits) that nobody can guess, and a check character
 * (ISO/IEC 7064 MOD 37,36) that tells a slip of the pen from a copy that does not exist. Ours: alphabet and length (docs/decisions.md).
 */
import { checkCharacterOf } from '../identifier/check-character'
import { ok, type Result, refuse } from '../result'

export type CopyCode = string & { readonly __brand: 'CopyCode' }

/** Without I, L, O and U: read aloud or off paper, they are taken for others. Each stands for five bits. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const DRAWN = 16
const GROUP = 4
const BITS = 5

/** Bytes that {@link copyCodeFrom} takes. */
export const COPY_CODE_BYTES = (DRAWN * BITS) / 8

const CODE = new RegExp(`^[${ALPHABET}]{${DRAWN + 1}}$`)

/** What people write for a character that is not in the alphabet. */
const MISREAD: readonly (readonly [RegExp, string])[] = [
  [/O/g, '0'],
  [/[IL]/g, '1'],
]

/** The code of ten unpredictable bytes; undefined when its check character would be one that is misread: then draw again. */
export function copyCodeFrom(bytes: Uint8Array): CopyCode | undefined {
  const bits = [...bytes.subarray(0, COPY_CODE_BYTES)].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  if (bits.length !== DRAWN * BITS) throw new RangeError(`a copy's code is made of ${COPY_CODE_BYTES} bytes`)
  const drawn = Array.from({ length: DRAWN }, (_, place) => characterAt(bits, place)).join('')
  const code = drawn + checkCharacterOf(drawn)
  return CODE.test(code) ? (code as CopyCode) : undefined
}

function characterAt(bits: string, place: number): string {
  return ALPHABET.charAt(Number.parseInt(bits.slice(place * BITS, (place + 1) * BITS), 2))
}

/** Reads a code as people type it: strokes, blanks and small letters forgiven, O for 0, I and L for 1. */
export function readCopyCode(text: string): Result<CopyCode, 'COPY_CODE_MALFORMED'> {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s\-–—·]/g, '')
    .toUpperCase()
  const code = MISREAD.reduce((read, [misread, meant]) => read.replace(misread, meant), plain)
  if (!CODE.test(code) || checkCharacterOf(code.slice(0, DRAWN)) !== code.slice(DRAWN)) {
    return refuse('COPY_CODE_MALFORMED')
  }
  return ok(code as CopyCode)
}

/** The code in groups of four, as it is printed: `7K2M-…-…-…-X`. */
export function printedCopyCode(code: CopyCode): string {
  return (code.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? []).join('-')
}

/** 查验地址: where anyone checks the copy; the text of the QR code on it. */
export function copyCheckUrl(host: string, code: CopyCode): string {
  return `https://${host}/c/${code}`
}

/** 加注件编号: the licence's identifier, J and a number that runs per licence. */
export function copyNumberOf(identifier: string, running: number): string {
  return `${identifier}-J${String(running).padStart(4, '0')}`
}
