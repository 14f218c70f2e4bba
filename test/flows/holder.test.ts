import { instantOf, after as later } from '../../src/core/time'
import { type Desk, openDesk } from './desk'
import { codesOf, eventsOfHolders, firstLicence, issuedOnly, personCalled, proven } from './people'
import { codeOf, granted, openStand, type Stand } from './stand'

const driver = personCalled('freight-driver')
const company = personCalled('freight-company')

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
  const events = issuedOnly(eventsOfHolders([...codesOf(driver), ...codesOf(company)]))
  await stand.push(events.slice(0, 100))
})
afterAll(() => stand.close())

describe('proving who one is', () => {
  it('is asked for before anything else', async () => {
    expect(granted(await stand.holder('stranger', 'me', {}))).toEqual({ proven: false, represents: [] })
    expect(codeOf(await stand.holder('stranger', 'listLicences', {}))).toBe('IDENTITY_NOT_PROVEN')
  })

  it('tells a person his name and whom he may act for', async () => {
    await proven(stand, company)
    expect(granted(await stand.holder(company.openid, 'me', {}))).toEqual({
      proven: true,
      name: company.name,
      represents: company.represents?.map(({ name }) => name),
    })
  })

  it('allows five attempts in a quarter of an hour, however many come at once', async () => {
    const attempts = Array.from({ length: 9 }, () => stand.holder('guesser', 'proveIdentity', { code: '11111111' }))
    const codes = (await Promise.all(attempts)).map(codeOf).sort()
    const [wrong, exceeded] = [Array(5).fill('IDENTITY_CODE_WRONG'), Array(4).fill('IDENTITY_ATTEMPTS_EXCEEDED')]
    expect(codes).toEqual([...exceeded, ...wrong])
  })

  it('does not count a right code as an attempt, and buys no further guesses with it', async () => {
    const openid = 'proves-often'
    for (let time = 0; time < 7; time += 1) await proven(stand, { ...driver, openid })
    for (let guess = 0; guess < 5; guess += 1) {
      expect(codeOf(await stand.holder(openid, 'proveIdentity', { code: '11111111' }))).toBe('IDENTITY_CODE_WRONG')
      if (guess < 4) await proven(stand, { ...driver, openid })
    }
    expect(codeOf(await stand.holder(openid, 'proveIdentity', { code: driver.demoCode }))).toBe(
      'IDENTITY_ATTEMPTS_EXCEEDED',
    )
  })

  it('is forgotten on request', async () => {
    const openid = 'passing-by'
    await proven(stand, { ...driver, openid })
    expect(granted(await stand.holder(openid, 'forgetMe', {}))).toEqual({ proven: false, represents: [] })
    expect(codeOf(await stand.holder(openid, 'listLicences', {}))).toBe('IDENTITY_NOT_PROVEN')
  })
})

