/**
 * Offline codes and status lists as docs/presentation-format.md specifies them, written from that document alone: what this makes and the
 * product reads proves that the document is enough for another province.
 */
import { deflateSync } from 'node:zlib'
import { signCompact } from '../jws'
import type { SigningKey } from '../signature'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'
const FIRST_DAY = Date.UTC(2000, 0, 1)
const DAY_MS = 24 * 3_600_000
const NO_LAST_DAY = 0xffff
const LONGEST_TEXT = 45
const SEPARATOR = '\u001f'

/** What a credential says. */
export interface CredentialData {
  readonly issuer: string
  readonly keyNumber: number
  readonly typeCode: string
  readonly list: number
  readonly index: number
  /** Milliseconds since 1970. */
  readonly issuedAt: number
  readonly lifeMinutes: number
  /** `YYYY-MM-DD`, the licence's last day. */
  readonly validUntil?: string
  readonly version: number
  /** Of the phone, compressed. */
  readonly deviceKey: Uint8Array
  readonly holder: string
  readonly plate?: string
  readonly numberEnd: string
  /** `+` as the last one: there are more. */
  readonly codes: readonly string[]
}

/** The credential and its signature. */
export function credentialBytes(data: CredentialData, issuerKey: SigningKey): Buffer {
  const text = textOf(data)
  const content = Buffer.concat([Buffer.alloc(55), text])
  content[0] = 1
  content.write(data.issuer, 1, 'hex')
  content[4] = data.keyNumber
  content.writeUInt16BE(Number(data.typeCode.slice(-3)), 5)
  content.writeUInt32BE(data.list * 2 ** 20 + data.index, 7)
  content.writeUInt32BE(Math.floor(data.issuedAt / 1000), 11)
  content.writeUInt16BE(data.lifeMinutes, 15)
  content.writeUInt16BE(dayNumber(data.validUntil), 17)
  content.writeUInt16BE(data.version, 19)
  content.set(data.deviceKey, 21)
  content[54] = text.length
  return Buffer.concat([content, signCompact(Buffer.concat([Buffer.from('RTC1/credential\n'), content]), issuerKey)])
}

/** The text of the offline code that a phone with `deviceKey` shows at `shownAt`, milliseconds since 1970. */
export function proofText(credential: Buffer, shownAt: number, nonce: Uint8Array, deviceKey: SigningKey): string {
  const time = Buffer.alloc(4)
  time.writeUInt32BE(Math.floor(shownAt / 1000))
  const signed = Buffer.concat([credential, time, nonce])
  const signature = signCompact(Buffer.concat([Buffer.from('RTC1/proof\n'), signed]), deviceKey)
  return `RTC1:${base45(Buffer.concat([signed, signature]))}`
}

/** `lst` of a status list with two bits an entry: `length` entries, those of `exceptions` not 0. */
export function statusBits(length: number, exceptions: ReadonlyMap<number, number>): string {
  const bytes = Buffer.alloc(Math.ceil(length / 4))
  for (const [index, status] of exceptions) {
    const at = Math.floor(index / 4)
    bytes[at] = (bytes[at] ?? 0) | (status << ((index % 4) * 2))
  }
  return deflateSync(bytes).toString('base64url')
}

/** RFC 9285. */
export function base45(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 2) {
    const [first = 0, second] = bytes.subarray(at, at + 2)
    const value = second === undefined ? first : first * 256 + second
    for (let rest = value, left = second === undefined ? 2 : 3; left > 0; left -= 1, rest = Math.floor(rest / 45)) {
      text += ALPHABET[rest % 45]
    }
  }
  return text
}

/** Four parts, always. What does not fit is left out: first codes after the first one, then the holder's end; `+` and `…` say so. */
function textOf({ holder, plate = '', numberEnd, codes }: CredentialData): Buffer {
  const written = (name: string, listed: readonly string[]) =>
    Buffer.from([name, plate, numberEnd, listed.join(',')].join(SEPARATOR))
  const fewer = codes.slice(1).map((_code, left) => [...codes.slice(0, codes.length - 1 - left), '+'])
  const fewest = fewer.at(-1) ?? codes
  const characters = [...holder]
  const cut = characters.map((_character, left) => written(`${characters.slice(0, -left - 1).join('')}…`, fewest))
  const whole = [codes, ...fewer].map((listed) => written(holder, listed))
  const fitting = [...whole, ...cut].find(({ length }) => length <= LONGEST_TEXT)
  if (!fitting) throw new RangeError('the text cannot be made to fit')
  return fitting
}

function dayNumber(day: string | undefined): number {
  return day === undefined ? NO_LAST_DAY : (Date.parse(`${day}T00:00:00Z`) - FIRST_DAY) / DAY_MS
}
