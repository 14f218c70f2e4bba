/**
 * Stands in for a province's seal service (签章服务): holds the seal and its key, signs what registered callers ask for, each
 * request once. The interface is ours (docs/interfaces.md, "Seal service").
 */
import { join } from 'node:path'
import { sm2, sm3 } from 'sm-crypto-v2'
import type { Keys } from '../keys'
import { type NamedKey, replySignature, type SigningKey, signBytes } from '../signature'
import { SealFaults } from './seal-faults'
import { SealLedger } from './seal-ledger'

const WINDOW_MS = 5 * 60_000
const USER_ID = '1234567812345678'

export interface Reply {
  readonly status: number
  readonly body: object
}

export interface AskedRequest {
  readonly method: string
  readonly path: string
  readonly keyId: string
  readonly timestamp: string
  readonly nonce: string
  readonly signature: string
  readonly body: Buffer
}

export class SealSimulator {
  readonly faults = new SealFaults()
  readonly ledger: SealLedger
  private readonly nonces = new Map<string, number>()
  private readonly key: SigningKey
  private readonly replyKey: NamedKey
  private readonly caller: NamedKey
  private readonly seal: { readonly seal: string; readonly certificate: string; readonly chain: readonly string[] }

  constructor(dataDir: string, keys: Keys) {
    this.ledger = new SealLedger(join(dataDir, 'seal-service.db'))
    this.key = keys.pair('province-seal')
    this.replyKey = keys.pair('seal-service')
    this.caller = keys.pair('seal-client')
    this.seal = { seal: base64(keys.seal), certificate: base64(keys.sealCertificate), chain: [] }
  }

  material(): Reply {
    return { status: 200, body: this.seal }
  }

  /** Signs once under each id: asked again for the same it answers as before. Whoever calls has counted the asking. */
  sign(id: string, toSign: Uint8Array): Reply {
    if (this.ledger.isClosed(id)) return refusal(410, 'REQUEST_CLOSED', '该请求已关闭')
    const earlier = this.ledger.signing(id)
    if (earlier && !Buffer.from(earlier.toSign).equals(toSign)) {
      return refusal(409, 'REQUEST_DIFFERS', '同一请求编号下的待签数据不同')
    }
    const signature = earlier?.signature ?? signBytes(toSign, this.key)
    if (!earlier) this.ledger.keep(id, { toSign, signature })
    return { status: 200, body: { signature: base64(signature), certificate: this.seal.certificate } }
  }

  /** What became of a request. One that was not signed never will be from then on. */
  outcome(id: string): Reply {
    this.ledger.noteOutcome(id)
    const signing = this.ledger.signing(id)
    if (!signing) {
      this.ledger.close(id)
      return refusal(404, 'REQUEST_UNKNOWN', '没有这个签章请求')
    }
    const { toSign, signature } = signing
    const { certificate } = this.seal
    return { status: 200, body: { signature: base64(signature), certificate, toSign: base64(toSign) } }
  }

  /** undefined: the registered caller asks, just now and for the first time. */
  refusalOf(request: AskedRequest, now: number): Reply | undefined {
    const { method, path, timestamp, nonce, body } = request
    const text = [method, path, timestamp, nonce, sm3(body)].join('\n')
    if (request.keyId !== this.caller.keyId || !verifies(text, request.signature, this.caller.publicKey)) {
      return refusal(401, 'SIGNATURE_INVALID', '请求签名不正确')
    }
    if (!(Math.abs(now - Date.parse(timestamp)) <= WINDOW_MS)) return refusal(401, 'REQUEST_STALE', '请求已过期')
    return this.isNew(nonce, now) ? undefined : refusal(401, 'REQUEST_REPLAYED', '请求重复')
  }

  /** Value of `X-Signature` on a reply. */
  replySignature(status: number, nonce: string, body: string): string {
    return replySignature(status, nonce, body, this.replyKey)
  }

  private isNew(nonce: string, now: number): boolean {
    for (const [known, until] of this.nonces) if (until < now) this.nonces.delete(known)
    if (this.nonces.has(nonce)) return false
    this.nonces.set(nonce, now + 2 * WINDOW_MS)
    return true
  }
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

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}
