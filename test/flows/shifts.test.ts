import { sweep } from '../../cloudfunctions/server/housekeeping/sweep'
import { SHIFT_MS } from '../../cloudfunctions/server/identity/shift'
import { epochOf, type Instant, instantOf, after as later } from '../../src/core/time'
import { type Desk, openDesk } from './desk'
import { personCalled, proven, registered } from './people'
import { codeOf, granted, openStand, type Stand } from './stand'

const shili = personCalled('officer-shili')
const yangben = personCalled('officer-yangben')
const driver = personCalled('freight-driver')

let stand: Stand
let desk: Desk
beforeAll(async () => {
  stand = await openStand()
  await registered(stand, shili)
  desk = await openDesk(stand)
})
afterAll(() => stand.close())

beforeEach(async () => {
  desk.setNow(instantOf(Date.now()))
  await registered(stand, shili)
})

const me = async (openid = shili.openid) => granted(await desk.officer(openid, 'officerMe', {}))
const code = () => `https://${new URL(stand.url).host}/v/${'A'.repeat(22)}`
const check = (openid = shili.openid) => desk.officer(openid, 'verify', { code: code(), requestId: 'A'.repeat(16) })

/** Registered as he is, with a term. */
async function termOf(person: typeof shili, validUntil: string): Promise<void> {
  const { name, holderCode, officer } = person
  const { body } = await stand.register([{ ...officer, name, holderCode, active: true, validUntil }])
  expect(body).toMatchObject({ results: [{ outcome: expect.stringMatching(/accepted|unchanged/) }] })
}

describe('a shift', () => {
  it('begins with the proof of a registered officer, and lasts twelve hours', async () => {
    const { shift } = await me()
    if (!shift) throw new Error('no shift')
    expect(epochOf(shift.endsAt) - epochOf(shift.startedAt)).toBe(12 * 3_600_000)
    desk.setNow(later(shift.endsAt, -1))
    expect(codeOf(await check())).toBe('CODE_UNKNOWN')
    desk.setNow(shift.endsAt)
    expect(codeOf(await check())).toBe('SHIFT_REQUIRED')
    expect(await me()).not.toHaveProperty('shift')
  })

  it('begins anew with the officer’s own one-time code', async () => {
    granted(await stand.officer(shili.openid, 'endShift', {}))
    const { shift } = granted(await stand.officer(shili.openid, 'startShift', { code: shili.demoCode }))
    expect((await me()).shift).toEqual(shift)
    expect(codeOf(await check())).toBe('CODE_UNKNOWN')
  })

  it('is not begun with another person’s code', async () => {
    granted(await stand.officer(shili.openid, 'endShift', {}))
    const other = await stand.officer(shili.openid, 'startShift', { code: driver.demoCode })
    expect(codeOf(other)).toBe('SHIFT_PERSON_OTHER')
    expect(await me()).not.toHaveProperty('shift')
  })

  it('is not to be guessed: wrong codes are counted together with those of the proof of identity', async () => {
    const openid = await registered(stand, { ...shili, openid: 'guesser' })
    const start = () => stand.officer(openid, 'startShift', { code: '00000000' })
    const prove = () => stand.holder(openid, 'proveIdentity', { code: '00000000' })
    for (const guess of [start, prove, start, prove, start]) expect(codeOf(await guess())).toBe('IDENTITY_CODE_WRONG')
    expect(codeOf(await start())).toBe('IDENTITY_ATTEMPTS_EXCEEDED')
    expect(codeOf(await prove())).toBe('IDENTITY_ATTEMPTS_EXCEEDED')
  })

  it('ends when the officer ends it', async () => {
    expect(granted(await stand.officer(shili.openid, 'endShift', {}))).not.toHaveProperty('shift')
    expect(codeOf(await check())).toBe('SHIFT_REQUIRED')
  })

  it('ends when the phone is given back', async () => {
    granted(await stand.holder(shili.openid, 'forgetMe', {}))
    expect(stand.records('shifts').has(desk.deps.index.of('openid', shili.openid))).toBe(false)
    expect(codeOf(await check())).toBe('IDENTITY_NOT_PROVEN')
  })

  it('ends when another person proves himself with the phone, officer or not', async () => {
    granted(await stand.holder(shili.openid, 'proveIdentity', { code: driver.demoCode }))
    expect(stand.records('shifts').has(desk.deps.index.of('openid', shili.openid))).toBe(false)
    expect(codeOf(await check())).toBe('OFFICER_NOT_REGISTERED')
  })

  it('is this phone’s alone', async () => {
    const second = await proven(stand, { ...shili, openid: 'second-phone' })
    granted(await stand.officer(second, 'endShift', {}))
    expect(codeOf(await check(second))).toBe('SHIFT_REQUIRED')
    expect(codeOf(await check())).toBe('CODE_UNKNOWN')
  })

  it('is not begun by a proof before the registration', async () => {
    await proven(stand, yangben)
    const { name, holderCode, officer } = yangben
    await stand.register([{ ...officer, name, holderCode, active: true }])
    expect(await me(yangben.openid)).not.toHaveProperty('shift')
    expect(codeOf(await check(yangben.openid))).toBe('SHIFT_REQUIRED')
    granted(await stand.officer(yangben.openid, 'startShift', { code: yangben.demoCode }))
    expect(codeOf(await check(yangben.openid))).toBe('CODE_UNKNOWN')
  })

  it('helps nobody whom the province has dismissed since', async () => {
    const { name, holderCode, officer } = shili
    await stand.register([{ ...officer, name, holderCode, active: false }])
    expect(codeOf(await check())).toBe('OFFICER_NOT_REGISTERED')
  })

  it('that is over is swept, one that is not is kept', async () => {
    const phone = desk.deps.index.of('openid', shili.openid)
    const { shift } = await me()
    await sweep({ store: desk.deps.store, clock: { now: () => later(shift?.endsAt as Instant, -1) } })
    expect(stand.records('shifts').has(phone)).toBe(true)
    await sweep({ store: desk.deps.store, clock: { now: () => later(instantOf(Date.now()), SHIFT_MS) } })
    expect(stand.records('shifts').has(phone)).toBe(false)
  })
})

