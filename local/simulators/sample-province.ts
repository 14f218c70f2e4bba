/**
 * 样例省: another province with a system of its own, to show and to check across provinces. It shares nothing with the product but the documents
 * (docs/presentation-format.md, docs/interfaces.md): what it makes, the product must be able to check.
 */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { sm3 } from 'sm-crypto-v2'
import { newKey, signJws } from '../jws'
import { compressed } from '../keys'
import type { SigningKey } from '../signature'
import type { Province, VerificationRequest } from './ministry'
import type { ListedProvince } from './ministry-trust-list'
import { credentialBytes, proofText, statusBits } from './sample-province-format'
import { openSampleKeys, type SampleKey } from './sample-province-keys'
import { SampleLedger, type ShownCode } from './sample-province-ledger'
import {
  publicName,
  SAMPLE_HOST,
  SAMPLE_ISSUER,
  SAMPLE_LICENCES,
  SAMPLE_NAME,
  type SampleLicence,
} from './sample-province-licences'
import { sampleVerdict } from './sample-province-verdict'
import { type Reply, refusal } from './signed-exchange'

const MINUTE_MS = 60_000
const ONLINE_LIFE_MS = 2 * MINUTE_MS
const CREDENTIAL_LIFE_MINUTES = 1440
const STATUS_LIST = 0
const STATUS_LIST_LENGTH = 2 ** 20
const STATUS = { inForce: 0, unreported: 0, cancelled: 1, suspended: 2 } as const
/** A suspended or cancelled licence gets no credential: its phone has the one from before. */
const CREDENTIAL_AGE_MINUTES = { inForce: 30, unreported: 30, suspended: 180, cancelled: 180 } as const

/** How an offline code is to be made; what is absent is as on a phone that works. */
export interface ProofWish {
  /** The moment, milliseconds since 1970. Default: now. */
  readonly at?: number
  /** The phone's clock is fast by so much; slow when negative. */
  readonly deviceClockMs?: number
  readonly credentialAgeMinutes?: number
  /** Which of the province's keys signs. Default: the one in use. */
  readonly keyNumber?: number
}

export class SampleProvince implements Province {
  readonly ledger: SampleLedger
  private readonly keys: readonly SampleKey[]
  private readonly phones = new Map<string, SigningKey>()

  constructor(dataDir: string) {
    this.keys = openSampleKeys(dataDir)
    this.ledger = new SampleLedger(join(dataDir, 'sample-province.db'))
  }

  listed(): ListedProvince {
    const keys = this.keys.map(({ listed }) => listed)
    return { issuer: SAMPLE_ISSUER, name: SAMPLE_NAME, host: SAMPLE_HOST, keys }
  }

  /** A new online code, made at `at`. */
  onlineCode({ id }: SampleLicence, at: number): string {
    const token = randomBytes(16).toString('base64url')
    this.ledger.add(digestOf(token), id, at + ONLINE_LIFE_MS)
    return `https://${SAMPLE_HOST}/v/${token}`
  }

  /** A new offline code. Throws RangeError for a key there is not. */
  offlineCode(licence: SampleLicence, wish: ProofWish = {}): string {
    const { at = Date.now(), deviceClockMs = 0, keyNumber = this.keys.length } = wish
    const age = wish.credentialAgeMinutes ?? CREDENTIAL_AGE_MINUTES[licence.state]
    const phone = this.phoneOf(licence)
    const content = {
      ...licence,
      issuer: SAMPLE_ISSUER,
      keyNumber,
      list: STATUS_LIST,
      issuedAt: at - age * MINUTE_MS,
      lifeMinutes: CREDENTIAL_LIFE_MINUTES,
      deviceKey: Buffer.from(compressed(phone.publicKey), 'hex'),
      holder: publicName(licence),
      plate: licence.plate?.number ?? '',
      numberEnd: licence.number.slice(-4),
    }
    return proofText(credentialBytes(content, this.key(keyNumber)), at + deviceClockMs, randomBytes(8), phone)
  }

  /** Its status list, as other provinces' phones would fetch it. */
  statusList(now: number): string {
    const iat = Math.floor(now / 1000)
    const exceptions = SAMPLE_LICENCES.filter(({ state }) => STATUS[state] !== 0)
    const bits = new Map(exceptions.map(({ index, state }) => [index, STATUS[state]]))
    const key = this.key(this.keys.length)
    const claims = {
      sub: `https://${SAMPLE_HOST}/api/public/v1/status-lists/${STATUS_LIST}`,
      iat,
      exp: iat + 86_400,
      ttl: 3600,
      seq: 1,
      status_list: { bits: 2, lst: statusBits(STATUS_LIST_LENGTH, bits) },
    }
    return signJws('statuslist+jwt', `${SAMPLE_ISSUER}-${key.listed.number}`, claims, key)
  }

  /** 跨省核验: the code is used up by the first request; that one again gets the same answer. */
  async verify(request: VerificationRequest, caller: string): Promise<Reply> {
    const token = request.code.slice(request.code.lastIndexOf('/') + 1)
    const shown = this.ledger.code(digestOf(token))
    if (!shown) return refusal(404, 'CODE_UNKNOWN', '没有这个二维码')
    return this.answer(shown, digestOf(token), request, `${caller} ${request.requestId}`)
  }

  private answer(shown: ShownCode, digest: string, request: VerificationRequest, asked: string): Reply {
    const now = Date.now()
    if (shown.use?.asked === asked) return shown.use.reply
    if (shown.use) return this.noted(shown, request, now, refusal(409, 'CODE_USED', '二维码已被核验过'))
    if (now > shown.expiresAt) return this.noted(shown, request, now, refusal(410, 'CODE_EXPIRED', '二维码已过期'))
    const licence = licenceOf(shown.licence)
    const reply = { status: 200, body: sampleVerdict(licence, now, request.officer ? 'officer' : 'public') }
    // Nothing between the look and the use gives way to another request.
    this.ledger.use(digest, asked, reply)
    return this.noted(shown, request, now, reply)
  }

  private noted(shown: ShownCode, request: VerificationRequest, now: number, reply: Reply): Reply {
    const { officer } = request
    const { verdict, error } = reply.body as { verdict?: string; error?: { code: string } }
    const outcome = verdict ?? error?.code ?? ''
    const at = new Date(now).toISOString()
    this.ledger.note({ licence: shown.licence, at, outcome, ...(officer ? { officer } : {}) })
    return reply
  }

  /** The phone of a holder is a new one after each start. */
  private phoneOf({ id }: SampleLicence): SigningKey {
    const phone = this.phones.get(id) ?? newKey()
    this.phones.set(id, phone)
    return phone
  }

  private key(number: number): SampleKey {
    const key = this.keys[number - 1]
    if (!key) throw new RangeError('there is no such key')
    return key
  }
}

function licenceOf(id: string): SampleLicence {
  const licence = SAMPLE_LICENCES.find((candidate) => candidate.id === id)
  if (!licence) throw new RangeError('there is no such licence')
  return licence
}

function digestOf(token: string): string {
  return sm3(Buffer.from(token))
}
