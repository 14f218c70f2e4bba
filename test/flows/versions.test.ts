/** 历次版本: what the holder is told about the versions of his licence. */
import { randomUUID } from 'node:crypto'
import { issueOf, type RawEvent, TYPE } from '../rules/samples'
import { codesOf, firstLicence, personCalled, proven } from './people'
import { granted, openStand, type Stand } from './stand'

const company = personCalled('freight-company')
const [, COMPANY_CODE = ''] = codesOf(company)
const ADDRESS = '示例市新区迁址路一号'

let stand: Stand
let id: string
beforeAll(async () => {
  stand = await openStand()
  await stand.push([permit])
  await stand.push([moved, renewed, reviewed])
  await proven(stand, company)
  id = await firstLicence(stand, company.openid)
})
afterAll(() => stand.close())

const issued = issueOf(TYPE.business)
const permit: RawEvent = { ...issued, licence: { ...issued.licence, CertificateHolderCode: COMPANY_CODE } }
const moved = next('amend', 2, { face: { ...permit.licence.face, address: ADDRESS } })
const renewed = next('renew', 3, {
  face: { ...permit.licence.face, address: ADDRESS },
  CertificateIssuedDate: '20261001',
  CertificateEffectiveDate: '20261001',
  CertificateExpiringDate: '20320930',
})
const { CertificateTypeCode, CertificateNumber } = permit.licence
const reviewed = {
  ...{ eventId: randomUUID(), type: 'integrityAssessment', revision: 4, occurredAt: '2026-10-04T00:00:00+08:00' },
  licence: { CertificateTypeCode, CertificateNumber },
  review: { result: 'AAA', period: '2026', validUntil: '2027-12-31' },
}

/** The permit once more, written out whole, as a new version of it. */
function next(type: string, revision: number, changes: object): RawEvent {
  const occurredAt = `2026-10-0${revision}T00:00:00+08:00`
  return { eventId: randomUUID(), type, revision, occurredAt, licence: { ...permit.licence, ...changes } }
}

it('tells every version newest first, by which act it was made, and that the earlier ones are superseded', async () => {
  const { versions, identifier } = granted(await stand.holder(company.openid, 'openLicence', { id }))
  expect(versions.map(({ version, event, status }) => [version, event, status])).toEqual([
    [3, 'renew', 'inForce'],
    [2, 'amend', 'superseded'],
    [1, 'issue', 'superseded'],
  ])
  expect(versions[0]?.identifier).toBe(identifier)
  expect(new Set(versions.map((each) => each.identifier)).size).toBe(3)
})

it('names the printed lines each version changed, never what they said', async () => {
  const view = granted(await stand.holder(company.openid, 'openLicence', { id }))
  const changes = view.versions.map((version) => version.changes.map(({ zh }) => zh))
  expect(changes).toEqual([['有效期', '发证日期'], ['地址'], []])
  expect(JSON.stringify(view.versions)).not.toContain(ADDRESS)
})

it('makes no version of a review', async () => {
  const view = granted(await stand.holder(company.openid, 'openLicence', { id }))
  expect(view.integrityAssessment).toMatchObject({ period: '2026' })
  expect(view.versions).toHaveLength(3)
})

it('tells of the latest version what has become of the licence', async () => {
  const occurredAt = '2026-10-05T00:00:00+08:00'
  const licence = { CertificateTypeCode, CertificateNumber }
  await stand.push([{ eventId: randomUUID(), type: 'cancel', revision: 5, occurredAt, reason: '歇业', licence }])
  const { versions } = granted(await stand.holder(company.openid, 'openLicence', { id }))
  expect(versions.map(({ status }) => status)).toEqual(['cancelled', 'superseded', 'superseded'])
})
