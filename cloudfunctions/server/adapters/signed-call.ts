/**
 * One call of another system (docs/interfaces.md, "Signed requests"): signed by us, answered under its signature, repeated only where it says
 * that it did nothing.
 */
import { randomBytes } from 'node:crypto'
import { signSm2, verifySm2 } from '../../../src/core/crypto/sm2'
import { sm3Hex } from '../../../src/core/crypto/sm3'
import { signedText } from '../../../src/core/request-signature'
import type { Clock } from '../ports'

/** Another system, and who we are to it. */
export interface SignedAccess {
  /** Without a trailing slash. */
  readonly url: string
  /** Under which it knows our key. */
  readonly keyId: string
  /** Ours, 64 hex digits: signs requests. */
  readonly privateKey: string
  /** Signs its answers: uncompressed point, hex. */
  readonly servicePublicKey: string
}

export interface SignedAnswer {
  readonly status: number
  readonly body: string
}

/** undefined: no answer that it signed. */
export type SignedCall = (
  method: 'GET' | 'PUT' | 'POST',
  path: string,
  body?: string,
) => Promise<SignedAnswer | undefined>

const TIMEOUT_MS = 5000
/** No answer of ours is longer; what is, was not meant for us. */
const LONGEST_ANSWER_BYTES = 1024 * 1024
/** 429 and 503: it was not done. Tried so often in all, waiting as told, if that is not long. */
const TRIES = 3
const LONGEST_WAIT_MS = 2000
const BUSY: readonly number[] = [429, 503]

interface Heard extends SignedAnswer {
  readonly isSigned: boolean
  readonly retryAfter: string | null
}

export function signedCall(access: SignedAccess, clock: Clock): SignedCall {
  return async (method, path, body = '') => {
    for (let left = TRIES - 1; ; left -= 1) {
      const heard = await ask(access, clock, method, path, body)
      const waitMs = heard && left > 0 ? waitBefore(heard) : undefined
      if (waitMs === undefined) return heard?.isSigned ? heard : undefined
      await new Promise((resolve) => setTimeout(resolve, waitMs))
    }
  }
}

/** undefined: do not try again now. Without a word of the other system there is no telling how long. */
function waitBefore({ status, retryAfter }: Heard): number | undefined {
  if (!BUSY.includes(status) || !/^\d{1,6}$/.test(retryAfter ?? '')) return undefined
  const waitMs = Number(retryAfter) * 1000
  return waitMs <= LONGEST_WAIT_MS ? waitMs : undefined
}

async function ask(
  access: SignedAccess,
  clock: Clock,
  method: string,
  path: string,
  body: string,
): Promise<Heard | undefined> {
  const url = new URL(`${access.url}${path}`)
  const nonce = randomBytes(16).toString('base64url')
  const timestamp = clock.now()
  const text = signedText({ method, path: url.pathname, timestamp, nonce, bodyDigestHex: sm3Hex(body) })
  const headers = {
    'Content-Type': 'application/json',
    'X-Key-Id': access.keyId,
    'X-Timestamp': timestamp,
    'X-Nonce': nonce,
    'X-Signature': signSm2(text, access.privateKey),
  }
  const answer = await fetched(url, { method, headers, ...(method === 'GET' ? {} : { body }) })
  if (!answer) return undefined
  const signed = [answer.status, nonce, sm3Hex(answer.body)].join('\n')
  return { ...answer, isSigned: verifySm2(signed, answer.signature, access.servicePublicKey) }
}

async function fetched(url: URL, request: RequestInit) {
  try {
    const response = await fetch(url, { ...request, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) })
    const header = (name: string) => response.headers.get(name)
    return {
      status: response.status,
      signature: header('x-signature') ?? '',
      retryAfter: header('retry-after'),
      body: await textOf(response),
    }
  } catch {
    // Refused, reset, silent or without end: it may have been done or not.
    return undefined
  }
}

/** Throws RangeError, and cuts the connection, as soon as there is too much of it. */
async function textOf({ body }: Response): Promise<string> {
  const reader = body?.getReader()
  const parts: Uint8Array[] = []
  for (let bytes = 0; ; ) {
    const { value } = (await reader?.read()) ?? {}
    if (!value) return Buffer.concat(parts).toString('utf8')
    bytes += value.byteLength
    if (bytes > LONGEST_ANSWER_BYTES) {
      await reader?.cancel()
      throw new RangeError('the answer is too long')
    }
    parts.push(value)
  }
}
