/** 消息: what is told in the inbox, to whom, and once: the routes as they are deployed. */
import { housekeeping } from '../../cloudfunctions/server/housekeeping/housekeeping'
import { instantOf, after as later } from '../../src/core/time'
import { type Desk, openDesk } from './desk'
import { codesOf, eventsOfHolders, firstLicence, issuedOnly, personCalled, proven } from './people'
import { give, giverOf, inDays, read, requestId, SHIPPER, TERMS } from './sharing-desk'
import { granted, openStand, type Stand } from './stand'

const DAY = 24 * 60 * 60_000
const driver = personCalled('freight-driver')
const other = personCalled('suspended-driver')
const shipper = personCalled('shipper')

let stand: Stand
let desk: Desk
let self: string
let own: string
beforeAll(async () => {
  stand = await openStand()
  desk = await openDesk(stand)
  await stand.push(issuedOnly(eventsOfHolders(codesOf(driver))))
  await stand.registerParties()
  for (const person of [driver, other, shipper]) await proven(stand, person)
  self = await giverOf(stand, driver.openid, 'self')
  own = await firstLicence(stand, driver.openid)
})
afterAll(() => stand.close())

const inbox = async (openid: string) => granted(await stand.grants(openid, 'listMessages', {}))
const kinds = async (openid: string) => (await inbox(openid)).items.map(({ kind }) => kind)
const asking = () => ({
  ...{ requestId: requestId(), party: SHIPPER, terms: { ...TERMS, fields: { practitioner: ['status'] } } },
  holder: { by: 'holderCode' as const, code: driver.holderCode },
})

describe('the inbox', () => {
  it('is empty at first', async () => {
    expect(await inbox(driver.openid)).toEqual({ items: [], unread: 0 })
  })

  it('tells a recipient of a grant, and the giver of its use once a day, however often it is read', async () => {
    const { id } = await give(stand, driver.openid, self, [own])
    expect((await inbox(shipper.openid)).items[0]).toMatchObject({
      ...{ kind: 'grantGiven', grant: id, unread: true, for: '示例市丰达货运平台有限公司' },
      text: { zh: `“${driver.name}”授权您使用 1 本证照。` },
    })
    expect(await kinds(driver.openid)).toEqual([])
    for (let time = 0; time < 3; time += 1) granted(await read(stand, shipper.openid, id, own))
    const used = (await inbox(driver.openid)).items.filter(({ kind }) => kind === 'grantUsed')
    expect(used).toHaveLength(1)
    expect(used[0]?.text.zh).toContain('示例市丰达货运平台有限公司')
    granted(await stand.grants(driver.openid, 'withdrawGrant', { grant: id }))
    granted(await stand.grants(driver.openid, 'withdrawGrant', { grant: id }))
    expect((await kinds(shipper.openid)).filter((kind) => kind === 'grantWithdrawn')).toHaveLength(1)
  })

  it('tells of a request, of its refusal, and of one that nobody answered', async () => {
    const refused = granted(await stand.grants(shipper.openid, 'askForGrant', asking()))
    expect((await inbox(driver.openid)).items[0]).toMatchObject({ kind: 'grantAsked', grant: refused.id })
    granted(await stand.grants(driver.openid, 'refuseRequest', { grant: refused.id }))
    expect((await kinds(shipper.openid))[0]).toBe('requestRefused')
    granted(await stand.grants(shipper.openid, 'askForGrant', asking()))
    desk.setNow(later(instantOf(Date.now()), 15 * DAY))
    await housekeeping(desk.deps)
    await housekeeping(desk.deps)
    desk.setNow(instantOf(Date.now()))
    expect((await kinds(shipper.openid)).filter((kind) => kind === 'requestLapsed')).toHaveLength(1)
  })

  it('tells both sides of a delegation, each of the other’s act', async () => {
    const delegate = { kind: 'person', id: await giverOf(stand, other.openid, 'self') } as const
    const scope = { categories: ['practitioner' as const] }
    const wish = { requestId: requestId(), principal: self, delegate, scope, acts: ['see' as const], until: inDays(3) }
    const { id } = granted(await stand.grants(driver.openid, 'delegate', wish))
    granted(await stand.grants(driver.openid, 'delegate', wish))
    expect((await kinds(other.openid)).filter((kind) => kind === 'delegated')).toHaveLength(1)
    granted(await stand.grants(other.openid, 'withdrawDelegation', { delegation: id }))
    const [told] = (await inbox(driver.openid)).items
    expect(told).toMatchObject({ kind: 'delegationWithdrawn', text: { zh: expect.stringContaining(other.name) } })
  })

  it('shows nobody the messages of others', async () => {
    const all = (await inbox(other.openid)).items
    expect(all.map(({ kind }) => kind)).toEqual(['delegated'])
  })

  it('counts as read what was seen, and not what comes after it', async () => {
    const before = await inbox(driver.openid)
    expect(before.unread).toBe(before.items.length)
    const upTo = before.items[0]?.at ?? ''
    expect(granted(await stand.grants(driver.openid, 'readMessages', { upTo }))).toEqual({ unread: 0 })
    expect((await inbox(driver.openid)).items.some(({ unread }) => unread)).toBe(false)
    granted(await stand.grants(shipper.openid, 'askForGrant', asking()))
    const now = await inbox(driver.openid)
    expect(now.unread).toBe(1)
    expect(now.items[0]?.unread).toBe(true)
    // An earlier moment takes nothing back, and what is to come cannot be read ahead.
    expect(
      granted(await stand.grants(driver.openid, 'readMessages', { upTo: '2020-01-01T00:00:00.000Z' })).unread,
    ).toBe(1)
    granted(await stand.grants(driver.openid, 'readMessages', { upTo: '2999-01-01T00:00:00.000Z' }))
    expect([...stand.records('inboxes').values()].every(({ readUpTo }) => readUpTo < '2999')).toBe(true)
  })

  it('holds no name in readable form, and no value of a licence at all', () => {
    const stored = JSON.stringify([...stand.records('messages').values()])
    for (const text of [driver.name, other.name, driver.holderCode, '丰达']) expect(stored).not.toContain(text)
  })

  it('is kept for 180 days', async () => {
    const count = stand.records('messages').size
    desk.setNow(later(instantOf(Date.now()), 179 * DAY))
    await housekeeping(desk.deps)
    expect(stand.records('messages').size).toBeGreaterThanOrEqual(count)
    // The latest was written by the timer's run fifteen days from now.
    desk.setNow(later(instantOf(Date.now()), 196 * DAY))
    const { swept } = await housekeeping(desk.deps)
    desk.setNow(instantOf(Date.now()))
    expect(swept.messages).toBeGreaterThanOrEqual(count)
  })
})