describe('an officer’s term', () => {
  it('is told to him, and runs to the end of its last day in China', async () => {
    await termOf(shili, '2099-06-30')
    expect(await me()).toMatchObject({ termEnds: '2099-06-30' })
    desk.setNow('2099-06-30T15:59:59.999Z' as Instant)
    expect(codeOf(await check())).toBe('SHIFT_REQUIRED')
    desk.setNow('2099-06-30T16:00:00.000Z' as Instant)
    const ended = { ok: false, failure: { code: 'OFFICER_TERM_ENDED', ended: '2099-06-30' } }
    expect(await check()).toEqual(ended)
    expect(await desk.officer(shili.openid, 'officerMe', {})).toEqual(ended)
  })

  it('that is over gives him no shift by proving himself, though his own licences are still his', async () => {
    await termOf(shili, '2020-01-01')
    await proven(stand, shili)
    expect(codeOf(await stand.officer(shili.openid, 'startShift', { code: shili.demoCode }))).toBe('OFFICER_TERM_ENDED')
    expect(stand.records('shifts').has(desk.deps.index.of('openid', shili.openid))).toBe(false)
    expect((await stand.holder(shili.openid, 'listLicences', {})).ok).toBe(true)
  })

  it('is a day of the calendar, or the registration is rejected by field', async () => {
    const { name, holderCode, officer } = shili
    const { body } = await stand.register([{ ...officer, name, holderCode, active: true, validUntil: '2026-02-30' }])
    expect(body.results?.[0]).toMatchObject({ outcome: 'rejected', findings: [{ field: 'validUntil' }] })
  })

  it('need not be given', async () => {
    expect(await me()).not.toHaveProperty('termEnds')
  })
})
