/** One call of the seal service: signed by us, answered under its signature, repeated only where the service says it did nothing. */
import { randomBytes } from 'node:crypto'
import { signSm2, verifySm2 } from '../../../src/core/crypto/sm2'
import { sm3Hex } from '../../../src/core/crypto/sm3'
import { signedText } from '../../../src/core/request-signature'
import type { Clock } from '../ports'

export interface SealAccess {
  /** Without a trailing slash. */
  readonly url: string
  /** Under which the service knows our key. */
  readonly keyId: string
  /** Ours, 64 hex digits: signs requests. */
  readonly privateKey: string
  /** Signs the service's answers: uncompressed point, hex. */
  readonly servicePublicKey: string
}

export interface SealAnswer {
  readonly status: number
  readonly body: string
}

/** undefined: no answer that the service signed. */
export type SealCall = (method: 'GET' | 'PUT', path: string, body?: string) => Promise<SealAnswer | undefined>

const TIMEOUT_MS = 5000
/** 429 and 503: it was not done. Tried so often in all, waiting as told, if that is not long. */
const TRIES = 3
const LONGEST_WAIT_MS = 2000
const BUSY: readonly number[] = [429, 503]

interface Heard extends SealAnswer {
  readonly isSigned: boolean
  readonly retryAfter: string | null
}

export function sealCall(access: SealAccess, clock: Clock): SealCall {
  return async (method, path, body = '') => {
    for (let left = TRIES - 1; ; left -= 1) {
      const heard = await ask(access, clock, method, path, body)
      const waitMs = heard && left > 0 ? waitBefore(heard) : undefined
      if (waitMs === undefined) return heard?.isSigned ? heard : undefined
      await new Promise((resolve) => setTimeout(resolve, waitMs))
    }
  }
}

/** undefined: do not try again now. Without a word of the service there is no telling how long. */
function waitBefore({ status, retryAfter }: Heard): number | undefined {
  if (!BUSY.includes(status) || !/^\d{1,6}$/.test(retryAfter ?? '')) return undefined
  const waitMs = Number(retryAfter) * 1000
  return waitMs <= LONGEST_WAIT_MS ? waitMs : undefined
}

async function ask(
  access: SealAccess,
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
      body: await response.text(),
    }
  } catch {
    // Refused, reset or silent: it may have been done or not.
    return undefined
  }
}
