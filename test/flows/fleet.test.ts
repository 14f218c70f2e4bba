/** 车队: twenty thousand vehicles of one company, page by page, searched and filtered. */

import { sealIdentity } from '../../cloudfunctions/server/identity/sealed-identity'
import { holderIndexOf, licenceIdOf } from '../../cloudfunctions/server/licences/sealed-licence'
import { key } from '../../cloudfunctions/server/ports'
import type { FleetCondition, FleetList, LicenceList } from '../../src/contract/holder'
import { instantOf } from '../../src/core/time'
import { type Desk, openDesk } from './desk'
import { accepted, companyOf, follow, otherRepresentative, representative, vehicleIssue } from './fleet-events'
import { permitLicence, storeLicences, type Vehicle, vehicleLicence } from './large-fleet'
import { personCalled, proven } from './people'
import { codeOf, granted, openStand, type Stand } from './stand'

const ours = companyOf(representative)
const theirs = companyOf(otherRepresentative)
const [FIRST_PERMIT, SECOND_PERMIT, NO_PERMIT] = ['990101900001', '990101900002', '990101900003']
const TODAY = instantOf(Date.parse('2026-11-23T12:00:00+08:00'))
const SIZE = 20_000

/** Of every hundred: two suspended, three cancelled, ten to be reviewed within the year, one run out, ten buses, one without a permit. */
const FLEET: readonly Vehicle[] = Array.from({ length: SIZE }, (_, index) => {
  const place = index % 100
  return {
    number: `99010${String(index).padStart(7, '0')}`,
    plate: `${index < 15_000 ? '示A' : '例B'}${String((index * 7919) % 100_000).padStart(5, '0')}`,
    permit: place === 99 ? NO_PERMIT : index % 2 === 0 ? FIRST_PERMIT : SECOND_PERMIT,
    holder: ours,
    ...(place < 2 ? { state: 'suspended' } : place < 5 ? { state: 'cancelled' } : {}),
    ...(place >= 10 && place < 20 ? { reviewValidUntil: `2026-12-${10 + (index % 20)}` } : {}),
    ...(place === 20 ? { validUntil: '2026-11-01', reviewValidUntil: '2026-11-01' } : {}),
    ...(place >= 50 && place < 60 ? { vehicleType: 'K33' } : {}),
  }
})

let stand: Stand
let desk: Desk
let openid: string
beforeAll(async () => {
  const empty = await openStand()
  await empty.stop()
  storeLicences(empty, [
    permitLicence(FIRST_PERMIT, ours),
    permitLicence(SECOND_PERMIT, ours),
    permitLicence(NO_PERMIT, theirs),
  ])
  storeLicences(empty, FLEET.map(vehicleLicence))
  stand = await openStand({ dataOf: empty.dataDir })
  await empty.close()
  openid = await proven(stand, representative)
  await proven(stand, otherRepresentative)
  desk = await openDesk(stand)
  desk.setNow(TODAY)
})
afterAll(() => stand.close())

const operator = () => holderIndexOf(desk.deps.index, ours.code)
const permitId = (number: string) => licenceIdOf(desk.deps.index, '11100000000019713D008', number)
const plateOf = ({ subject }: FleetList['items'][number]) => subject.replace('·', '')

/** Page after page, as the phone asks; `meanwhile` happens before the page of that number is asked for. */
async function walk(condition: FleetCondition = {}, meanwhile: { readonly [page: number]: () => Promise<void> } = {}) {
  const pages: FleetList[] = []
  for (let cursor: string | undefined; pages.length === 0 || cursor !== undefined; ) {
    await meanwhile[pages.length]?.()
    const request = { operator: operator(), ...condition, ...(cursor ? { cursor } : {}) }
    const page = granted(await desk.holder(openid, 'listFleet', request))
    pages.push(page)
    cursor = page.next
  }
  return { pages, plates: pages.flatMap(({ items }) => items.map(plateOf)) }
}

