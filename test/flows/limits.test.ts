import { randomUUID } from 'node:crypto'
import { sweep } from '../../cloudfunctions/server/housekeeping/sweep'
import { officerIdOf } from '../../cloudfunctions/server/identity/officer-id'
import { key } from '../../cloudfunctions/server/ports'
import { count, limitedAnyone, limitedOfficer } from '../../cloudfunctions/server/presentation/limits'
import { type Instant, instantOf, after as later } from '../../src/core/time'
import { beginShift, type Desk, openDesk } from './desk'
import { codesOf, eventsOfHolders, firstLicence, issuedOnly, personCalled, proven, registered } from './people'
import { codeOf, granted, openStand, type Stand } from './stand'

const driver = personCalled('freight-driver')
const shili = personCalled('officer-shili')
const yangben = personCalled('officer-yangben')
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

let stand: Stand
let desk: Desk
let licence: string
/** Each test begins a year after the one before: no window reaches that far. */
let start = instantOf(Date.now())
beforeAll(async () => {
  stand = await openStand()
  await stand.push(issuedOnly(eventsOfHolders(codesOf(driver))))
  await registered(stand, shili)
  await registered(stand, yangben)
  licence = await firstLicence(stand, await proven(stand, driver))
  granted(await stand.holder(driver.openid, 'activate', { id: licence }))
  desk = await openDesk(stand)
  // A trust list, without which nothing is told later.
  await stand.runTimer('credentials')
})
afterAll(() => stand.close())

beforeEach(async () => {
  start = later(start, 2 * DAY)
  await at(start)
})

/** Both officers are on shift whenever it is. */
async function at(now: Instant): Promise<void> {
  desk.setNow(now)
  for (const { openid, holderCode } of [shili, yangben]) await beginShift(desk, openid, holderCode)
}

const verify = (code: string, openid = shili.openid) =>
  desk.officer(openid, 'verify', { code, requestId: randomUUID() })
const check = (code: string, openid = 'passer-by') =>
  desk.officer(openid, 'checkCode', { code, requestId: randomUUID() })
const unknown = () =>
  `https://${new URL(stand.url).host}/v/${Buffer.from(randomUUID()).toString('base64url').slice(0, 22)}`
const shown = async () => granted(await desk.holder(driver.openid, 'present', { id: licence })).code
/** One code, asked about again and again: known, and used. */
async function used(): Promise<string> {
  const code = await shown()
  granted(await check(code, 'somebody-else'))
  return code
}
/** Officer Shili's day so far, without making it. */
async function counted(count: number, name: string): Promise<void> {
  const { store, index } = desk.deps
  const id = key('limits', limitedOfficer(officerIdOf(index, shili.holderCode)).id)
  await store.compareAndRemove(id, {})
  await store.insert(id, { turn: 1, counts: { [name]: { since: start, count } }, expiresAt: later(start, DAY) })
}
const tooMany = (minutes: number) => ({ ok: false, failure: { code: 'TOO_MANY_CHECKS', minutes } })
const times = (most: number) => Array.from({ length: most })

