/** What we cannot work off, through no fault of the province, stops its own licence and no other. */
import { PNG } from 'pngjs'
import { housekeeping } from '../../cloudfunctions/server/housekeeping/housekeeping'
import { mirrorEvent } from '../../cloudfunctions/server/mirroring/mirror-event'
import { readingOf } from '../../cloudfunctions/server/mirroring/reading'
import { key, type Store } from '../../cloudfunctions/server/ports'
import type { Index, LicenceRecord, Sealed } from '../../cloudfunctions/server/records'
import { instantOf, after as later } from '../../src/core/time'
import type { RawEvent } from '../rules/samples'
import { type Desk, openDesk } from './desk'
import { redriven, statusOf } from './province-desk'
import { issueNumbered, next, outcomes } from './province-events'
import { openStand, type Stand } from './stand'

const MINUTE = 60_000

let stand: Stand
let desk: Desk
beforeAll(async () => {
  stand = await openStand()
  desk = await openDesk(stand)
})
afterAll(() => stand.close())

function idOf({ licence }: RawEvent): Index {
  return desk.deps.index.of('licence', `${licence.CertificateTypeCode}\n${licence.CertificateNumber}`)
}

/** Breaks the stored licence; gives back what was there. */
async function broken(issue: RawEvent): Promise<LicenceRecord> {
  const id = key('licences', idOf(issue))
  const record = await desk.deps.store.get(id)
  if (!record) throw new Error('nothing to break')
  await desk.deps.store.compareAndSet(id, {}, { number: 'k1.broken' as Sealed })
  return record
}

const suspend = (issue: RawEvent, revision: number) => next(issue, revision, { type: 'suspend', reason: '检查' })

describe('a licence whose record cannot be opened', () => {
  it('rejects its own events with our fault and a trace id, and lets those of others pass', async () => {
    const [poisoned, healthy] = [issueNumbered('990101790001'), issueNumbered('990101790002')]
    await stand.push([poisoned, healthy])
    await broken(poisoned)
    const results = await stand.push([suspend(poisoned, 2), suspend(healthy, 2)])
    expect(outcomes(results)).toEqual(['rejected', 'accepted'])
    expect(results[0]?.findings).toMatchObject([
      { rule: 'INTERNAL_FAULT', field: 'event', message: expect.stringMatching(/[0-9a-f]{16}/) },
    ])
  })

  it('takes the rejected event over when it is mended and the event driven again', async () => {
    const issue = issueNumbered('990101790003')
    await stand.push([issue])
    const sound = await broken(issue)
    const event = suspend(issue, 2)
    await stand.push([event])
    const item = (await statusOf(stand, { state: 'rejected', limit: 100 })).items.find(
      (each) => each.eventId === event.eventId,
    )
    expect(item).toMatchObject({ findings: [{ rule: 'INTERNAL_FAULT' }], type: 'suspend', revision: 2 })
    expect(await redriven(stand, { ids: [item?.id] })).toMatchObject({ results: [{ outcome: 'rejected' }] })
    await desk.deps.store.compareAndSet(key('licences', idOf(issue)), {}, { number: sound.number })
    expect(await redriven(stand, { ids: [item?.id] })).toMatchObject({ results: [{ outcome: 'accepted' }] })
    expect(stand.records('licences').get(idOf(issue))).toMatchObject({ revision: 2, state: 'suspended' })
  })

  it('is an alert at the next run of the timer: nobody but us can act', async () => {
    const issue = issueNumbered('990101790004')
    await stand.push([issue])
    await broken(issue)
    const event = suspend(issue, 2)
    await stand.push([event])
    desk.setNow(instantOf(Date.now()))
    const warned = jest.spyOn(console, 'warn').mockImplementation(() => undefined)
    await housekeeping(desk.deps)
    warned.mockRestore()
    const alerts = (await statusOf(stand, { state: 'alert', limit: 100 })).items
    expect(alerts.map(({ eventId }) => eventId)).toContain(event.eventId)
  })
})

