import { housekeeping } from '../../cloudfunctions/server/housekeeping/housekeeping'
import { mirrorEvent } from '../../cloudfunctions/server/mirroring/mirror-event'
import { readingOf } from '../../cloudfunctions/server/mirroring/reading'
import { instantOf, after as later } from '../../src/core/time'
import { type Desk, openDesk } from './desk'
import { codesOf, eventsOfHolders, firstLicence, personCalled, proven } from './people'
import { granted, openStand, type Stand } from './stand'

const driver = personCalled('suspended-driver')
const MINUTE = 60_000

let stand: Stand
let desk: Desk
beforeAll(async () => {
  stand = await openStand()
  desk = await openDesk(stand)
})
afterAll(() => stand.close())

const events = eventsOfHolders(codesOf(driver))

describe('the timer’s run', () => {
  it('releases a held event whose release was cut short', async () => {
    const [issue, ...rest] = events.map((raw) => readingOf(desk.deps, raw))
    if (!issue || rest.length === 0) throw new Error('the feed has lost the suspended driver')
    const start = instantOf(Date.now())
    desk.setNow(start)
    for (const event of rest) await mirrorEvent(desk.deps, event)
    // The function dies right after the commit of the first event: what waits is not looked at any more.
    const { store } = desk.deps
    let commits = 0
    const dying: typeof store = {
      ...store,
      get: (key) => (commits > 0 ? Promise.reject(new Error('killed')) : store.get(key)),
      transact: async (keys, decide) => {
        const result = await store.transact(keys, decide)
        commits += 1
        return result
      },
    }
    await expect(mirrorEvent({ ...desk.deps, store: dying }, issue)).rejects.toThrow('killed')
    const [before] = stand.records('licences').values()
    expect(before).toMatchObject({ revision: 1 })

    expect(await housekeeping(desk.deps)).toMatchObject({ released: 0 })
    desk.setNow(later(start, 10 * MINUTE))
    expect(await housekeeping(desk.deps)).toMatchObject({ released: rest.length })
    const [stored] = stand.records('licences').values()
    expect(stored).toMatchObject({ revision: events.length })
    expect(stand.records('held').size).toBe(0)
  })

  it('puts an event that still has to wait at the back of the queue', async () => {
    const raw = { ...events[1], eventId: '00000000-0000-4000-8000-0000000000aa', revision: 99 }
    const start = instantOf(Date.now())
    desk.setNow(start)
    await mirrorEvent(desk.deps, readingOf(desk.deps, raw))
    desk.setNow(later(start, 11 * MINUTE))
    expect(await housekeeping(desk.deps)).toMatchObject({ released: 0 })
    const [held] = stand.records('held').values()
    expect(held).toMatchObject({ nextAt: later(start, 21 * MINUTE) })
  })

  it('removes codes an hour after they ended, and nonces and counters as they end', async () => {
    const openid = await proven(stand, driver)
    const id = await firstLicence(stand, openid)
    const start = instantOf(Date.now())
    desk.setNow(start)
    // Its own state does not matter here: the code is written as `present` writes it.
    await desk.deps.store.insert(
      { collection: 'presentations', id: 'f'.repeat(64) },
      {
        licence: desk.deps.index.of('licence', id),
        person: desk.deps.index.of('openid', openid),
        session: 'S',
        identifier: 'I',
        state: 'waiting',
        expiresAt: start,
      },
    )
    expect(stand.records('identityAttempts').size).toBe(1)
    desk.setNow(later(start, 16 * MINUTE))
    expect(await housekeeping(desk.deps)).toMatchObject({ swept: { presentations: 0, identityAttempts: 1 } })
    expect([stand.records('nonces').size, stand.records('identityAttempts').size]).toEqual([0, 0])
    expect(stand.records('presentations').size).toBe(1)
    desk.setNow(later(start, 61 * MINUTE))
    expect(await housekeeping(desk.deps)).toMatchObject({ swept: { presentations: 1 } })
    expect(granted(await stand.holder(openid, 'me', {})).proven).toBe(true)
  })
  it('forgets showings that can no longer be told again, and changes of the status list a week after they were published', async () => {
    const { store, index } = desk.deps
    const start = instantOf(Date.now())
    const licence = index.of('licence', 'L')
    const change = { list: 0, index: 1, licence, at: start }
    await store.insert({ collection: 'showings', id: 'S' }, { licence, expiresAt: later(start, MINUTE) })
    await store.insert({ collection: 'statusChanges', id: '0:1:2' }, { ...change, state: 'published', seq: 2 })
    await store.insert({ collection: 'statusChanges', id: '0:1:3' }, { ...change, state: 'waiting' })
    desk.setNow(start)
    expect(await housekeeping(desk.deps)).toMatchObject({ swept: { showings: 0, statusChanges: 0 } })
    desk.setNow(later(start, 7 * 24 * 60 * MINUTE + 1))
    expect(await housekeeping(desk.deps)).toMatchObject({ swept: { showings: 1, statusChanges: 1 } })
    expect([...stand.records('statusChanges').keys()]).toEqual(['0:1:3'])
  })
})
