/** A relying party's system: it signs with its registered key and asks the sharing service, as the deployed function is asked from outside. */
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import type { ServiceReply } from '../../cloudfunctions/server/sharing-service/reply'
import { type NamedKey, signedHeaders } from '../../local/signature'
import type { GrantView, SharingRoutes } from '../../src/contract/sharing'
import { civilDateOf, daysAfter, instantOf } from '../../src/core/time'
import { granted, type HttpReply, type Stand } from './stand'

export const MOUNT = '/api/sharing/v1'
export const PARTIES = '/api/issuance/v1/relying-parties'
export const PARTY = 'relying-party-demo'

export type Method =
  | 'GetCertificateType'
  | 'Retrieval'
  | 'GetCertificateDataByCertificateID'
  | 'GetCertificateDataByHolder'
  | 'GetCertificateFileByCertificateID'
  | 'verifyCertInfo'
  | 'verifyFile'

/** What an answer may hold, as far as tests look into it. */
export interface Told {
  readonly items: readonly Told[]
  readonly next?: string
  readonly face: Record<string, unknown>
  readonly grant: { readonly grantId: string; readonly used: number; readonly left?: number }
  readonly withheld: readonly string[]
  readonly [element: string]: unknown
}

export interface ServiceError {
  readonly error?: { readonly code: string; readonly field?: string }
}

export type Answer = ServiceReply & ServiceError & { readonly data: Told }

export interface Caller {
  readonly key: NamedKey
  readonly accessId: string
}

export function partyOf(stand: Stand): Caller {
  return { key: stand.keys.pair('relying-party-demo'), accessId: PARTY }
}

/** Asks with everything in order; `bent` replaces members of the head. */
export function ask(stand: Stand, caller: Caller, method: Method, data: object, bent: object = {}) {
  const head = { accessId: caller.accessId, useFor: 'carriage', ...bent }
  return post(stand, caller.key, method, JSON.stringify({ head, data }))
}

/** A signed request of any text; `bent` replaces headers after signing. */
export async function post(
  stand: Stand,
  key: NamedKey,
  method: string,
  body: string,
  bent: Record<string, string> = {},
): Promise<HttpReply<Answer> & { readonly headers: Headers; readonly text: string }> {
  const path = `${MOUNT}/${method}`
  const headers = { ...signedHeaders('POST', path, body, key), ...bent }
  const answer = await fetch(stand.url + path, { method: 'POST', headers, body })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, text, body: JSON.parse(text) as Answer }
}

/** The data of an answer that must be one. */
export function told({ status, body }: HttpReply<Answer>): Told {
  if (status !== 200 || body.head?.status !== 0) throw new Error(`refused: ${status} ${JSON.stringify(body)}`)
  return body.data
}

/** A key pair of a party's own making. */
export function newKey(keyId: string): NamedKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'SM2' })
  const pkcs8 = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('hex')
  const [, secret = ''] = /0201010420([0-9a-f]{64})/.exec(pkcs8) ?? []
  return {
    keyId,
    privateKey: secret,
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('hex').slice(-130),
  }
}

export function inDays(days: number): string {
  return daysAfter(civilDateOf(instantOf(Date.now())), days)
}

export const requestId = () => randomBytes(16).toString('base64url')

type Terms = SharingRoutes['draftGrant']['request']['terms']

export const TERMS: Terms = {
  ...{ purpose: 'carriage', until: inDays(30), copies: false },
  fields: {
    practitioner: [
      'holderName',
      'holderCode',
      'number',
      'identifier',
      'validity',
      'issuedOn',
      'qualifications',
      'status',
    ],
    transport: ['plateNumber', 'vehicleType', 'validity', 'status'],
  },
}

/** Granted by a person in his own or a company's name to the demo's party. */
export async function grantTo(
  stand: Stand,
  openid: string,
  licences: readonly string[],
  terms: Partial<Terms> = {},
  recipient = PARTY,
): Promise<GrantView> {
  const me = granted(await stand.grants(openid, 'sharingMe', {}))
  const giver = me.givers.find(({ kind }) => kind === 'company') ?? me.givers[0]
  const drafted = await stand.grants(openid, 'draftGrant', {
    ...{ requestId: requestId(), giver: giver?.id ?? '' },
    recipient: { kind: 'party', id: recipient },
    terms: { ...TERMS, ...terms },
  })
  const { id: grant } = granted(drafted)
  granted(await stand.grants(openid, 'fillGrant', { grant, pick: { licences: [...licences] } }))
  return granted(await stand.grants(openid, 'giveGrant', { grant }))
}
