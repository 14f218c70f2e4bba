/** 发布状态列表, disturbed: killed between any two steps, run twice at once, with more to do than one run takes on, with another key. */
import { readFileSync } from 'node:fs'
import { localIssuerKey } from '../../cloudfunctions/server/adapters/issuer-key-local'
import { systemDeflate } from '../../cloudfunctions/server/adapters/system'
import { inParallel } from '../../cloudfunctions/server/in-parallel'
import { key } from '../../cloudfunctions/server/ports'
import type { Index } from '../../cloudfunctions/server/records'
import { lengthsFor } from '../../cloudfunctions/server/status-lists/indexes'
import { publishStatusLists } from '../../cloudfunctions/server/status-lists/publish'
import type { PublishingDeps } from '../../cloudfunctions/server/status-lists/signed-list'
import { LIST_LENGTH } from '../../src/core/presentation/status-list'
import { after as later } from '../../src/core/time'
import { now } from '../support/showing-phone'
import { type Desk, openDesk } from './desk'
import { dyingAt, Killed } from './dying'
import { brought, type KeptList, statusAt, wholeList } from './phone'
import { openStand, type Stand } from './stand'

const MINUTE = 60_000

/** The publishing of the function, in the test's own process and at its time. */
function publishingDeps({ deps }: Desk, stand: Stand, number = 1): PublishingDeps {
  const { privateKey } = stand.keys.pair('province-issuer')
  const { store, clock, publicHost } = deps
  const issuerKey = localIssuerKey({ issuer: '990000', number, privateKey })
  return { store, clock, publicHost, issuerKey, deflate: systemDeflate }
}

/** Marks of places whose licences are no more: each has to read 1. */
async function marked({ deps }: Desk, from: number, count: number): Promise<void> {
  const begun = later(deps.clock.now(), -count)
  await inParallel([...Array(count).keys()], 16, (at) => {
    const index = from + at
    const record = { list: 0, index, licence: '0'.repeat(64) as Index, state: 'waiting', at: later(begun, at) } as const
    return deps.store.insert(key('statusChanges', `0:${index}:2`), record)
  })
}

async function handedOut({ deps }: Desk, blocks: number): Promise<void> {
  await deps.store.insert(key('statusBlocks', 'next'), { taken: blocks })
}

const waiting = (stand: Stand) =>
  [...stand.records('statusChanges').values()].filter(({ state }) => state === 'waiting')

function expectEnded(list: KeptList, places: number): void {
  const statuses = Array.from({ length: places + 1 }, (_, index) => statusAt(list, { index }))
  expect(statuses).toEqual([...Array.from({ length: places }, () => 1), 0])
}

describe('killed at any step, before it or after', () => {
  let stand: Stand
  let desk: Desk
  beforeAll(async () => {
    stand = await openStand()
    desk = await openDesk(stand)
    await handedOut(desk, 16)
    await publishStatusLists(publishingDeps(desk, stand))
  })
  afterAll(() => stand.close())

  it('leaves a whole list and nothing forgotten: the next run says it all, and so do the changes to every list before', async () => {
    const kept: KeptList[] = [await wholeList(stand)]
    let places = 0
    let deaths = 0
    for (const when of ['before', 'after'] as const) {
      for (let last = 1; ; last += 1) {
        await marked(desk, places, 3)
        places += 3
        const { dying } = dyingAt(last, when)
        const deps = publishingDeps(desk, stand)
        const died = await publishStatusLists({ ...deps, store: dying(deps.store) }).then(
          () => false,
          (error) => error instanceof Killed,
        )
        kept.push(await wholeList(stand))
        await publishStatusLists(deps)
        expect(waiting(stand)).toEqual([])
        const whole = await wholeList(stand)
        expectEnded(whole, places)
        for (const list of kept) expect(await brought(stand, list)).toEqual(whole)
        if (!died) break
        deaths += 1
      }
    }
    expect(deaths).toBeGreaterThan(12)
  })

  it('by the machine itself, again and again', async () => {
    const kills = [1, 3, 6, 10, 15, 25, 40].map((afterMs) => ({
      ...{ on: 'invoke:credentials', fault: 'killWorker', rate: 0.15 },
      afterMs,
    }))
    const other = await openStand({ faults: kills })
    try {
      const at = await openDesk(other)
      await handedOut(at, 16)
      await publishStatusLists(publishingDeps(at, other))
      const first = await wholeList(other)
      const replies: unknown[] = []
      for (let round = 0; round < 20; round += 1) {
        await marked(at, round * 10, 10)
        replies.push(...(await Promise.all([other.runTimer('credentials'), other.runTimer('credentials')])))
      }
      expect(replies.filter((reply) => !(reply as { ok?: true }).ok).length).toBeGreaterThan(3)
      await publishStatusLists(publishingDeps(at, other))
      expect(waiting(other)).toEqual([])
      const whole = await wholeList(other)
      expectEnded(whole, 200)
      expect(await brought(other, first)).toEqual(whole)
    } finally {
      await other.close()
    }
  })
})