describe('a driver', () => {
  let openid: string
  let id: string
  beforeAll(async () => {
    openid = await proven(stand, driver)
    id = await firstLicence(stand, openid)
  })

  it('finds his certificate, not yet activated, its number masked', async () => {
    const { items } = granted(await stand.holder(openid, 'listLicences', {}))
    expect(items).toMatchObject([{ subject: driver.name, status: 'inForce', activated: false }])
    expect(items[0]?.number).not.toContain(driver.holderCode)
  })

  it('opens it, and sees face, authority and versions', async () => {
    const view = granted(await stand.holder(openid, 'openLicence', { id }))
    expect(view.versions).toMatchObject([{ version: 1, event: 'issue', identifier: view.identifier }])
    expect(view.face.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['holderName', 'qualifications', 'validity']),
    )
  })

  it('cannot show it before he has activated it', async () => {
    expect(codeOf(await stand.holder(openid, 'present', { id }))).toBe('LICENCE_NOT_ACTIVATED')
  })

  it('activates it once, however often he asks', async () => {
    const first = granted(await stand.holder(openid, 'activate', { id }))
    expect(granted(await stand.holder(openid, 'activate', { id }))).toEqual(first)
    expect(granted(await stand.holder(openid, 'listLicences', {})).items).toMatchObject([{ id, activated: true }])
  })

  it('shows it: a code of the public form, waiting, whose token is stored nowhere', async () => {
    const { code, issuedAt, expiresAt } = granted(await stand.holder(openid, 'present', { id }))
    expect(code).toMatch(/^https:\/\/127\.0\.0\.1:\d+\/v\/[A-Za-z0-9_-]{22}$/)
    expect(Date.parse(expiresAt) - Date.parse(issuedAt)).toBe(120_000)
    expect(granted(await stand.holder(openid, 'presentationState', { code }))).toEqual({ state: 'waiting' })
    expect(JSON.stringify([...stand.records('presentations')])).not.toContain(code.slice(-22))
  })

  it('alone can ask after his code', async () => {
    const { code } = granted(await stand.holder(openid, 'present', { id }))
    const other = await proven(stand, { ...driver, openid: 'his-other-phone' })
    expect(codeOf(await stand.holder(other, 'presentationState', { code }))).toBe('CODE_UNKNOWN')
    expect(codeOf(await stand.holder(openid, 'presentationState', { code: 'https://x/v/none' }))).toBe('CODE_MALFORMED')
  })

  it('takes his activation back', async () => {
    expect(granted(await stand.holder(openid, 'deactivate', { id }))).toEqual({})
    expect(codeOf(await stand.holder(openid, 'present', { id }))).toBe('LICENCE_NOT_ACTIVATED')
  })

  it('reads all of it, newest first, in his activity', async () => {
    const { items } = granted(await stand.holder(openid, 'listActivity', {}))
    const acts = items.map(({ act }) => act)
    expect(acts).toEqual(['deactivated', 'presented', 'presented', 'activated', 'opened', 'mirrored'])
    expect(items[0]).toMatchObject({ licence: id, subject: driver.name, actor: { kind: 'holder' } })
  })

  it('cannot tell another’s licence from one that does not exist', async () => {
    const theirs = [...stand.records('licences').keys()].find((each) => each !== id) ?? ''
    const nobodys = 'f'.repeat(64)
    for (const route of ['openLicence', 'activate', 'deactivate', 'present'] as const) {
      expect(await stand.holder(openid, route, { id: theirs })).toEqual(
        await stand.holder(openid, route, { id: nobodys }),
      )
    }
    expect(codeOf(await stand.holder(openid, 'openLicence', { id: theirs }))).toBe('LICENCE_NOT_FOUND')
  })
})

describe('a company’s representative', () => {
  let openid: string
  let operator: string
  beforeAll(async () => {
    openid = await proven(stand, company)
    const { items } = granted(await stand.holder(openid, 'listFleets', {}))
    operator = items[0]?.operator ?? ''
  })

  it('finds the permit, and none of the vehicles, among his licences', async () => {
    const { items } = granted(await stand.holder(openid, 'listLicences', {}))
    expect(items.map(({ subject }) => subject)).toEqual(company.represents?.map(({ name }) => name))
  })

  it('opens and activates a vehicle’s certificate', async () => {
    const fleet = granted(await stand.holder(openid, 'listFleet', { operator }))
    const id = fleet.items[0]?.id ?? ''
    expect(granted(await stand.holder(openid, 'openLicence', { id })).summary.id).toBe(id)
    expect(granted(await stand.holder(openid, 'activate', { id })).activatedAt).toBeDefined()
  })
})

describe('time', () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk(stand)
    await proven(stand, driver)
  })

  it('ends a code two minutes after it was made, to the millisecond', async () => {
    const id = await firstLicence(stand, driver.openid)
    const start = instantOf(Date.now())
    desk.setNow(start)
    granted(await desk.holder(driver.openid, 'activate', { id }))
    const { code } = granted(await desk.holder(driver.openid, 'present', { id }))
    desk.setNow(later(start, 120_000))
    expect(granted(await desk.holder(driver.openid, 'presentationState', { code }))).toEqual({ state: 'waiting' })
    desk.setNow(later(start, 120_001))
    expect(granted(await desk.holder(driver.openid, 'presentationState', { code }))).toEqual({ state: 'expired' })
  })

  it('ends a licence: it cannot be activated on the day after its last', async () => {
    const id = await firstLicence(stand, driver.openid)
    granted(await desk.holder(driver.openid, 'deactivate', { id }))
    const { validUntil } = granted(await desk.holder(driver.openid, 'openLicence', { id })).summary
    desk.setNow(instantOf(Date.parse(`${validUntil}T23:59:59+08:00`)))
    expect(codeOf(await desk.holder(driver.openid, 'activate', { id }))).toBe('was not refused')
    granted(await desk.holder(driver.openid, 'deactivate', { id }))
    desk.setNow(instantOf(Date.parse(`${validUntil}T23:59:59+08:00`) + 1000))
    expect(await desk.holder(driver.openid, 'activate', { id })).toEqual({
      ok: false,
      failure: { code: 'LICENCE_NOT_IN_FORCE', status: 'expired' },
    })
  })
})