describe('reminders', () => {
  it('of a review come sixty days before its day and in the last week, and none on the day before or after those days', async () => {
    const assessed = eventsOfHolders(codesOf(driver)).filter(({ type }) => type === 'integrityAssessment')
    await stand.push(assessed)
    const due = '2027-12-31'
    expect(assessed).toMatchObject([{ review: { validUntil: due } }])
    const end = instantOf(Date.parse(`${due}T04:00:00Z`))
    const told = () => [...stand.records('messages').values()].filter(({ kind }) => kind === 'reviewDue')
    for (const [days, count] of [
      [61, 0],
      [60, 1],
      [59, 1],
      [8, 1],
      [7, 2],
      [0, 2],
      [-1, 2],
    ] as const) {
      desk.setNow(later(end, -days * DAY))
      await housekeeping(desk.deps)
      await housekeeping(desk.deps)
      expect([days, told().length]).toEqual([days, count])
    }
    expect(told()).toMatchObject([{ day: due }, { day: due }])
  })

  it('of a deadline come when it is in sight and in its last week, each once however often the timer runs', async () => {
    const [licence] = [...stand.records('licences').entries()].filter(([, { validUntil }]) => validUntil !== undefined)
    const until = licence?.[1].validUntil ?? ''
    const end = instantOf(Date.parse(`${until}T04:00:00Z`))
    const told = () =>
      [...stand.records('messages').values()].filter(({ kind, day }) => kind === 'licenceExpires' && day === until)
    const before = told().length
    desk.setNow(later(end, -61 * DAY))
    await housekeeping(desk.deps)
    expect(told()).toHaveLength(before)
    for (const days of [60, 59, 30]) {
      desk.setNow(later(end, -days * DAY))
      await housekeeping(desk.deps)
      await housekeeping(desk.deps)
    }
    const first = told().length
    expect(first).toBeGreaterThan(before)
    for (const days of [7, 6, 0]) {
      desk.setNow(later(end, -days * DAY))
      await housekeeping(desk.deps)
    }
    expect(told()).toHaveLength(first + (first - before))
    desk.setNow(instantOf(Date.now()))
  })
})
