/** What the province did wrong stays on record until it is put right, and is said aloud when nobody puts it right. */
import { randomUUID } from 'node:crypto'
import { housekeeping } from '../../cloudfunctions/server/housekeeping/housekeeping'
import { mirrorEvent } from '../../cloudfunctions/server/mirroring/mirror-event'
import { readingOf } from '../../cloudfunctions/server/mirroring/reading'
import type { Store } from '../../cloudfunctions/server/ports'
import type { RejectionRecord } from '../../cloudfunctions/server/records'
import { type Instant, instantOf, after as later } from '../../src/core/time'
import type { RawEvent } from '../rules/samples'
import { type Desk, openDesk } from './desk'
import { everything } from './province-desk'
import { issueNumbered, next, outcomes } from './province-events'
import { openStand, type Stand } from './stand'

const HOUR = 60 * 60_000
const DAY = 24 * HOUR

let stand: Stand
let desk: Desk
let start: Instant
const printed: string[] = []
beforeEach(async () => {
  jest.spyOn(console, 'warn').mockImplementation((line) => void printed.push(String(line)))
  stand = await openStand()
  desk = await openDesk(stand)
  start = instantOf(Date.now())
})
afterEach(async () => {
  printed.length = 0
  jest.restoreAllMocks()
  await stand.close()
})

/** An event whose holder's code does not check. */
function wrongCode(event: RawEvent): RawEvent {
  return { ...event, licence: { ...event.licence, CertificateHolderCode: '990101198505200074' } }
}

const rejections = (): readonly RejectionRecord[] => [...stand.records('rejections').values()]
const openIds = async () => (await everything(stand, { state: 'rejected' })).map(({ eventId }) => eventId)

function runAfter(milliseconds: number) {
  desk.setNow(later(start, milliseconds))
  return housekeeping(desk.deps)
}

describe('a rejected event', () => {
  it('is kept with its findings, its data sealed', async () => {
    const event = wrongCode(issueNumbered('990101780001'))
    expect(outcomes(await stand.push([event]))).toEqual(['rejected'])
    expect(rejections()).toMatchObject([
      {
        ...{ eventId: event.eventId, type: 'issue', revision: 1, attempts: 1, state: 'open', revisionThen: 0 },
        findings: expect.arrayContaining([expect.objectContaining({ field: 'CertificateHolderCode' })]),
      },
    ])
    const stored = JSON.stringify(rejections())
    expect(stored).not.toContain('990101198505200074')
    expect(stored).not.toContain(String(event.licence.CertificateHolderName))
  })

  it('is one item however often it comes, with the findings of the last time', async () => {
    const event = wrongCode(issueNumbered('990101780002'))
    await stand.push([event, event])
    await stand.push([{ ...event, type: 'nothing' }])
    expect(rejections()).toMatchObject([{ attempts: 3 }])
    expect(rejections()[0]?.findings.map(({ rule }) => rule)).toContain('EVENT_TYPE')
  })

  it('is one item even when it has no id that could name it', async () => {
    await stand.push([7, 7, { eventId: 'no uuid' }])
    await stand.push([7, { eventId: 'no uuid', more: 'not kept' }])
    expect(
      rejections()
        .map(({ attempts }) => attempts)
        .sort(),
    ).toEqual([2, 3])
  })

  it('is corrected by an event under its own id', async () => {
    const event = issueNumbered('990101780003')
    await stand.push([wrongCode(event)])
    expect(await openIds()).toEqual([event.eventId])
    expect(outcomes(await stand.push([event]))).toEqual(['accepted'])
    expect(await openIds()).toEqual([])
    expect(rejections()).toMatchObject([{ state: 'corrected' }])
  })

  it('is corrected by another event in its place, and not by one before it', async () => {
    const issue = issueNumbered('990101780004')
    const wrong = next(issue, 2, { type: 'nothing' })
    await stand.push([wrong, issue])
    expect(await openIds()).toEqual([wrong.eventId])
    await stand.push([next(issue, 2, { type: 'suspend', reason: '检查' })])
    expect(await openIds()).toEqual([])
  })

  it('that conflicts with a stored revision is corrected when the licence goes on', async () => {
    const issue = issueNumbered('990101780005')
    const other: RawEvent = { ...issueNumbered('990101780005'), occurredAt: '2026-09-02T00:00:00+08:00' }
    expect(outcomes(await stand.push([issue, other]))).toEqual(['accepted', 'rejected'])
    expect(await openIds()).toEqual([other.eventId])
    await stand.push([next(issue, 2, { type: 'suspend', reason: '检查' })])
    expect(await openIds()).toEqual([])
  })

  it('opens again when it comes again as wrong as before', async () => {
    const issue = issueNumbered('990101780006')
    const wrong = next(issue, 2, { type: 'resume' })
    await stand.push([issue, wrong, next(issue, 2, { type: 'suspend', reason: '检查' })])
    expect(await openIds()).toEqual([])
    expect(outcomes(await stand.push([wrong]))).toEqual(['rejected'])
    expect(await openIds()).toEqual([wrong.eventId])
  })

  it('costs an accepted event no look at the rejections', async () => {
    const touched: string[] = []
    const { store } = desk.deps
    const watched: Store = {
      ...store,
      transact: (keys, decide) => {
        touched.push(...keys.map(({ collection }) => collection))
        return store.transact(keys, decide)
      },
    }
    const reading = readingOf(desk.deps, issueNumbered('990101780007'))
    expect(await mirrorEvent({ ...desk.deps, store: watched }, reading)).toMatchObject({
      value: { outcome: 'accepted' },
    })
    expect(touched.sort()).toEqual(['auditHeads', 'events', 'licences'])
  })
})

