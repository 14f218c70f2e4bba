/**
 * Stands in for the ministry's system (部级系统), as far as checking needs it: hands out the trust list, and passes the check of an online code
 * on to the province it belongs to. The interface: docs/interfaces.md, "Ministry".
 */
import { join } from 'node:path'
import { sm3 } from 'sm-crypto-v2'
import type { Keys } from '../keys'
import type { NamedKey } from '../signature'
import { MinistryLedger, type VerificationAsked } from './ministry-ledger'
import { type ListedProvince, type RevokedKey, trustListAt } from './ministry-trust-list'
import { type ServiceFault, ServiceFaults } from './service-faults'
import { type Caller, type Reply, RequestGuard, refusal } from './signed-exchange'

export type MinistryFault = ServiceFault<'Applying'>

/** Who looked. */
export interface Officer {
  readonly agency: string
  readonly officerNumber: string
  readonly division: string
}

/** What a province asks about a code of another one. Without an officer anyone scanned, and is told the least. */
export interface VerificationRequest {
  readonly requestId: string
  readonly code: string
  readonly officer?: Officer
}

/** A province that the ministry can ask. */
export interface Province {
  /** As the trust list names it now. */
  listed(): ListedProvince
  /** Its answer to another province; undefined: it cannot be reached. `caller`: whose request id it is. */
  verify(request: VerificationRequest, caller: string): Promise<Reply | undefined>
}

const HOST = /^https:\/\/([^\s/?#@\\]{1,255})\/v\/[A-Za-z0-9_-]{22}$/

export class MinistrySimulator {
  readonly faults = new ServiceFaults('Applying')
  readonly ledger: MinistryLedger
  readonly guard: RequestGuard<Caller>
  /** Signs the replies. */
  readonly replyKey: NamedKey
  private readonly root: NamedKey

  constructor(
    dataDir: string,
    keys: Keys,
    private readonly provinces: readonly Province[],
  ) {
    this.ledger = new MinistryLedger(join(dataDir, 'ministry.db'))
    this.guard = new RequestGuard([keys.pair('province-verifier')])
    this.replyKey = keys.pair('ministry')
    this.root = keys.pair('trust-list-root')
  }

  /** The trust list as it stands, a JWS. */
  trustList(now: number): string {
    const listed = this.provinces.map((province) => province.listed())
    return trustListAt(this.ledger, listed, this.root, now)
  }

  /** From the next list on, these keys and no others are marked as revoked. */
  revoke(keys: readonly RevokedKey[], now: number): void {
    this.ledger.setRevoked(keys, new Date(now).toISOString())
  }

  /** Asked again for the same it answers as before; an outage of the province is no answer, and it is asked again. */
  async verify({ keyId }: Caller, request: VerificationRequest): Promise<Reply> {
    const asked = { ...request, caller: keyId, codeDigest: sm3(Buffer.from(request.code)) }
    const earlier = this.ledger.ask(asked)
    if (earlier === 'different') return refusal(409, 'REQUEST_DIFFERS', '同一请求编号下的二维码不同')
    return earlier ?? this.passOn(asked, request)
  }

  private async passOn(asked: VerificationAsked, request: VerificationRequest): Promise<Reply> {
    const [, host] = HOST.exec(request.code) ?? []
    const province = this.provinces.find((candidate) => candidate.listed().host === host)
    const reply = province
      ? await province.verify(request, asked.caller)
      : refusal(404, 'CODE_HOST_UNKNOWN', '二维码不属于信任列表中的省份')
    if (!reply) return refusal(502, 'PROVINCE_UNREACHABLE', '无法连接该省')
    this.ledger.answer(asked, reply)
    return reply
  }
}
