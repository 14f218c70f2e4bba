/**
 * 动态二维码, the text in it (docs/presentation-format.md): `https://HOST/v/<token>`. The token is 16 random bytes in base64url; it is a key
 * to one showing and says nothing about the licence. It is good only where it was made: whether HOST is ours, another province's or nobody's
 * is for {@link readScanned} to say.
 */
import { ok, type Result, refuse } from '../result'

/** Two minutes: long enough to be scanned through a car window, too short to be passed on. Ours. */
export const PRESENTATION_LIFE_MS = 120_000

export interface OnlineCode {
  readonly kind: 'online'
  /** In small letters, with its port if it has one. */
  readonly host: string
  readonly token: string
}

const ONLINE = /^https:\/\/([^\s/?#@\\]{1,255})\/v\/([A-Za-z0-9_-]{22})$/

/** The text of the QR code for `token` at `host`. */
export function onlineCode(host: string, token: string): string {
  return `https://${host}/v/${token}`
}

/** Reads a scanned or pasted code. Blanks around it are forgiven: people paste. Anything else must fit exactly. */
export function readCode(text: string): Result<OnlineCode, 'CODE_MALFORMED'> {
  const [, host, token] = ONLINE.exec(text.trim()) ?? []
  if (host === undefined || token === undefined) return refuse('CODE_MALFORMED')
  return ok({ kind: 'online', host: host.toLowerCase(), token })
}
