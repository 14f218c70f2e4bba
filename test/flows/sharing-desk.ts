/** The people of a grant, and the steps everybody takes. */
import { randomBytes } from 'node:crypto'
import type { Reply } from '../../src/contract/reply'
import type { FillLine, GrantedLicence, GrantView, SharingRoutes } from '../../src/contract/sharing'
import { civilDateOf, daysAfter, instantOf } from '../../src/core/time'
import { granted, type Stand } from './stand'

export const SHIPPER = 'relying-party-demo'
export const INSURER = 'insurer-demo'

export const requestId = () => randomBytes(16).toString('base64url')
export const today = () => civilDateOf(instantOf(Date.now()))
export const inDays = (days: number) => daysAfter(today(), days)

type Terms = SharingRoutes['draftGrant']['request']['terms']

export const TERMS: Terms = {
  ...{ purpose: 'carriage', until: inDays(10), copies: false },
  fields: {
    transport: ['plateNumber', 'vehicleType', 'status'],
    practitioner: ['holderName', 'qualifications', 'status'],
  },
}

export async function giverOf(stand: Stand, openid: string, kind: 'self' | 'company' | 'delegator'): Promise<string> {
  const me = granted(await stand.grants(openid, 'sharingMe', {}))
  const giver = me.givers.find((each) => each.kind === kind)
  if (!giver) throw new Error(`nobody to act for as ${kind}`)
  return giver.id
}

export function draft(stand: Stand, openid: string, giver: string, bent: object = {}): Promise<Reply<GrantView>> {
  const recipient = { kind: 'party', id: SHIPPER } as const
  return stand.grants(openid, 'draftGrant', { requestId: requestId(), giver, recipient, terms: TERMS, ...bent })
}

/** Drafted, filled and given. */
export async function give(
  stand: Stand,
  openid: string,
  giver: string,
  licences: readonly string[],
  bent: object = {},
): Promise<GrantView> {
  const { id } = granted(await draft(stand, openid, giver, bent))
  granted(await stand.grants(openid, 'fillGrant', { grant: id, pick: { licences: [...licences] } }))
  return granted(await stand.grants(openid, 'giveGrant', { grant: id }))
}

export function read(
  stand: Stand,
  openid: string,
  grant: string,
  licence: string,
  bent: object = {},
): Promise<Reply<GrantedLicence>> {
  return stand.grants(openid, 'readGranted', { requestId: requestId(), grant, licence, purpose: 'carriage', ...bent })
}

export function outcomes(results: readonly FillLine[]): readonly string[] {
  return results.map((line) => (line.outcome === 'leftOut' ? line.reason.code : line.outcome))
}

export async function fleetOf(stand: Stand, openid: string): Promise<readonly string[]> {
  const [fleet] = granted(await stand.holder(openid, 'listFleets', {})).items
  if (!fleet) throw new Error('no fleet')
  return granted(await stand.holder(openid, 'listFleet', { operator: fleet.operator })).items.map(({ id }) => id)
}
