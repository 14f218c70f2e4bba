/** 补报离线核验: checks made without a network, told later. The cloud looks for itself whose code it was before it writes into anybody's record. */
import { randomUUID } from 'node:crypto'
import { verifyChain } from '../../src/core/audit'
import { after as later } from '../../src/core/time'
import { madeCode } from '../support/offline-code'
import { altered } from '../support/roadside'
import { now, type Phone, phoneOf, shown } from '../support/showing-phone'
import { driver, happens, type OwnLicence, ownLicence } from './own-licences'
import { personCalled, registered } from './people'
import { credentialOf } from './phone'
import { codeOf, granted, openStand, type Stand } from './stand'

const shili = personCalled('officer-shili')
const MINUTE = 60_000

let stand: Stand
let own: OwnLicence
let phone: Phone
beforeAll(async () => {
  stand = await openStand()
  await registered(stand, shili)
  own = await ownLicence(stand, '990101889301')
  phone = phoneOf(driver.openid)
})
afterAll(() => stand.close())

const shownCode = async (by = phone) => shown(by, await credentialOf(stand, phone, own.id))

type Check = Parameters<typeof stand.officer<'reportOffline'>>[2]['checks'][number]
const check = (code: string, members: Partial<Check> = {}): Check => ({
  ...{ requestId: randomUUID(), code, at: now(), verdict: 'valid' },
  ...members,
})
const report = (...checks: readonly Check[]) => stand.officer(shili.openid, 'reportOffline', { checks: [...checks] })
const outcomes = async (...checks: readonly Check[]) =>
  granted(await report(...checks)).items.map(({ outcome }) => outcome)
const told = async () =>
  granted(await stand.holder(driver.openid, 'listActivity', {})).items.filter(({ act }) => act === 'verifiedOffline')
const officers = async () => granted(await stand.officer(shili.openid, 'listVerifications', {})).items

it('before the cloud has a trust list nothing is taken: the phone keeps what it has and tells it again', async () => {
  expect(codeOf(await report(check(await shownCode())))).toBe('MINISTRY_UNREACHABLE')
  expect(await told()).toEqual([])
  await stand.runTimer('credentials')
})

describe('a check whose code proves whose it was', () => {
  it('is in the holder’s record with both times, who, where and which fields; and in the officer’s', async () => {
    const code = await shownCode()
    const at = now()
    const made = check(code, { at, place: '隧道北口', reason: 'statusOld', verdict: 'stale' })
    expect(await outcomes(made)).toEqual(['noted'])
    const [line] = await told()
    expect(line).toMatchObject({ at, licence: own.id, outcome: 'stale', place: '隧道北口', seen: 'offlineCode' })
    expect(line?.actor).toMatchObject({ kind: 'officer', officerNumber: '9901*****01' })
    expect(Date.parse(line?.toldAt ?? '')).toBeGreaterThanOrEqual(Date.parse(at))
    const [mine] = await officers()
    expect(mine).toMatchObject({ at, verdict: 'stale', reason: 'statusOld', means: 'offline', place: '隧道北口' })
  })

  it('brings what the officer did with it', async () => {
    const ruled = { outcome: 'refused', ground: 'notTheVehicle', words: '车牌不同' } as const
    expect(await outcomes(check(await shownCode(), ruled))).toEqual(['noted'])
    const [noted, made] = granted(await stand.holder(driver.openid, 'listActivity', {})).items
    expect(noted).toMatchObject({ act: 'outcomeNoted', ...ruled, objection: 'possible' })
    expect(made).toMatchObject({ act: 'verifiedOffline', outcome: 'valid', objection: 'possible' })
    expect((await officers())[0]).toMatchObject(ruled)
  })

  it('is one, however often it is told, and at the same moment', async () => {
    const before = (await told()).length
    const made = check(await shownCode())
    const replies = await Promise.all([report(made), report(made), report(made)])
    for (const reply of replies) if (!reply.ok) expect(reply.failure.code).toBe('BUSY')
    expect(await outcomes(made)).toEqual(['noted'])
    expect(await told()).toHaveLength(before + 1)
  })

  it('takes the outcome that was noted after the first answer was lost', async () => {
    const made = check(await shownCode())
    await outcomes(made)
    expect(await outcomes({ ...made, outcome: 'accepted' })).toEqual(['noted'])
    expect((await officers())[0]).toMatchObject({ outcome: 'accepted' })
    expect(await outcomes({ ...made, outcome: 'refused', ground: 'other' })).toEqual(['noted'])
    expect((await officers())[0]).toMatchObject({ outcome: 'accepted' })
  })

  it('by a phone whose clock is wrong: not before the credential was made, and now at the latest', async () => {
    const item = await credentialOf(stand, phone, own.id)
    const code = shown(phone, item)
    await outcomes(check(code, { at: later(now(), 3 * 24 * 60 * MINUTE) }))
    const [fast] = await told()
    expect(fast?.at).toBe(fast?.toldAt)
    await outcomes(check(code, { at: later(now(), -400 * 24 * 60 * MINUTE) }))
    const times = (await told()).map(({ at }) => at)
    expect(times).toContain(item.issuedAt)
  })

  it('shown by another phone than it was given to is a matter of its holder’s too', async () => {
    const copied = check(await shownCode(phoneOf('thief')), { verdict: 'invalid', reason: 'deviceSignatureWrong' })
    expect(await outcomes(copied)).toEqual(['noted'])
  })

  it('of a licence that has ended since: it was checked all the same', async () => {
    const code = await shownCode()
    await happens(stand, own, 2, 'cancel')
    expect(await outcomes(check(code))).toEqual(['noted'])
  })
})

