/** 关联: person and certificates, operator and permits, permit and vehicles, as they are after what the province told last. */
import { keyedIndex } from '../../cloudfunctions/server/adapters/keyed-index'
import { holderIndexOf, licenceIdOf } from '../../cloudfunctions/server/licences/sealed-licence'
import type { FleetCondition } from '../../src/contract/holder'
import type { TypeCode } from '../../src/core/licence/kinds'
import type { RawEvent } from '../rules/samples'
import {
  accepted,
  companyOf,
  follow,
  otherRepresentative,
  type Party,
  PERMITS,
  permitIssue,
  representative,
  vehicleIssue,
} from './fleet-events'
import { eventsOfHolders, issuedOnly, personCalled, proven } from './people'
import { codeOf, granted, openStand, type Stand } from './stand'

const ours = companyOf(representative)
const theirs = companyOf(otherRepresentative)
const driver = personCalled('freight-driver')
const trader: Party = { name: driver.name, code: driver.holderCode, codeType: '111' }

let stand: Stand
let openid: string
let other: string
beforeAll(async () => {
  stand = await openStand()
  openid = await proven(stand, representative)
  other = await proven(stand, otherRepresentative)
  await proven(stand, driver)
})
afterAll(() => stand.close())

const index = () => keyedIndex(stand.keys.indexKey)
const operatorOf = ({ code }: Party) => holderIndexOf(index(), code)
const idOf = ({ licence }: RawEvent) =>
  licenceIdOf(index(), licence.CertificateTypeCode as TypeCode, String(licence.CertificateNumber))

async function fleetOf(party: Party, condition: FleetCondition = {}, who = party === ours ? openid : other) {
  return granted(await stand.holder(who, 'listFleet', { operator: operatorOf(party), ...condition }))
}

async function platesOf(party: Party, condition: FleetCondition = {}, who?: string): Promise<readonly string[]> {
  const { items, next } = await fleetOf(party, condition, who)
  expect(next).toBeUndefined()
  return items.map(({ subject, linked }) => `${subject.replace('·', '')}${linked ? '' : ' (unlinked)'}`)
}

/** Numbers and plates of a test's own, so that tests do not see each other's licences by number. */
let numbered = 0
function fresh(): {
  readonly permit: string
  readonly vehicle: (digit: number) => string
  readonly plate: (digit: number) => string
} {
  numbered += 1
  const mark = String(numbered).padStart(3, '0')
  return {
    permit: `990101700${mark}`,
    vehicle: (digit) => `99010${digit}800${mark}`,
    plate: (digit) => `示B${digit}0${mark}`,
  }
}

describe('a permit and the vehicles that run under it', () => {
  const { permit, vehicle, plate } = fresh()
  const issued = permitIssue('goods', permit, ours)
  const lorries = [1, 2, 3].map((digit) => vehicleIssue(vehicle(digit), plate(digit), permit, ours))

  it('find each other, whichever the province told of first', async () => {
    await accepted(stand, ...lorries.slice(0, 2))
    expect(await platesOf(ours)).toEqual([`${plate(1)} (unlinked)`, `${plate(2)} (unlinked)`])
    await accepted(stand, issued, ...lorries.slice(2))
    expect(await platesOf(ours, { permit: idOf(issued) })).toEqual([plate(1), plate(2), plate(3)])
    expect((await fleetOf(ours)).fleet).toMatchObject({ operator: ours.name, someUnlinked: false })
  })

  it('lead to each other from the face', async () => {
    const [first] = lorries
    if (!first) throw new Error('no lorry')
    const view = granted(await stand.holder(openid, 'openLicence', { id: idOf(first) }))
    expect(view.permits).toMatchObject([{ id: idOf(issued), number: permit, status: 'inForce' }])
    const opened = granted(await stand.holder(openid, 'openLicence', { id: idOf(issued) }))
    expect(opened).toMatchObject({ operator: operatorOf(ours), summary: { number: permit } })
    expect(opened.permits).toBeUndefined()
  })

  it('stay related when the permit is cancelled, and when the vehicle is', async () => {
    const [first] = lorries
    if (!first) throw new Error('no lorry')
    await accepted(stand, follow(issued, 2, 'cancel'), follow(first, 2, 'cancel'))
    expect(await platesOf(ours, { permit: idOf(issued) })).toEqual([plate(1), plate(2), plate(3)])
    expect(await platesOf(ours, { state: 'ended' })).toEqual([plate(1)])
    expect(await platesOf(ours, { state: 'inForce' })).toEqual([plate(2), plate(3)])
    const view = granted(await stand.holder(openid, 'openLicence', { id: idOf(first) }))
    expect(view.permits).toMatchObject([{ id: idOf(issued), status: 'cancelled' }])
  })
})

