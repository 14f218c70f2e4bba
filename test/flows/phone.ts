/** What phones ask the cloud of a stand for, to show and to check without a network, and what a checking phone makes of it. */
import { inflateSync } from 'node:zlib'
import { compressed } from '../../local/keys'
import type { RenewedCredential, RenewedCredentials } from '../../src/contract/presentation'
import type { Reply } from '../../src/contract/reply'
import { fromBase64Url } from '../../src/core/crypto/base64'
import { readJws, verifyJws } from '../../src/core/crypto/jws'
import type { StatusReference } from '../../src/core/presentation/credential'
import { judgeProof, type ProofVerdict } from '../../src/core/presentation/proof-verdict'
import {
  type StatusChangesClaims,
  type StatusListClaims,
  setStatus,
  statusIn,
} from '../../src/core/presentation/status-list'
import { keyOf, type TrustList } from '../../src/core/presentation/trust-list'
import { type Instant, instantOf } from '../../src/core/time'
import { now, type Phone, renewal } from '../support/showing-phone'
import { granted, type Stand } from './stand'

export function renew(stand: Stand, phone: Phone, licences: readonly string[]): Promise<Reply<RenewedCredentials>> {
  return stand.credentials(phone.openid, 'renewCredentials', renewal(phone, licences))
}

/** The credential of one licence, which must be given. */
export async function credentialOf(stand: Stand, phone: Phone, licence: string): Promise<RenewedCredential> {
  const [item] = granted(await renew(stand, phone, [licence])).items
  if (!item || !('credential' in item)) throw new Error(`no credential: ${JSON.stringify(item)}`)
  return item
}

/** The refusal's code for one licence. */
export async function refusalOf(stand: Stand, phone: Phone, licence: string): Promise<string> {
  const [item] = granted(await renew(stand, phone, [licence])).items
  if (!item || !('failure' in item)) throw new Error('the credential was given')
  return item.failure.code
}

/** A trust list with the stand's province in it, as the ministry would issue it. */
export function trustIn(stand: Stand): TrustList {
  const [from, until] = [instantOf(0), instantOf(4e12)] as const
  const key = compressed(stand.keys.pair('province-issuer').publicKey)
  return {
    sequence: 1,
    issuedAt: from,
    expiresAt: until,
    issuers: [
      {
        issuer: '990000',
        name: { zh: '示例省', en: 'Example Province' },
        host: new URL(stand.url).host,
        keys: [{ number: 1, key, uses: ['credential', 'status'], from, until }],
      },
    ],
  }
}

/** A list as an officer's phone keeps it. */
export interface KeptList {
  readonly seq: number
  readonly asOf: Instant
  readonly bytes: Uint8Array
}

const REQUEST = { issuer: '990000', list: 0 } as const

/** The payload of a token that the province signed. */
export function signedBy<T>(stand: Stand, token: string, type: string): T {
  const key = keyOf(compressed(stand.keys.pair('province-issuer').publicKey))
  const jws = readJws(token)
  if (!jws.ok || !key || !verifyJws(jws.value, key)) throw new Error('not signed by the province')
  expect(jws.value.header).toEqual({ alg: 'SM2-SM3', kid: '990000-1', typ: type })
  return jws.value.payload as T
}

export async function wholeList(stand: Stand, list = 0): Promise<KeptList> {
  const { token } = granted(await stand.public('statusList', { ...REQUEST, list }))
  return read(signedBy<StatusListClaims>(stand, token, 'statuslist+jwt'))
}

function read({ seq, iat, status_list: { lst } }: StatusListClaims): KeptList {
  return { seq, asOf: instantOf(iat * 1000), bytes: inflateSync(fromBase64Url(lst) ?? new Uint8Array()) }
}

/** The list with what changed since entered; undefined: the whole has to be fetched. */
export async function brought(stand: Stand, kept: KeptList, list = 0): Promise<KeptList | undefined> {
  const { token } = granted(await stand.public('statusChanges', { ...REQUEST, list, from: kept.seq }))
  if (token === undefined) return undefined
  const { from, seq, iat, changes } = signedBy<StatusChangesClaims>(stand, token, 'statuslist-changes+jwt')
  if (from > kept.seq) throw new Error('the changes begin after the list')
  const bytes = Uint8Array.from(kept.bytes)
  for (const [index, status] of changes) setStatus({ bits: 2, bytes }, index, status)
  return { seq, asOf: instantOf(iat * 1000), bytes }
}

export function statusAt({ bytes }: KeptList, { index }: Pick<StatusReference, 'index'>): number | undefined {
  return statusIn({ bits: 2, bytes }, index)
}

/** What the officer's phone makes of the code, with the list it keeps. */
export function judged(stand: Stand, text: string, kept?: KeptList, at: Instant = now()): ProofVerdict {
  return judgeProof(text, {
    now: at,
    trust: trustIn(stand),
    statusOf: (_issuer, { index }) => {
      const status = kept && statusIn({ bits: 2, bytes: kept.bytes }, index)
      return kept && status !== undefined ? { status, asOf: kept.asOf } : undefined
    },
    scannedBefore: () => undefined,
  })
}
