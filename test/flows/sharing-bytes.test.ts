/** 最小必要: whatever is granted, no byte of a reply to a recipient tells a field that was not. In the mini-program and in the sharing service. */
import fc from 'fast-check'
import type { GrantedLicence } from '../../src/contract/sharing'
import type { LicenceCategory } from '../../src/core/licence/licence-category'
import { GRANT_FIELDS, type GrantedField } from '../../src/core/sharing/fields'
import { codesOf, eventsOfHolders, firstLicence, issuedOnly, personCalled, proven } from './people'
import { ask, grantTo, partyOf } from './relying-party'
import { fleetOf, read, requestId } from './sharing-desk'
import { granted, openStand, type Stand } from './stand'

const driver = personCalled('freight-driver')
const company = personCalled('freight-company')
const shipper = personCalled('shipper')
/** Each costs a grant: enough that every field is left out and taken in many times. */
const RUNS = 12

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
  await stand.push(issuedOnly(eventsOfHolders([...codesOf(driver), ...codesOf(company)])).slice(0, 60))
  await stand.registerParties()
  for (const person of [driver, company, shipper]) await proven(stand, person)
})
afterAll(() => stand.close())

function leaves(value: unknown): readonly string[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [String(value)]
}

/** What would give the field away, in the form of either reply; nothing so short that anything may hold it. */
function tellingOf({ data, text }: GrantedField): readonly string[] {
  const told = [...leaves(data), ...leaves(text)]
  return [...told, ...told.map((each) => each.replaceAll('-', ''))].filter((each) => each.length >= 4)
}

/** The reply as it comes, not as it is read. */
async function bytesOfReading(grant: string, licence: string): Promise<string> {
  const request = { requestId: requestId(), grant, licence, purpose: 'government' }
  const body = JSON.stringify({ route: 'readGranted', request })
  const headers = { 'x-local-openid': shipper.openid }
  return (await fetch(`${stand.url}/invoke/grants`, { method: 'POST', headers, body })).text()
}

async function bytesOfService(grantId: string, licence: string): Promise<string> {
  const bent = { useFor: 'government', grantId }
  const method = 'GetCertificateDataByCertificateID'
  return (await ask(stand, partyOf(stand), method, { CertificateID: licence }, bent)).text
}

async function whole(openid: string, licence: string, category: LicenceCategory): Promise<GrantedLicence> {
  const fields = { [category]: GRANT_FIELDS[category].map(({ name }) => name) }
  const { id } = await grantTo(stand, openid, [licence], { purpose: 'government', fields })
  return granted(await read(stand, shipper.openid, id, licence, { purpose: 'government' }))
}

it.each([
  ['practitioner', driver, () => firstLicence(stand, driver.openid)],
  ['transport', company, async () => (await fleetOf(stand, company.openid))[0] ?? ''],
] as const)('of a %s nothing leaves that was not granted', async (category, { openid }, licenceOf) => {
  const licence = await licenceOf()
  const all = (await whole(openid, licence, category)).fields
  expect(all.length).toBeGreaterThan(7)
  const names = all.map(({ name }) => name)
  await fc.assert(
    fc.asyncProperty(fc.subarray(names, { minLength: 1 }), async (chosen) => {
      const fields = { [category]: chosen }
      const { id } = await grantTo(stand, openid, [licence], { purpose: 'government', fields })
      const allowed = all
        .filter(({ name }) => chosen.includes(name))
        .flatMap(tellingOf)
        .join('\n')
      const kept = all.filter(({ name }) => !chosen.includes(name)).flatMap(tellingOf)
      // What a granted field says as well (a term that stands in the qualifications) gives nothing away.
      const secrets = kept.filter((secret) => !allowed.includes(secret))
      const replies = [await bytesOfReading(id, licence), await bytesOfService(id, licence)]
      for (const reply of replies) expect(secrets.filter((secret) => reply.includes(secret))).toEqual([])
      const told = JSON.parse(replies[0] ?? '') as { readonly value: GrantedLicence }
      expect(told.value.fields.map(({ name }) => name).sort()).toEqual([...chosen].sort())
    }),
    { numRuns: RUNS },
  )
})