describe('a permit that goes on under another number', () => {
  it('is another licence: each vehicle follows with its own amendment', async () => {
    const [before, after] = [fresh(), fresh()]
    const [old, renewed] = [permitIssue('goods', before.permit, ours), permitIssue('goods', after.permit, ours)]
    const lorries = [1, 2].map((digit) => vehicleIssue(before.vehicle(digit), before.plate(digit), before.permit, ours))
    await accepted(stand, old, ...lorries, renewed, follow(old, 2, 'cancel'))
    expect(await platesOf(ours, { permit: idOf(renewed) })).toEqual([])
    const [first] = lorries
    if (!first) throw new Error('no lorry')
    await accepted(stand, follow(first, 2, 'amend', { face: { permitNumber: after.permit } }))
    expect(await platesOf(ours, { permit: idOf(renewed) })).toEqual([before.plate(1)])
    expect(await platesOf(ours, { permit: idOf(old) })).toEqual([before.plate(2)])
  })

  it('keeps its vehicles when it is renewed under the same number', async () => {
    const { permit, vehicle, plate } = fresh()
    const issued = permitIssue('goods', permit, ours)
    await accepted(stand, issued, vehicleIssue(vehicle(1), plate(1), permit, ours), follow(issued, 2, 'renew', {}))
    expect(await platesOf(ours, { permit: idOf(issued) })).toEqual([plate(1)])
  })
})

describe('several permits of one company', () => {
  it('each have their own vehicles; one number under two types has the same', async () => {
    const [goods, dangerous] = [fresh(), fresh()]
    const permits = [
      permitIssue('goods', goods.permit, ours),
      permitIssue('dangerousGoods', dangerous.permit, ours),
      permitIssue('dangerousGoods', goods.permit, ours),
    ]
    const lorry = vehicleIssue(goods.vehicle(1), goods.plate(1), goods.permit, ours)
    const tanker = vehicleIssue(dangerous.vehicle(1), dangerous.plate(1), dangerous.permit, ours)
    await accepted(stand, ...permits, lorry, tanker)
    const plates = permits.map((permit) => platesOf(ours, { permit: idOf(permit) }))
    expect(await Promise.all(plates)).toEqual([[goods.plate(1)], [dangerous.plate(1)], [goods.plate(1)]])
    const view = granted(await stand.holder(openid, 'openLicence', { id: idOf(lorry) }))
    expect(view.permits?.map(({ typeCode }) => typeCode)).toEqual([PERMITS.goods[0], PERMITS.dangerousGoods[0]])
  })

  it('do not have vehicles of a type they cannot permit', async () => {
    const { permit, vehicle, plate } = fresh()
    const rideHailing = permitIssue('rideHailing', permit, ours)
    await accepted(stand, rideHailing, vehicleIssue(vehicle(1), plate(1), permit, ours))
    expect(await platesOf(ours, { permit: idOf(rideHailing) })).toEqual([])
    expect(await platesOf(ours, { permit: 'none' })).toEqual([`${plate(1)} (unlinked)`])
  })
})

describe('a vehicle whose permit is unknown, or another’s', () => {
  it('is among its company’s vehicles all the same, and among those without a permit', async () => {
    const [unknown, known] = [fresh(), fresh()]
    const others = permitIssue('goods', known.permit, theirs)
    const stray = vehicleIssue(unknown.vehicle(1), unknown.plate(1), unknown.permit, ours)
    const misled = vehicleIssue(known.vehicle(1), known.plate(1), known.permit, ours)
    await accepted(stand, others, stray, misled)
    const without = await platesOf(ours, { permit: 'none' })
    expect(without).toEqual(
      expect.arrayContaining([unknown.plate(1), known.plate(1)].map((plate) => `${plate} (unlinked)`)),
    )
    expect(await platesOf(ours)).toEqual(expect.arrayContaining([...without]))
    expect((await fleetOf(ours)).fleet?.someUnlinked).toBe(true)
    expect(await platesOf(theirs, { permit: idOf(others) })).toEqual([])
    expect(granted(await stand.holder(openid, 'openLicence', { id: idOf(misled) })).permits).toEqual([])
  })

  it('is found even by a representative whose company has no permit here at all', async () => {
    const { vehicle, plate, permit } = fresh()
    const nobody = { ...theirs, name: '尚无许可证' }
    const before = granted(await stand.holder(other, 'listFleets', {})).items
    expect(before).toEqual([])
    await accepted(stand, vehicleIssue(vehicle(7), plate(7), permit, nobody))
    expect(granted(await stand.holder(other, 'listFleets', {})).items).toEqual([
      { operator: operatorOf(theirs), name: theirs.name, size: { vehicles: 1, more: false } },
    ])
  })
})

