/** The text of a credential: four fields in at most 45 bytes of UTF-8. What one person reads in it every program must read: nothing unseen, no two ways to write the same. */
import { fromUtf8, utf8 } from '../text-bytes'

/** Whose licence, as far as an onlooker may read it. Texts may have been cut to fit: they then end in {@link CUT}. */
export interface CredentialSubject {
  /** A person's masked; a company's in full. */
  readonly holder: string
  /** 号牌号码, vehicles only. */
  readonly plate?: string
  /** The last four characters of 证照编号. */
  readonly numberEnd: string
  /** 从业资格类别 or 经营范围, codes of its type's table; {@link MORE_CODES} at the end: there are more. */
  readonly codes: readonly string[]
}

/** The most that leaves the whole proof a QR code of version 11 at level M. In bytes. */
export const LONGEST_TEXT = 45
/** At the end of a text that was cut. */
export const CUT = '…'
/** At the end of codes that were not all written. */
export const MORE_CODES = '+'

const SEPARATOR = '\u001f'
/** A code's form. All codes of the tables have it. */
const CODE = /^[0-9A-Z]{1,8}$/
const LONGEST_NUMBER_END = 4

/** Control characters, what only steers others (direction, joining, tags) and what is half of a character: none of them may be in a field. */
const UNSEEN: readonly (readonly [from: number, to: number])[] = [
  [0x0000, 0x001f],
  [0x007f, 0x009f],
  [0x00ad, 0x00ad],
  [0x061c, 0x061c],
  [0x180e, 0x180e],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0xd800, 0xdfff],
  [0xfeff, 0xfeff],
  [0xfff9, 0xfffb],
  [0xe0000, 0xe007f],
]

/** The bytes of the text. Throws RangeError for a subject that no credential can hold. */
export function encodeText(subject: CredentialSubject): Uint8Array {
  const text = utf8(textOf(subject))
  if (!isWritable(subject) || text.length > LONGEST_TEXT) throw new RangeError('no subject of a credential')
  return text
}

/** Reads the text; undefined when {@link encodeText} would not have written it so. */
export function decodeText(bytes: Uint8Array): CredentialSubject | undefined {
  const fields = bytes.length > LONGEST_TEXT ? undefined : fromUtf8(bytes)?.split(SEPARATOR)
  const [holder, plate, numberEnd, codes] = fields?.length === 4 ? fields : []
  if (holder === undefined || plate === undefined || numberEnd === undefined || codes === undefined) return undefined
  const listed = codes === '' ? [] : codes.split(',')
  const subject = { holder, ...(plate === '' ? {} : { plate }), numberEnd, codes: listed }
  return isWritable(subject) ? subject : undefined
}

/** Whether something was left out to make it fit. */
export function isCut({ holder, plate, codes }: CredentialSubject): boolean {
  return holder.endsWith(CUT) || plate?.endsWith(CUT) === true || codes.includes(MORE_CODES)
}

/** `text` without what no field may hold. */
export function seenOnly(text: string): string {
  return [...text].filter((character) => !isUnseen(character)).join('')
}

/** Whether `text` is the form of a code that a credential can hold. */
export function isCode(text: string): boolean {
  return CODE.test(text)
}

function textOf({ holder, plate = '', numberEnd, codes }: CredentialSubject): string {
  return [holder, plate, numberEnd, codes.join()].join(SEPARATOR)
}

function isWritable({ holder, plate, numberEnd, codes }: CredentialSubject): boolean {
  const fields = [holder, numberEnd, ...(plate === undefined ? [] : [plate])]
  return (
    fields.every((field) => field !== '' && ![...field].some(isUnseen)) &&
    [...numberEnd].length <= LONGEST_NUMBER_END &&
    codes.every((code, place) => isCode(code) || isMoreSign(codes, place))
  )
}

/** Last, and after a code. */
function isMoreSign(codes: readonly string[], place: number): boolean {
  return codes[place] === MORE_CODES && place > 0 && place === codes.length - 1
}

function isUnseen(character: string): boolean {
  const point = character.codePointAt(0) ?? 0
  return UNSEEN.some(([from, to]) => point >= from && point <= to)
}
