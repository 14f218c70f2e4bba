/** A vehicle and the permit it names: the province is warned, and nothing else depends on it. */
import { randomUUID } from 'node:crypto'
import { key } from '../../cloudfunctions/server/ports'
import type { Sealed } from '../../cloudfunctions/server/records'
import { feedEvents, type RawEvent, TYPE } from '../rules/samples'
import { openDesk } from './desk'
import { type EventResult, openStand, type Stand } from './stand'

let stand: Stand
beforeEach(async () => {
  stand = await openStand()
})
afterEach(() => stand.close())

const ISSUED = feedEvents().filter(({ type }) => type === 'issue')

/** A vehicle of the feed and the permit it runs under. */
function vehicleAndPermit(): readonly [RawEvent, RawEvent] {
  for (const vehicle of ISSUED.filter(({ licence }) => licence.CertificateTypeCode === TYPE.transport)) {
    const permit = ISSUED.find(
      ({ licence }) =>
        licence.CertificateTypeCode === TYPE.business &&
        licence.CertificateNumber === vehicle.licence.face?.permitNumber &&
        licence.CertificateHolderCode === vehicle.licence.CertificateHolderCode,
    )
    if (permit) return [vehicle, permit]
  }
  throw new Error('the feed has no vehicle with its permit')
}

const [VEHICLE, PERMIT] = vehicleAndPermit()

const rulesOf = (result: EventResult | undefined) =>
  result?.findings.map(({ rule }) => rule).filter((rule) => rule.startsWith('PERMIT_'))

describe('a vehicle is accepted, and the province is warned', () => {
  it('when nothing is known of the permit it names', async () => {
    const [result] = await stand.push([VEHICLE])
    expect(result).toMatchObject({ outcome: 'accepted' })
    expect(rulesOf(result)).toEqual(['PERMIT_KNOWN'])
  })

  it('when the permit is another company’s', async () => {
    const { CertificateHolderCode, CertificateHolderName } = foreign()
    const licence = { ...PERMIT.licence, CertificateHolderCode, CertificateHolderName }
    const [, result] = await stand.push([{ ...PERMIT, licence }, VEHICLE])
    expect(result).toMatchObject({ outcome: 'accepted' })
    expect(rulesOf(result)).toEqual(expect.arrayContaining(['PERMIT_OF_HOLDER', 'PERMIT_OPERATOR_NAME']))
  })

  it('when the permit has ended', async () => {
    const { CertificateTypeCode, CertificateNumber } = PERMIT.licence
    const cancel = {
      ...{
        eventId: randomUUID(),
        type: 'cancel',
        occurredAt: '2026-11-01T00:00:00+08:00',
        revision: 2,
        reason: '歇业',
      },
      licence: { CertificateTypeCode, CertificateNumber },
    }
    const [, , result] = await stand.push([PERMIT, cancel, VEHICLE])
    expect(rulesOf(result)).toContain('PERMIT_IN_FORCE')
  })

  it('not when the permit comes in the same push, even behind the vehicle', async () => {
    const [result] = await stand.push([VEHICLE, PERMIT])
    expect(result).toMatchObject({ outcome: 'accepted' })
    expect(rulesOf(result)).toEqual([])
  })

  it('not when the permit’s record cannot be opened: that is ours to mend', async () => {
    const desk = await openDesk(stand)
    await stand.push([PERMIT])
    const [id = ''] = stand.records('licences').keys()
    await desk.deps.store.compareAndSet(key('licences', id), {}, { number: 'k1.broken' as Sealed })
    const [result] = await stand.push([VEHICLE])
    expect([result?.outcome, rulesOf(result)]).toEqual(['accepted', []])
  })

  it('only about what was accepted, and only about vehicles', async () => {
    const [vehicle, again, permit] = await stand.push([VEHICLE, VEHICLE, PERMIT])
    expect([vehicle?.outcome, again?.outcome, permit?.outcome]).toEqual(['accepted', 'duplicate', 'accepted'])
    expect([rulesOf(again), rulesOf(permit)]).toEqual([[], []])
  })
})

/** The holder of some other company's permit. */
function foreign() {
  const other = ISSUED.find(
    ({ licence }) =>
      licence.CertificateTypeCode === TYPE.business &&
      licence.CertificateHolderTypeCode === PERMIT.licence.CertificateHolderTypeCode &&
      licence.CertificateHolderCode !== PERMIT.licence.CertificateHolderCode,
  )
  if (!other) throw new Error('the feed has only one company')
  return other.licence
}