const sorted = (vehicles: readonly Vehicle[]) => vehicles.map(({ plate }) => plate).sort()
const thoseWith = (wanted: (vehicle: Vehicle) => boolean) => sorted(FLEET.filter(wanted))
const isLiving = ({ state }: Vehicle) => state !== 'cancelled'

describe('a walk through the whole fleet', () => {
  // Two that are far behind and far ahead of page 100. Buses, as the vehicle of the feed is that their amendments are written like.
  const byPlate = [...FLEET].sort((a, b) => (a.plate < b.plate ? -1 : 1))
  const buses = byPlate.filter(({ vehicleType }) => vehicleType !== undefined)
  const [behind, ahead] = [buses[100], buses[1500]] as const
  const incoming = { number: '990107777777', plate: '示A99999Z', permit: FIRST_PERMIT, holder: theirs }

  it('shows every vehicle that stays once, in order of plate, while others leave and arrive', async () => {
    if (!behind || !ahead) throw new Error('the fleet is too small')
    const { pages, plates } = await walk(
      {},
      {
        0: () => accepted(stand, vehicleIssue(incoming.number, incoming.plate, NO_PERMIT, theirs)),
        100: async () => {
          for (const leaving of [behind, ahead]) await transfer(leaving, 1, theirs, NO_PERMIT)
          await transfer(incoming, 1, ours, FIRST_PERMIT)
        },
      },
    )
    const gone = ahead.plate
    const expected = [...byPlate.map(({ plate }) => plate), incoming.plate].filter((plate) => plate !== gone).sort()
    expect(plates).toEqual(expected)
    // The last full page cannot know that nothing follows.
    expect(pages.length).toBe(SIZE / 50 + 1)
    expect(Math.max(...pages.map(({ items }) => items.length))).toBe(50)
    for (const returning of [behind, ahead]) await transfer(returning, 2, ours, returning.permit)
    await transfer(incoming, 2, theirs, NO_PERMIT)
  })

  async function transfer(vehicle: Vehicle, revision: number, holder: typeof ours, permitNumber: string) {
    const issue = vehicleIssue(vehicle.number, vehicle.plate, vehicle.permit, vehicle.holder)
    const face = { permitNumber, operatorName: holder.name, reviewValidUntil: '2029-06-30' }
    await accepted(stand, follow(issue, revision + 1, 'amend', { holder, face }))
  }

  it('tells with the first page, and only with it, what there is to choose from', async () => {
    const first = granted(await stand.holder(openid, 'listFleet', { operator: operator() }))
    expect(first.fleet).toMatchObject({
      operator: ours.name,
      size: { vehicles: 1000, more: true },
      someUnlinked: true,
      families: ['goods', 'passenger'],
    })
    expect(first.fleet?.permits.map(({ number }) => number).sort()).toEqual([FIRST_PERMIT, SECOND_PERMIT])
    const second = granted(await stand.holder(openid, 'listFleet', { operator: operator(), cursor: first.next ?? '' }))
    expect(second.fleet).toBeUndefined()
  })

  it.each([
    '',
    'not a cursor',
    Buffer.from('{"run":7}').toString('base64url'),
    Buffer.from('{"run":-1}').toString('base64url'),
  ])('refuses a cursor that is none of its own: %j', async (cursor) => {
    const reply = await stand.holder(openid, 'listFleet', { operator: operator(), cursor })
    expect(reply).toEqual({ ok: false, failure: { code: 'REQUEST_INVALID', field: 'cursor' } })
  })
})