describe('a held event that cannot be opened', () => {
  async function heldAndBroken(number: string) {
    const issue = issueNumbered(number)
    const event = suspend(issue, 2)
    await stand.push([event])
    await desk.deps.store.compareAndSet(key('held', `${idOf(issue)}:2`), {}, { event: 'k1.broken' as Sealed })
    return { issue, event }
  }

  it('stays, and says so, and does not take back the event that closed the gap', async () => {
    const { issue, event } = await heldAndBroken('990101790010')
    const healthy = issueNumbered('990101790011')
    expect(outcomes(await stand.push([issue, healthy]))).toEqual(['accepted', 'accepted'])
    expect(stand.records('held').get(`${idOf(issue)}:2`)).toMatchObject({
      eventId: event.eventId,
      findings: [{ rule: 'INTERNAL_FAULT' }],
    })
  })

  it('is healed when it is pushed again', async () => {
    const { issue, event } = await heldAndBroken('990101790012')
    await stand.push([issue])
    expect(outcomes(await stand.push([event]))).toEqual(['accepted'])
    expect(stand.records('held').has(`${idOf(issue)}:2`)).toBe(false)
  })

  it('makes room for a corrected event in its place', async () => {
    const { issue } = await heldAndBroken('990101790013')
    await stand.push([issue])
    expect(outcomes(await stand.push([next(issue, 2, { type: 'cancel', reason: '歇业' })]))).toEqual(['accepted'])
  })

  it('does not stop the timer’s run from releasing another licence’s', async () => {
    const { issue } = await heldAndBroken('990101790014')
    const healthy = issueNumbered('990101790015')
    await stand.push([suspend(healthy, 2), issue])
    // The release of the healthy one was cut short: its licence came, and nobody looked.
    const start = instantOf(Date.now())
    desk.setNow(start)
    const { store } = desk.deps
    const dying: Store = { ...store, get: () => Promise.reject(new Error('killed')) }
    await expect(mirrorEvent({ ...desk.deps, store: dying }, readingOf(desk.deps, healthy))).rejects.toThrow('killed')
    const silent = [jest.spyOn(console, 'warn'), jest.spyOn(console, 'error')]
    for (const each of silent) each.mockImplementation(() => undefined)
    desk.setNow(later(start, 11 * MINUTE))
    expect((await housekeeping(desk.deps)).released).toBeGreaterThan(0)
    for (const each of silent) each.mockRestore()
    expect(stand.records('licences').get(idOf(healthy))).toMatchObject({ revision: 2 })
    expect(stand.records('licences').get(idOf(issue))).toMatchObject({ revision: 1 })
  })
})

describe('an event that the rules themselves stumble over', () => {
  it('is kept as our fault, and can be driven again once they are mended', async () => {
    const picture = PNG.sync.write(new PNG({ width: 64, height: 80 }))
    const event = issueNumbered('990101790016')
    event.licence.photo = picture.toString('base64')
    const stumbling = {
      ...desk.deps,
      decodesPhoto: () => {
        throw new Error('a bug')
      },
    }
    const silent = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    const result = await mirrorEvent(stumbling, readingOf(stumbling, event))
    silent.mockRestore()
    expect(result).toMatchObject({ value: { outcome: 'rejected', findings: [{ rule: 'INTERNAL_FAULT' }] } })
    const { items } = await statusOf(stand, { state: 'rejected', limit: 100 })
    const id = items.find(({ eventId }) => eventId === event.eventId)?.id
    expect(await redriven(stand, { ids: [id] })).toMatchObject({ results: [{ outcome: 'accepted' }] })
  })
})

describe('records that contradict each other', () => {
  it('reject the event that meets them, and lets those of others pass', async () => {
    const [poisoned, healthy] = [issueNumbered('990101790020'), issueNumbered('990101790021')]
    await stand.push([poisoned, healthy])
    const left = stand.records('outbox').get(`${idOf(poisoned)}:1:ministry`)
    if (!left) throw new Error('no message to the ministry')
    await desk.deps.store.insert(key('outbox', `${idOf(poisoned)}:2:ministry`), left)
    const results = await stand.push([suspend(poisoned, 2), suspend(healthy, 2)])
    expect(outcomes(results)).toEqual(['rejected', 'accepted'])
    expect(results[0]?.findings).toMatchObject([{ rule: 'INTERNAL_FAULT' }])
    expect(stand.records('licences').get(idOf(poisoned))).toMatchObject({ revision: 1 })
  })
})

describe('an outage of the database', () => {
  it('is no rejection: the province has to repeat', async () => {
    const { store } = desk.deps
    const down: Store = { ...store, transact: () => Promise.reject(new Error('no connection')) }
    const reading = readingOf(desk.deps, issueNumbered('990101790030', { revision: 3 }))
    await expect(mirrorEvent({ ...desk.deps, store: down }, reading)).rejects.toThrow('no connection')
  })
})
