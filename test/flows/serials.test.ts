/** Serials are handed out in blocks: many at once, no record that every issue has to lock, never the same one twice. */
import { randomUUID } from 'node:crypto'
import { serialBlocks } from '../../cloudfunctions/server/mirroring/serial-blocks'
import type { Serials, Store } from '../../cloudfunctions/server/ports'
import { SERIALS_PER_BLOCK } from '../../src/core/identifier/serial'
import { feedEvents } from '../rules/samples'
import { type Desk, openDesk } from './desk'
import { issuedOnly } from './people'
import { openStand, type Stand } from './stand'

let stand: Stand
let desk: Desk
beforeAll(async () => {
  stand = await openStand()
  desk = await openDesk(stand)
})
afterAll(() => stand.close())

async function serialsOf(source: Serials, count: number): Promise<readonly string[]> {
  const taken = await Promise.all(Array.from({ length: count }, () => source.next()))
  return taken.map((each) => (each.ok ? each.value : 'BUSY'))
}

/** How many blocks have been taken, and by how many shards. */
function taken(): { readonly blocks: number; readonly shards: number } {
  const counts = [...stand.records('serialBlocks').values()].map((record) => record.taken)
  return { blocks: counts.reduce((sum, count) => sum + count, 0), shards: counts.length }
}

describe('allocating serials', () => {
  it('gives many instances, each with many callers at once, thousands of different ones, for one write a block', async () => {
    const before = taken().blocks
    const instances = Array.from({ length: 12 }, () => serialBlocks(desk.deps))
    const serials = (await Promise.all(instances.map((each) => serialsOf(each, 2 * SERIALS_PER_BLOCK)))).flat()
    expect(new Set(serials).size).toBe(12 * 2 * SERIALS_PER_BLOCK)
    expect(serials).not.toContain('BUSY')
    expect(taken().blocks - before).toBe(12 * 2)
  })

  it('spreads the blocks over several records', async () => {
    await Promise.all(Array.from({ length: 12 }, () => serialBlocks(desk.deps).next()))
    expect(taken().shards).toBeGreaterThan(1)
  })

  it('leaves a gap and no repeat when an instance dies with a block in hand', async () => {
    const dead = await serialsOf(serialBlocks(desk.deps), 3)
    const next = await serialsOf(serialBlocks(desk.deps), SERIALS_PER_BLOCK)
    expect(next.filter((serial) => dead.some((used) => used.slice(0, 11) === serial.slice(0, 11)))).toEqual([])
  })

  it('takes another block when nobody learned that one was taken', async () => {
    const { store } = desk.deps
    const deaf: Store = {
      ...store,
      transact: async (keys, decide) => {
        await store.transact(keys, decide)
        throw new Error('the reply was lost')
      },
    }
    const before = taken().blocks
    await expect(serialBlocks({ ...desk.deps, store: deaf }).next()).rejects.toThrow('the reply was lost')
    const again = serialBlocks(desk.deps)
    await serialsOf(again, 1)
    expect(taken().blocks - before).toBe(2)
  })

  it('asks again after it was refused, and passes the refusal on', async () => {
    const { store } = desk.deps
    let busy = true
    const unlucky: Store = {
      ...store,
      transact: async (keys, decide) =>
        busy ? { ok: false, failure: { code: 'BUSY' } } : store.transact(keys, decide),
    }
    const source = serialBlocks({ ...desk.deps, store: unlucky })
    expect(await source.next()).toEqual({ ok: false, failure: { code: 'BUSY' } })
    busy = false
    expect(await source.next()).toMatchObject({ ok: true })
  })
})

describe('a push', () => {
  it('takes a block only when a licence is issued without an identifier', async () => {
    const own = await openStand()
    const [event] = issuedOnly(feedEvents())
    if (!event) throw new Error('the feed issues nothing')
    const { identifier } = (await stand.push([event]))[0] ?? {}
    const given = { ...event, licence: { ...event.licence, CertificateIdentifier: identifier } }
    expect(await own.push([{}, given])).toMatchObject([{ outcome: 'rejected' }, { outcome: 'accepted', identifier }])
    expect(own.records('serialBlocks').size).toBe(0)
    const other = structuredClone(event)
    other.licence.CertificateNumber = '990101770099'
    expect(await own.push([{ ...other, eventId: randomUUID() }])).toMatchObject([{ outcome: 'accepted' }])
    expect(own.records('serialBlocks').size).toBe(1)
    await own.close()
  })
})