describe('search by plate', () => {
  const [some] = FLEET.slice(4321)
  const plate = some?.plate ?? ''

  it.each([
    ['the whole plate', plate],
    ['without the province', plate.slice(1)],
    ['as it is painted, in lower case', `${plate.slice(0, 2)}·${plate.slice(2)}`.toLowerCase()],
    ['in full width, with blanks', ` ${plate.slice(0, 1)} Ａ ${plate.slice(2)} `],
  ])('finds one vehicle by %s', async (_how, typed) => {
    expect((await walk({ plate: typed })).plates).toEqual([plate])
  })

  it('finds all that end so, each once', async () => {
    const { plates } = await walk({ plate: '713' })
    expect([...plates].sort()).toEqual(thoseWith((vehicle) => vehicle.plate.endsWith('713')))
    expect(plates.length).toBeGreaterThan(10)
  })

  it('finds all that begin so or end so, whatever their province, each once', async () => {
    const { plates } = await walk({ plate: 'b12' })
    expect([...plates].sort()).toEqual(thoseWith((vehicle) => vehicle.plate.startsWith('例B12')))
    expect((await walk({ plate: '例B9' })).plates).toEqual(thoseWith((vehicle) => vehicle.plate.startsWith('例B9')))
  })

  it.each(['示A1234567', '9999X', '澳'])('finds nothing for %s, in one page', async (nothing) => {
    const { pages, plates } = await walk({ plate: nothing })
    expect([pages.length, plates]).toEqual([1, []])
  })

  it('takes blanks for no search', async () => {
    const { items } = granted(await desk.holder(openid, 'listFleet', { operator: operator(), plate: ' · ' }))
    expect(items).toHaveLength(50)
  })
})

describe('filters', () => {
  it.each<[string, FleetCondition, (vehicle: Vehicle) => boolean]>([
    ['suspended', { state: 'suspended' }, ({ state }) => state === 'suspended'],
    ['ended', { state: 'ended' }, ({ state }) => state === 'cancelled'],
    ['buses', { family: 'passenger' }, ({ vehicleType }) => vehicleType === 'K33'],
    ['under no permit of the company', { permit: 'none' }, ({ permit }) => permit === NO_PERMIT],
    [
      'suspended buses of one permit, found by their plates’ end',
      { state: 'suspended', plate: '00' },
      ({ state, plate }) => state === 'suspended' && plate.endsWith('00'),
    ],
    [
      'in force and no bus, under none',
      { state: 'inForce', family: 'goods', permit: 'none' },
      ({ permit }) => permit === NO_PERMIT,
    ],
  ])('%s', async (_what, condition, wanted) => {
    const { plates } = await walk(condition)
    expect([...plates].sort()).toEqual(thoseWith(wanted))
    expect(plates.length).toBeGreaterThan(1)
  })

  it('under one permit, by plate', async () => {
    const condition = { permit: permitId(FIRST_PERMIT), family: 'passenger' } as const
    const { plates } = await walk(condition)
    expect(plates).toEqual(thoseWith(({ permit, vehicleType }) => permit === FIRST_PERMIT && vehicleType === 'K33'))
  })

  it('in force: what has run out is not', async () => {
    const { plates } = await walk({ state: 'inForce', plate: '1' })
    const living = ({ state, validUntil, plate }: Vehicle) =>
      state === undefined && validUntil === undefined && plate.endsWith('1')
    expect([...plates].sort()).toEqual(thoseWith(living))
  })

  it('needs attention: the most urgent first, what has run out before what will', async () => {
    const { pages } = await walk({ state: 'needsAttention' })
    const items = pages.flatMap((page) => page.items)
    const needing = FLEET.filter((vehicle) => isLiving(vehicle) && (vehicle.reviewValidUntil ?? vehicle.validUntil))
    expect(items.map(plateOf).sort()).toEqual(sorted(needing))
    const days = items.map(({ attention: [first], validUntil }) => (first && 'on' in first ? first.on : validUntil))
    expect(days).toEqual([...days].sort())
    expect(items[0]?.status).toBe('expired')
  })

  it('a condition that nearly nothing meets is searched in pages of bounded work, which may be empty and still lead on', async () => {
    const condition = { state: 'inForce', family: 'passenger', permit: 'none' } as const
    const { pages, plates } = await walk({ ...condition, permit: permitId(SECOND_PERMIT), plate: 'A' })
    expect(pages.some(({ items, next }) => items.length < 50 && next !== undefined)).toBe(true)
    const wanted = ({ plate, permit, vehicleType }: Vehicle) =>
      plate.startsWith('示A') && permit === SECOND_PERMIT && vehicleType === 'K33'
    expect(plates).toEqual(thoseWith(wanted))
  })
})

