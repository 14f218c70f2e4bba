/**
 * Stands in for a province's seal service (签章服务): holds the seal and its key, signs what registered callers ask for, each
 * request once. The interface is ours (docs/interfaces.md, "Seal service").
 */
import { join } from 'node:path'
import type { Keys } from '../keys'
import { type NamedKey, type SigningKey, signBytes } from '../signature'
import { SealLedger } from './seal-ledger'
import { type ServiceFault, ServiceFaults } from './service-faults'
import { type Reply, RequestGuard, refusal } from './signed-exchange'

export type SealFault = ServiceFault<'Signing'>

export class SealSimulator {
  readonly faults = new ServiceFaults('Signing')
  readonly ledger: SealLedger
  readonly guard: RequestGuard<NamedKey>
  /** Signs the replies. */
  readonly replyKey: NamedKey
  private readonly key: SigningKey
  private readonly seal: { readonly seal: string; readonly certificate: string; readonly chain: readonly string[] }

  constructor(dataDir: string, keys: Keys) {
    this.ledger = new SealLedger(join(dataDir, 'seal-service.db'))
    this.key = keys.pair('province-seal')
    this.replyKey = keys.pair('seal-service')
    this.guard = new RequestGuard([keys.pair('seal-client')])
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
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}
