/**
 * Signed requests and replies between systems (docs/interfaces.md, "Signed requests"), from the side of who is asked: which registered caller
 * asks, and how the answer is signed.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { sm2, sm3 } from 'sm-crypto-v2'
import { send } from '../gateway/answers'
import { replySignature, type SigningKey } from '../signature'

const WINDOW_MS = 5 * 60_000
const USER_ID = '1234567812345678'

export interface Reply {
  readonly status: number
  readonly body: object
}

/** Who may ask. */
export interface Caller {
  readonly keyId: string
  /** Uncompressed point, hex. */
  readonly publicKey: string
}

export interface AskedRequest {
  readonly method: string
  /** The full public path. */
  readonly path: string
  readonly keyId: string
  readonly timestamp: string
  readonly nonce: string
  readonly signature: string
  readonly body: Buffer
}

/** Knows the registered callers, and which of their requests it has seen. */
export class RequestGuard<C extends Caller> {
  private readonly nonces = new Map<string, number>()

  constructor(private readonly callers: readonly C[]) {}

  /** The caller who asks, just now and for the first time; or the refusal. */
  callerOf(request: AskedRequest, now: number): C | Reply {
    const { method, path, timestamp, nonce, body } = request
    const caller = this.callers.find(({ keyId }) => keyId === request.keyId)
    const text = [method, path, timestamp, nonce, sm3(body)].join('\n')
    if (!caller || !verifies(text, request.signature, caller.publicKey)) {
      return refusal(401, 'SIGNATURE_INVALID', '请求签名不正确')
    }
    if (!(Math.abs(now - Date.parse(timestamp)) <= WINDOW_MS)) return refusal(401, 'REQUEST_STALE', '请求已过期')
    return this.isNew(nonce, now) ? caller : refusal(401, 'REQUEST_REPLAYED', '请求重复')
  }

  private isNew(nonce: string, now: number): boolean {
    for (const [known, until] of this.nonces) if (until < now) this.nonces.delete(known)
    if (this.nonces.has(nonce)) return false
    this.nonces.set(nonce, now + 2 * WINDOW_MS)
    return true
  }
}

export function isReply(value: Caller | Reply): value is Reply {
  return 'status' in value
}

/** The signed parts of a request. */
export function askedRequest({ method = '', headers }: IncomingMessage, path: string, body: Buffer): AskedRequest {
  const header = (name: string) => String(headers[name] ?? '')
  return {
    method,
    path,
    keyId: header('x-key-id'),
    timestamp: header('x-timestamp'),
    nonce: header('x-nonce'),
    signature: header('x-signature'),
    body,
  }
}

/** Answers under the signature of `key`. */
export function sendSigned(
  request: IncomingMessage,
  response: ServerResponse,
  { status, body }: Reply,
  key: SigningKey,
  headers: Readonly<Record<string, string>> = {},
): void {
  const text = JSON.stringify(body)
  send(response, status, text, {
    'Content-Type': 'application/json; charset=utf-8',
    'X-Signature': replySignature(status, String(request.headers['x-nonce'] ?? ''), text, key),
    ...headers,
  })
}

export function refusal(status: number, code: string, message: string): Reply {
  return { status, body: { error: { code, message } } }
}

function verifies(text: string, signature: string, publicKey: string): boolean {
  try {
    const hex = Buffer.from(signature, 'base64').toString('hex')
    return sm2.doVerifySignature(text, hex, publicKey, { hash: true, der: true, userId: USER_ID })
  } catch {
    // The library throws on what is no signature at all.
    return false
  }
}