describe('what a page costs the database', () => {
  it.each<[string, FleetCondition]>([
    ['everything', {}],
    ['a state', { state: 'inForce' }],
    ['attention', { state: 'needsAttention' }],
    ['no permit', { permit: 'none' }],
    ['the end of a plate', { plate: '713' }],
    ['a condition nothing meets', { state: 'ended', plate: '示A', permit: 'none' }],
  ])('is bounded: %s', async (_what, condition) => {
    let read = 0
    const { store } = desk.deps
    const counting = desk.on({
      ...store,
      async find(collection, index, query) {
        const found = await store.find(collection, index, query)
        read += found.length
        return found
      },
    })
    granted(await counting.holder(openid, 'listFleet', { operator: operator(), ...condition }))
    expect(read).toBeLessThanOrEqual(650)
  })
})

describe('another person', () => {
  it.each([otherRepresentative, personCalled('freight-driver'), personCalled('officer-shili')])(
    'finds nothing: $id',
    async (person) => {
      const reply = await stand.holder(await proven(stand, person), 'listFleet', { operator: operator(), plate: '713' })
      expect(codeOf(reply)).toBe('LICENCE_NOT_FOUND')
    },
  )
})

describe('我的证照 beside such a fleet', () => {
  it('holds the company’s permits and no vehicle', async () => {
    const { items, next } = granted(await desk.holder(openid, 'listLicences', {}))
    expect(items.map(({ number }) => number).sort()).toEqual([FIRST_PERMIT, SECOND_PERMIT])
    expect(next).toBeUndefined()
  })

  it('of an agent of fifty companies: his own first, then company by company, each licence once', async () => {
    const companies = Array.from({ length: 50 }, (_, index) => ({
      name: `示例第${index}公司`,
      code: `9199010100000${String(index).padStart(4, '0')}X`,
    }))
    const permits = companies.flatMap((holder, index) =>
      Array.from({ length: index % 4 }, (_, more) => permitLicence(`99010188${index + 10}${more + 10}`, holder)),
    )
    await stand.stop()
    const agent = { name: '代办人', code: 'AGENT1', codeType: '999' }
    const own = [1, 2].map((digit) =>
      vehicleLicence({ number: `99010555000${digit}`, plate: `示Z0000${digit}`, permit: 'x', holder: agent }),
    )
    storeLicences(stand, [...permits, ...own])
    const former = stand
    stand = await openStand({ dataOf: former.dataDir })
    await former.close()
    desk = await openDesk(stand)
    const { store, cipher, index } = desk.deps
    const person = index.of('openid', 'agent')
    const identity = {
      ...agent,
      represents: companies.map(({ name, code }) => ({ name, creditCode: code })),
    }
    await store.insert(key('people', person), {
      identity: sealIdentity(cipher, person, identity),
      self: holderIndexOf(index, agent.code),
      represents: companies.map(({ code }) => holderIndexOf(index, code)),
      provenAt: TODAY,
    })
    const subjects: string[] = []
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const page: LicenceList = granted(await desk.holder('agent', 'listLicences', cursor === '' ? {} : { cursor }))
      subjects.push(...page.items.map(({ subject, number }) => `${subject} ${number}`))
      cursor = page.next
    }
    const expected = permits.map(({ holder, number }) => `${holder.name} ${number}`)
    expect(subjects.slice(0, 2).map((subject) => subject.slice(0, 2))).toEqual(['示Z', '示Z'])
    expect(subjects.slice(2).map((subject) => subject.split(' ')[0])).toEqual(permits.map(({ holder }) => holder.name))
    expect(subjects.slice(2).sort()).toEqual(expected.sort())
  })
})