describe('what nobody puts right', () => {
  it('becomes an alert after seven days, once, in the log without personal data, and stays listed', async () => {
    const wrong = wrongCode(issueNumbered('990101780010'))
    const waiting = next(issueNumbered('990101780011'), 2, { type: 'cancel', reason: '歇业' })
    await stand.push([wrong, waiting])
    expect(await runAfter(6.9 * DAY)).toMatchObject({ alertsRaised: 0 })
    expect(await runAfter(7.1 * DAY)).toMatchObject({ alertsRaised: 2 })
    expect(await runAfter(8 * DAY)).toMatchObject({ alertsRaised: 0 })
    expect(printed.map((line) => JSON.parse(line) as object)).toMatchObject([
      { alert: 'held', rules: [] },
      { alert: 'rejections', rules: expect.arrayContaining([expect.stringMatching(/^[A-Z_]+$/)]) },
    ])
    expect(printed.join()).not.toMatch(/990101|歇业/)
    const items = await everything(stand)
    expect(items.map(({ state }) => state).sort()).toEqual(['alert', 'alert', 'held', 'rejected'])
  })

  it('is an alert no more when it is put right', async () => {
    const event = issueNumbered('990101780012')
    const gap = issueNumbered('990101780013')
    await stand.push([wrongCode(event), next(gap, 2, { type: 'suspend', reason: '检查' })])
    expect(await runAfter(8 * DAY)).toMatchObject({ alertsRaised: 2 })
    expect(outcomes(await stand.push([event, gap]))).toEqual(['accepted', 'accepted'])
    expect(await runAfter(8.1 * DAY)).toMatchObject({ corrected: 1, alertsClosed: 2 })
    expect([...stand.records('alerts').values()].map(({ state }) => state)).toEqual(['closed', 'closed'])
    expect(await everything(stand)).toEqual([])
  })

  it('is an alert once more when it goes wrong once more', async () => {
    const event = issueNumbered('990101780014')
    await stand.push([wrongCode(event)])
    await runAfter(8 * DAY)
    await stand.push([event])
    await runAfter(9 * DAY)
    const other = { ...wrongCode(event), revision: 2, type: 'amend' }
    await stand.push([other])
    expect(await runAfter(17 * DAY)).toMatchObject({ alertsRaised: 1 })
    expect([...stand.records('alerts').values()]).toMatchObject([{ state: 'open' }])
  })

  it('is found though more wait than one run looks at', async () => {
    const batches = [0, 1].map((batch) => Array.from({ length: 75 }, (_, index) => batch * 75 + index))
    for (const batch of batches) await stand.push(batch)
    expect(await runAfter(8 * DAY)).toMatchObject({ alertsRaised: 100 })
    expect(await runAfter(8 * DAY + 1)).toMatchObject({ alertsRaised: 50 })
    expect(await runAfter(9 * DAY)).toMatchObject({ alertsRaised: 0 })
    expect(stand.records('alerts').size).toBe(150)
  })

  it('is found though the run is cut short anywhere', async () => {
    await stand.push([
      { eventId: randomUUID() },
      next(issueNumbered('990101780015'), 2, { type: 'cancel', reason: '歇业' }),
    ])
    let calls = 0
    while (await isCutShort(calls, later(start, 8 * DAY + calls * 2 * HOUR))) calls += 1
    expect(calls).toBeGreaterThan(10)
    await runAfter(20 * DAY)
    expect([...stand.records('alerts').values()].map(({ kind, state }) => [kind, state])).toEqual([
      ['held', 'open'],
      ['rejections', 'open'],
    ])
    expect(new Set(printed).size).toBe(2)
  })
})

/** Whether a run at `now` that may ask the database only so often gets to no end. */
async function isCutShort(calls: number, now: Instant): Promise<boolean> {
  let left = calls
  desk.setNow(now)
  const { store } = desk.deps
  const spend =
    <A extends unknown[], R>(work: (...args: A) => Promise<R>) =>
    (...args: A): Promise<R> => {
      left -= 1
      return left < 0 ? Promise.reject(new Error('killed')) : work(...args)
    }
  const dying: Store = {
    get: spend(store.get),
    getMany: spend(store.getMany),
    transact: spend(store.transact),
    find: spend(store.find),
    compareAndSet: spend(store.compareAndSet),
    insert: spend(store.insert),
    compareAndRemove: spend(store.compareAndRemove),
  } as Store
  const silent = jest.spyOn(console, 'error').mockImplementation(() => undefined)
  await housekeeping({ ...desk.deps, store: dying }).catch(() => undefined)
  silent.mockRestore()
  return left < 0
}