describe('a vehicle that is transferred', () => {
  const [from, to] = [fresh(), fresh()]
  const sold = vehicleIssue(from.vehicle(1), from.plate(1), from.permit, ours)
  const permits = [permitIssue('goods', from.permit, ours), permitIssue('goods', to.permit, theirs)] as const

  it('leaves the seller’s fleet and permit, and stands with the buyer under the buyer’s', async () => {
    await accepted(stand, ...permits, sold)
    expect(await platesOf(ours, { permit: idOf(permits[0]) })).toEqual([from.plate(1)])
    await accepted(
      stand,
      follow(sold, 2, 'amend', { holder: theirs, face: { permitNumber: to.permit, operatorName: theirs.name } }),
    )
    expect(await platesOf(ours, { permit: idOf(permits[0]) })).toEqual([])
    expect(await platesOf(ours, { plate: from.plate(1) })).toEqual([])
    expect(await platesOf(theirs, { permit: idOf(permits[1]) })).toEqual([from.plate(1)])
    expect(codeOf(await stand.holder(openid, 'openLicence', { id: idOf(sold) }))).toBe('LICENCE_NOT_FOUND')
  })

  it('stands with the buyer without a permit as long as it still names the seller’s', async () => {
    await accepted(stand, follow(sold, 3, 'amend', { holder: theirs, face: { permitNumber: from.permit } }))
    expect(await platesOf(theirs, { permit: 'none', plate: from.plate(1) })).toEqual([`${from.plate(1)} (unlinked)`])
    expect(await platesOf(ours, { permit: idOf(permits[0]) })).toEqual([])
  })
})

describe('whose fleet', () => {
  it('is nobody else’s business: not an officer’s, not another company’s, not under another’s permit', async () => {
    const { permit } = fresh()
    const foreign = permitIssue('goods', permit, theirs)
    await accepted(stand, foreign)
    const refusals = [
      await stand.holder(await proven(stand, personCalled('officer-shili')), 'listFleet', {
        operator: operatorOf(ours),
      }),
      await stand.holder(other, 'listFleet', { operator: operatorOf(ours) }),
      await stand.holder(openid, 'listFleet', { operator: operatorOf(ours), permit: idOf(foreign) }),
      await stand.holder(openid, 'listFleet', { operator: 'f'.repeat(64) }),
    ]
    expect(refusals.map(codeOf)).toEqual(Array(4).fill('LICENCE_NOT_FOUND'))
  })
})

describe('a sole trader in his own name', () => {
  const { permit, vehicle, plate } = fresh()
  const issued = permitIssue('goods', permit, trader)
  const lorries = [1, 2, 3].map((digit) => vehicleIssue(vehicle(digit), plate(digit), permit, trader))
  const mine = (condition: FleetCondition = {}) => platesOf(trader, condition, driver.openid)

  it('has no fleet until he is an operator: his vehicle stands among his licences', async () => {
    await accepted(stand, ...lorries)
    expect(granted(await stand.holder(driver.openid, 'listFleets', {})).items).toEqual([])
    const { items } = granted(await stand.holder(driver.openid, 'listLicences', {}))
    expect(items.map(({ id }) => id).sort()).toEqual(lorries.map(idOf).sort())
    await accepted(stand, issued)
    expect(granted(await stand.holder(driver.openid, 'listFleets', {})).items).toMatchObject([
      { operator: operatorOf(trader), name: driver.name, size: { vehicles: 3 } },
    ])
  })

  it('finds his vehicles by plate, by permit and by state, though no plate of his is stored in the clear', async () => {
    expect(await mine()).toEqual([plate(1), plate(2), plate(3)])
    expect(await mine({ plate: plate(2).slice(1, 4) })).toEqual([plate(2)])
    expect(await mine({ plate: plate(2).slice(-3) })).toEqual([plate(1), plate(2), plate(3)])
    expect(await mine({ permit: idOf(issued) })).toEqual([plate(1), plate(2), plate(3)])
    expect(await mine({ permit: 'none' })).toEqual([])
    expect(await mine({ state: 'suspended' })).toEqual([])
    const stored = JSON.stringify(
      [...stand.records('licences')].filter(([id]) => lorries.map(idOf).includes(id as never)),
    )
    for (const digit of [1, 2, 3]) expect(stored).not.toContain(plate(digit).slice(2))
    expect(stored).not.toContain('plateFromEnd')
  })
})

describe('a person and his certificates', () => {
  it('stay together through renewal and cancellation', async () => {
    const suspended = personCalled('suspended-driver')
    await proven(stand, suspended)
    const [certificate] = issuedOnly(eventsOfHolders([suspended.holderCode]))
    if (!certificate) throw new Error('the feed has lost its driver')
    await accepted(stand, certificate, follow(certificate, 2, 'renew', {}), follow(certificate, 3, 'cancel'))
    const { items } = granted(await stand.holder(suspended.openid, 'listLicences', {}))
    expect(items).toMatchObject([{ id: idOf(certificate), status: 'cancelled' }])
  })
})
