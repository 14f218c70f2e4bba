/** Permits and vehicles of the demo's freight company and of others, as the province tells of them. */
import { randomUUID } from 'node:crypto'
import type { RawEvent } from '../rules/samples'
import { codesOf, eventsOfHolders, issuedOnly, personCalled } from './people'
import type { Stand } from './stand'

export const representative = personCalled('freight-company')
export const otherRepresentative = personCalled('ride-hailing-company')

/** Permits by what they allow: type code, type name, and a scope the type may carry. */
export const PERMITS = {
  goods: ['11100000000019713D008', '道路运输经营许可证', '02101'],
  dangerousGoods: ['11100000000019713D016', '道路危险货物运输许可证', '03131'],
  rideHailing: ['11100000000019713D074', '网络预约出租汽车经营许可证', '09101'],
} as const

export interface Party {
  readonly name: string
  readonly code: string
  readonly codeType?: string
}

/** The company a demo person acts for. */
export function companyOf({ represents = [] }: typeof representative): Party {
  const [company] = represents
  if (!company) throw new Error('nobody’s representative')
  return { name: company.name, code: company.creditCode }
}

/** The issue of a permit. */
export function permitIssue(kind: keyof typeof PERMITS, number: string, holder: Party): RawEvent {
  const [typeCode, typeName, scope] = PERMITS[kind]
  const event = issueLike('11100000000019713D008', holder, {
    CertificateTypeCode: typeCode,
    CertificateTypeName: typeName,
    CertificateName: typeName,
    CertificateNumber: number,
  })
  event.licence.face = { ...event.licence.face, businessScope: [scope] }
  return event
}

/** The issue of a vehicle's certificate under a permit. */
export function vehicleIssue(number: string, plateNumber: string, permitNumber: string, holder: Party): RawEvent {
  const event = issueLike('11100000000019713D013', holder, { CertificateNumber: number })
  event.licence.face = { ...event.licence.face, plateNumber, permitNumber, operatorName: holder.name }
  return event
}

/** A later event of the licence that `issue` began. Amendments and the like carry it whole, with `changes`. */
export function follow(
  issue: RawEvent,
  revision: number,
  type: string,
  changes?: { readonly holder?: Party; readonly face?: object },
): RawEvent {
  const { CertificateTypeCode, CertificateNumber, face } = issue.licence
  const whole = { ...issue.licence, ...holderOf(changes?.holder), face: { ...face, ...changes?.face } }
  const licence = changes ? whole : { CertificateTypeCode, CertificateNumber }
  return { eventId: randomUUID(), type, occurredAt: '2026-10-01T00:00:00+08:00', revision, licence }
}

/** Pushes, and fails unless every event was accepted. */
export async function accepted(stand: Stand, ...events: readonly RawEvent[]): Promise<void> {
  const results = await stand.push(events)
  const refused = results.filter(({ outcome }) => outcome !== 'accepted')
  if (refused.length > 0) throw new Error(JSON.stringify(refused))
}

function issueLike(typeCode: string, holder: Party, members: object): RawEvent {
  const ours = issuedOnly(eventsOfHolders(codesOf(representative)))
  const like = ours.find(({ licence }) => licence.CertificateTypeCode === typeCode)
  if (!like) throw new Error(`the feed has lost the company’s ${typeCode}`)
  const event = structuredClone(like)
  return { ...event, eventId: randomUUID(), licence: { ...event.licence, ...holderOf(holder), ...members } }
}

function holderOf(holder: Party | undefined): object {
  if (!holder) return {}
  const { name, code, codeType = '001' } = holder
  return { CertificateHolderName: name, CertificateHolderCode: code, CertificateHolderTypeCode: codeType }
}
