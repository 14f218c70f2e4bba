/** 车队授权: thousands of vehicles in one act, in pages that no limit of the platform is reached by. */
import { PEOPLE } from '../../local/demo/people'
import { storeLicences, vehicleLicence } from './large-fleet'
import { eventsOfHolders, personCalled, proven } from './people'
import { draft, give, giverOf, inDays, read, requestId } from './sharing-desk'
import { codeOf, granted, openStand, type Stand } from './stand'

const company = personCalled('freight-company')
const agent = personCalled('fleet-agent')
const shipper = personCalled('shipper')
const [firm] = company.represents ?? []
const holder = { name: firm?.name ?? '', code: firm?.creditCode ?? '' }
const VEHICLES = 5001

let stand: Stand
let giver: string
beforeAll(async () => {
  const first = await openStand()
  await first.push(eventsOfHolders([holder.code]).filter(({ type }) => type === 'issue'))
  await first.stop()
  const permit = 'none'
  const vehicles = Array.from({ length: VEHICLES }, (_, number) =>
    vehicleLicence({
      number: String(9_000_000 + number),
      plate: `示Z${String(number).padStart(5, '0')}`,
      permit,
      holder,
    }),
  )
  storeLicences(first, vehicles)
  stand = await openStand({ dataOf: first.dataDir })
  await first.close()
  await stand.registerParties()
  for (const person of PEOPLE.filter(({ id }) => [company.id, agent.id, shipper.id].includes(id)))
    await proven(stand, person)
  giver = await giverOf(stand, company.openid, 'company')
})
afterAll(() => stand.close())

/** Page after page until `enough` licences are in it, or there are no more. */
async function fill(
  grant: string,
  enough: number,
  fleet: object = { plate: '示Z' },
): Promise<{ readonly size: number; readonly pages: number }> {
  let cursor: string | undefined
  let size = 0
  for (let pages = 1; ; pages += 1) {
    const filled = granted(
      await stand.grants(company.openid, 'fillGrant', { grant, pick: { fleet, ...(cursor ? { cursor } : {}) } }),
    )
    cursor = filled.next
    size = filled.size
    if (cursor === undefined || size >= enough) return { size, pages }
  }
}

it('a thousand vehicles are one act with one result each, and are withdrawn in one act', async () => {
  const { id } = granted(await draft(stand, company.openid, giver))
  const { size, pages } = await fill(id, 1000)
  expect([size, pages]).toEqual([1000, 20])
  const given = granted(await stand.grants(company.openid, 'giveGrant', { grant: id }))
  expect(given).toMatchObject({ state: 'active', size: 1000 })
  const [licence] = granted(await stand.grants(shipper.openid, 'listGrantLicences', { grant: id })).items
  expect((await read(stand, shipper.openid, id, licence?.licence ?? '')).ok).toBe(true)
  const { receipts } = granted(await stand.grants(company.openid, 'grantReceipts', { grant: id }))
  expect(receipts[0]?.content.licences).toMatchObject({ count: 1000 })
  granted(await stand.grants(company.openid, 'withdrawGrant', { grant: id }))
  expect(codeOf(await read(stand, shipper.openid, id, licence?.licence ?? ''))).toBe('GRANT_NOT_ACTIVE')
})

it('whoever was interrupted goes on where he was: no vehicle is in it twice', async () => {
  const { id } = granted(await draft(stand, company.openid, giver))
  await fill(id, 100)
  const { size } = await fill(id, 150)
  expect(size).toBe(150)
  const places = [...stand.records('grantItems').values()].filter(({ grant }) => grant === id).map(({ place }) => place)
  expect(places.sort((a, b) => a - b)).toEqual(Array.from({ length: 150 }, (_, at) => at + 1))
})

it('two that fill the same draft at once leave each place to one', async () => {
  const { id } = granted(await draft(stand, company.openid, giver))
  await Promise.all([fill(id, 100), fill(id, 100)])
  const items = [...stand.records('grantItems').values()].filter(({ grant }) => grant === id)
  expect(new Set(items.map(({ place }) => place)).size).toBe(items.length)
  expect(stand.records('grants').get(id)?.size).toBe(items.length)
})

it('5,000 licences are one act; the 5,001st is refused, and nothing of its page is taken', async () => {
  const { id } = granted(await draft(stand, company.openid, giver))
  expect((await fill(id, 5000)).size).toBe(5000)
  const all = granted(await stand.holder(company.openid, 'listFleet', { operator: giver, plate: '示Z05000' })).items
  const last = all.map((vehicle) => vehicle.id)
  const refused = await stand.grants(company.openid, 'fillGrant', { grant: id, pick: { licences: last } })
  expect(refused).toMatchObject({ failure: { code: 'GRANT_LICENCES_TOO_MANY', most: 5000 } })
  expect(granted(await stand.grants(company.openid, 'openGrant', { grant: id })).size).toBe(5000)
  expect(granted(await stand.grants(company.openid, 'giveGrant', { grant: id }))).toMatchObject({
    state: 'active',
    size: 5000,
  })
}, 240_000)

it('a request with more than a hundred licences is refused by its shape', async () => {
  const { id } = granted(await draft(stand, company.openid, giver))
  const licences = Array.from({ length: 101 }, () => '0'.repeat(64))
  expect(await stand.grants(company.openid, 'fillGrant', { grant: id, pick: { licences } })).toMatchObject({
    failure: { code: 'REQUEST_INVALID' },
  })
})

it('a change of the legal representative ends what he delegated, at once', async () => {
  const { id } = granted(
    await stand.grants(company.openid, 'findPerson', { by: 'phone', phone: agent.phone ?? '', name: agent.name }),
  )
  granted(
    await stand.grants(company.openid, 'delegate', {
      ...{ requestId: requestId(), principal: giver, delegate: { kind: 'person', id }, until: inDays(30) },
      ...{ scope: { categories: ['transport'] }, acts: ['grant', 'withdraw'] },
    }),
  )
  const [vehicle] = granted(await stand.holder(company.openid, 'listFleet', { operator: giver })).items
  await give(stand, agent.openid, giver, [vehicle?.id ?? ''])
  const issued = eventsOfHolders([holder.code]).find(
    ({ type, licence }) => type === 'issue' && 'legalRepresentative' in Object(licence.face),
  )
  const face = { ...Object(issued?.licence.face), legalRepresentative: '新代表' }
  const amended = {
    ...issued,
    eventId: crypto.randomUUID(),
    type: 'amend',
    revision: 2,
    licence: { ...issued?.licence, face },
  }
  expect(outcomesOf(await stand.push([amended]))).toEqual(['accepted'])
  expect(await draft(stand, agent.openid, giver)).toMatchObject({
    failure: { code: 'DELEGATION_NOT_ACTIVE', state: 'representativeChanged' },
  })
})

function outcomesOf(results: readonly { readonly outcome: string }[]): readonly string[] {
  return results.map(({ outcome }) => outcome)
}