describe('much to do', () => {
  let stand: Stand
  let desk: Desk
  beforeEach(async () => {
    stand = await openStand()
    desk = await openDesk(stand)
    await handedOut(desk, 64)
  })
  afterEach(() => stand.close())

  it('a thousand changes are published by one run of the function, whose own time limit is a third of the minute', async () => {
    const config = JSON.parse(readFileSync('cloudfunctions/credentials/config.json', 'utf8'))
    expect(config).toMatchObject({ timeout: 20, triggers: [{ config: '*/20 * * * * * *' }] })
    await stand.runTimer('credentials')
    const first = await wholeList(stand)
    await marked(desk, 0, 1000)
    expect(await stand.runTimer('credentials')).toMatchObject({
      ok: true,
      value: { statusLists: { lists: 1, changes: 1000 } },
    })
    const whole = await wholeList(stand)
    expectEnded(whole, 1000)
    expect(await brought(stand, first)).toEqual(whole)
    expect(waiting(stand)).toEqual([])
  })

  it('more than a run takes on waits for the next, and the list says up to when it knows everything', async () => {
    await publishStatusLists(publishingDeps(desk, stand))
    desk.setNow(later(now(), MINUTE))
    await marked(desk, 0, 1300)
    expect(await publishStatusLists(publishingDeps(desk, stand))).toEqual({ lists: 1, changes: 1000 })
    const [oldest] = waiting(stand).sort((a, b) => (a.at < b.at ? -1 : 1))
    expect(oldest?.index).toBe(1000)
    const list = await wholeList(stand)
    expectEnded(list, 1000)
    expect(list.asOf).toBe(`${String(oldest?.at).slice(0, 19)}.000Z`)
    expect(await publishStatusLists(publishingDeps(desk, stand))).toEqual({ lists: 1, changes: 300 })
    expectEnded(await wholeList(stand), 1300)
  })

  it('with more changes than are kept, an old list has to be fetched whole, and a young one is brought up', async () => {
    await publishStatusLists(publishingDeps(desk, stand))
    const old = await wholeList(stand)
    await marked(desk, 0, 900)
    await publishStatusLists(publishingDeps(desk, stand))
    const young = await wholeList(stand)
    await marked(desk, 900, 200)
    await publishStatusLists(publishingDeps(desk, stand))
    expect(await brought(stand, old)).toBeUndefined()
    expect(await brought(stand, young)).toEqual(await wholeList(stand))
  })

  it('eight runs at once publish every change once, in lists whose numbers rise by one', async () => {
    await stand.runTimer('credentials')
    for (let round = 0; round < 5; round += 1) {
      await marked(desk, round * 20, 20)
      const { seq } = await wholeList(stand)
      const deps = publishingDeps(desk, stand)
      const done = await Promise.all(Array.from({ length: 8 }, () => publishStatusLists(deps)))
      const lists = done.reduce((sum, each) => sum + each.lists, 0)
      expect((await wholeList(stand)).seq).toBe(seq + lists)
      await publishStatusLists(deps)
      expect(waiting(stand)).toEqual([])
      expectEnded(await wholeList(stand), (round + 1) * 20)
    }
  })
})

describe('a list in time', () => {
  let stand: Stand
  let desk: Desk
  beforeAll(async () => {
    stand = await openStand()
    desk = await openDesk(stand)
    await publishStatusLists(publishingDeps(desk, stand))
  })
  afterAll(() => stand.close())

  it('is signed again every ten minutes though nothing has happened: that too is worth knowing', async () => {
    const list = await wholeList(stand)
    desk.setNow(later(now(), 9 * MINUTE))
    expect(await publishStatusLists(publishingDeps(desk, stand))).toEqual({ lists: 0, changes: 0 })
    desk.setNow(later(now(), 11 * MINUTE))
    expect(await publishStatusLists(publishingDeps(desk, stand))).toEqual({ lists: 1, changes: 0 })
    const again = await brought(stand, list)
    expect(again).toEqual(await wholeList(stand))
    expect(again && again.asOf > list.asOf).toBe(true)
  })

  it('is signed at once by the key that takes the place of another', async () => {
    expect(await publishStatusLists(publishingDeps(desk, stand, 2))).toEqual({ lists: 1, changes: 0 })
    expect([...stand.records('statusLists').values()].map(({ signedBy }) => signedBy)).toEqual(['990000-2'])
    await publishStatusLists(publishingDeps(desk, stand))
  })

  it('never knows of less than the one before, though a clock was set back', async () => {
    const { asOf, seq } = await wholeList(stand)
    desk.setNow(later(now(), -60 * MINUTE))
    await marked(desk, 0, 1)
    await publishStatusLists(publishingDeps(desk, stand))
    expect(await wholeList(stand)).toMatchObject({ seq: seq + 1, asOf })
  })

  it('grows before its places are given away; a list of changes does not reach over that', async () => {
    const before = await wholeList(stand)
    await handedOut(desk, 64)
    await publishStatusLists(publishingDeps(desk, stand))
    expect((await wholeList(stand)).bytes.length * 4).toBe(8192)
    expect(await brought(stand, before)).toBeUndefined()
  })
})

describe('how long the lists are', () => {
  it.each([
    [0, [4096]],
    [64 * 32, [4096]],
    [64 * 33, [8192]],
    [LIST_LENGTH - 2112, [LIST_LENGTH]],
    [LIST_LENGTH - 2048, [LIST_LENGTH]],
    [LIST_LENGTH - 1984, [LIST_LENGTH, 4096]],
    [2 * LIST_LENGTH, [LIST_LENGTH, LIST_LENGTH, 4096]],
  ])('with %d places handed out: %j', (places, lengths) => {
    expect(lengthsFor(places)).toEqual(lengths)
    expect(lengths.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(places)
  })
})