describe('an officer', () => {
  it('checks sixty codes a minute, and is told in how many minutes the next one', async () => {
    const code = await used()
    for (const _ of times(60)) expect(codeOf(await verify(code))).toBe('CODE_USED')
    expect(await verify(code)).toEqual(tooMany(1))
    await at(later(start, MINUTE - 1))
    expect(await verify(code)).toEqual(tooMany(1))
    expect(codeOf(await verify(code, yangben.openid))).toBe('CODE_USED')
    await at(later(start, MINUTE))
    expect(codeOf(await verify(code))).toBe('CODE_USED')
  })

  it('checks fifteen hundred codes a day', async () => {
    const code = await used()
    await counted(1499, 'aDay')
    expect(codeOf(await verify(code))).toBe('CODE_USED')
    expect(await verify(code)).toEqual(tooMany(DAY / MINUTE))
    await at(later(start, DAY - 1))
    expect(await verify(code)).toEqual(tooMany(1))
    await at(later(start, DAY))
    expect(codeOf(await verify(code))).toBe('CODE_USED')
  })

  it('tells fifteen hundred checks a day that he made without a network; one told again is no other', async () => {
    const told = { requestId: randomUUID(), code: 'RTC1:', at: start, verdict: 'undetermined' } as const
    const report = (...checks: readonly (typeof told)[]) =>
      desk.officer(shili.openid, 'reportOffline', { checks: [...checks] })
    await counted(1499, 'toldADay')
    for (const _ of times(3)) expect(granted(await report(told)).items).toMatchObject([{ outcome: 'kept' }])
    const another = { ...told, requestId: randomUUID() }
    expect(await report(told, another)).toEqual(tooMany(DAY / MINUTE))
    expect(granted(await verify(await shown())).verdict).toBe('valid')
    await at(later(start, DAY))
    expect(granted(await report(told, another)).items).toHaveLength(2)
  })

  it('is not told that a code is good once he has asked for twenty that are none', async () => {
    for (const _ of times(20)) expect(codeOf(await verify(unknown()))).toBe('CODE_UNKNOWN')
    const good = await shown()
    expect(await verify(good)).toEqual(tooMany(60))
    // He has not used it up: another may still check it.
    expect(granted(await verify(good, yangben.openid)).verdict).toBe('valid')
    await at(later(start, 60 * MINUTE))
    expect(granted(await verify(await shown())).verdict).toBe('valid')
  })

  it('loses nothing by a repeat of his request', async () => {
    const code = await shown()
    const request = { code, requestId: randomUUID() }
    for (const _ of times(70)) granted(await desk.officer(shili.openid, 'verify', request))
  })

  it('on shift no more loses nothing by asking as one', async () => {
    granted(await desk.officer(shili.openid, 'endShift', {}))
    for (const _ of times(70)) expect(codeOf(await verify(unknown()))).toBe('SHIFT_REQUIRED')
    await beginShift(desk, shili.openid, shili.holderCode)
    expect(granted(await verify(await shown())).verdict).toBe('valid')
  })
})

describe('anyone', () => {
  it('checks ten codes in ten minutes and forty a day', async () => {
    const code = await used()
    for (let window = 0; window < 4; window += 1) {
      await at(later(start, window * 10 * MINUTE))
      for (const _ of times(10)) expect(codeOf(await check(code))).toBe('CODE_USED')
    }
    await at(later(start, 39 * MINUTE))
    expect(await check(code)).toEqual(tooMany(DAY / MINUTE - 39))
    expect(codeOf(await check(code, 'neighbour'))).toBe('CODE_USED')
    await at(later(start, DAY))
    expect(codeOf(await check(code))).toBe('CODE_USED')
  })

  it('asking thirty times at the same moment is told of ten codes and no more', async () => {
    const codes: string[] = []
    for (const _ of times(30)) codes.push(granted(await stand.holder(driver.openid, 'present', { id: licence })).code)
    const replies = await Promise.all(
      codes.map((code) => stand.officer('crowd', 'checkCode', { code, requestId: randomUUID() })),
    )
    expect(replies.filter(({ ok }) => ok)).toHaveLength(10)
    expect(replies.filter((reply) => codeOf(reply) === 'TOO_MANY_CHECKS')).toHaveLength(20)
  })
})

it('counters are swept when their windows are over, and not before', async () => {
  const { store } = desk.deps
  const limited = limitedAnyone(desk.deps.index.of('openid', 'swept'))
  await count(store, limited, ['asked'], start)
  await sweep({ store, clock: { now: () => later(start, DAY - 1) } })
  expect(stand.records('limits').has(limited.id)).toBe(true)
  await sweep({ store, clock: { now: () => later(start, DAY) } })
  expect(stand.records('limits').has(limited.id)).toBe(false)
})