describe('a check whose code proves nothing of ours is the officer’s alone', () => {
  it.each([
    ['the issuer’s signature is not right', async () => altered(await shownCodeOfOther())],
    ['another hand signed it', async () => madeCode()],
    ['it is no code at all', async () => 'RTC1:NOTHING'],
    ['another province’s', () => sampleCode()],
  ])('%s', async (_why, code) => {
    const before = (await told()).length
    expect(await outcomes(check(await code(), { verdict: 'undetermined', reason: 'unreadable' }))).toEqual(['kept'])
    expect(await told()).toHaveLength(before)
    expect((await officers())[0]).toMatchObject({ means: 'offline', verdict: 'undetermined' })
  })

  it('and of another province’s its type is known, by that province’s signature', async () => {
    await outcomes(check(await sampleCode()))
    expect((await officers())[0]).toMatchObject({ typeCode: '11100000000019713D071' })
  })
})

async function shownCodeOfOther(): Promise<string> {
  const other = await ownLicence(stand, '990101889302')
  return shown(phone, await credentialOf(stand, phone, other.id))
}

async function sampleCode(): Promise<string> {
  const body = JSON.stringify({ licence: 'driver', kind: 'offline' })
  const answer = await fetch(`${stand.url}/simulator/sample-province/codes`, { method: 'POST', body })
  return String(((await answer.json()) as { readonly code: string }).code)
}

it('refuses a refusal without a ground, and an id that was an online check’s; nothing of either is stored', async () => {
  const before = stand.records('verifications').size
  expect(await report(check('RTC1:', { outcome: 'refused' }))).toEqual({
    ok: false,
    failure: { code: 'REQUEST_INVALID', field: 'ground' },
  })
  expect(stand.records('verifications').size).toBe(before)
  const requestId = randomUUID()
  const other = await ownLicence(stand, '990101889303')
  const { code } = granted(await stand.holder(driver.openid, 'present', { id: other.id }))
  granted(await stand.officer(shili.openid, 'verify', { code, requestId }))
  const made = stand.records('verifications').size
  expect(await report(check('RTC1:', { requestId }))).toEqual({
    ok: false,
    failure: { code: 'REQUEST_INVALID', field: 'requestId' },
  })
  expect(stand.records('verifications').size).toBe(made)
})

it('writes nothing of a check into the record of a licence that another check was about', async () => {
  const [first, second] = [await ownLicence(stand, '990101889304'), await ownLicence(stand, '990101889305')]
  const codeFor = async ({ id }: OwnLicence) => shown(phone, await credentialOf(stand, phone, id))
  const made = check(await codeFor(first))
  expect(await outcomes(made)).toEqual(['noted'])
  await report({ ...made, code: await codeFor(second), outcome: 'refused', ground: 'other' })
  const about = granted(await stand.holder(driver.openid, 'listActivity', {})).items.filter(
    ({ licence }) => licence === second.id,
  )
  expect(about.map(({ act }) => act)).not.toContain('outcomeNoted')
})

it.each(['2026-02-31T00:00:00Z', '2026-01-01T00:00:00+14', '2026-01-01T25:00:00Z', '2026-01-01 00:00:00Z'])(
  'refuses a check at %s, which is no moment',
  async (at) => {
    expect(await report(check('RTC1:', { at }))).toEqual({
      ok: false,
      failure: { code: 'REQUEST_INVALID', field: 'checks.0.at' },
    })
  },
)

it('leaves the licence’s trail whole', () => {
  const trail = [...stand.records('audit').values()].filter(({ stream }) => stream === own.id)
  expect(verifyChain(trail.sort((a, b) => a.seq - b.seq))).toMatchObject({ ok: true })
})
