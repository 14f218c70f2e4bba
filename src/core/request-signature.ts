/** Signed requests between systems (docs/interfaces.md, "Common"): what is signed, how old it may be, what a nonce looks like. */

/** How far a request's timestamp may be from our clock, either way. */
export const REQUEST_WINDOW_MS = 5 * 60_000

/** How long a nonce is remembered: the whole window, so that a request is stale before its nonce is forgotten. */
export const NONCE_MEMORY_MS = 2 * REQUEST_WINDOW_MS

export interface SignedRequest {
  /** In capitals. */
  readonly method: string
  /** The full public path, whatever mount the platform cut from it. */
  readonly path: string
  /** The header as it came, not normalised. */
  readonly timestamp: string
  readonly nonce: string
  /** SM3 of the body's bytes, lower-case hex. */
  readonly bodyDigestHex: string
}

/** The text an SM2-with-SM3 signature covers. */
export function signedText({ method, path, timestamp, nonce, bodyDigestHex }: SignedRequest): string {
  return [method, path, timestamp, nonce, bodyDigestHex].join('\n')
}

/** base64url of at least 16 bytes; at most 96, because we keep it. */
const NONCE = /^[A-Za-z0-9_-]{22,128}$/

/** Whether `text` can be a nonce. */
export function isNonce(text: string): boolean {
  return NONCE.test(text)
}
