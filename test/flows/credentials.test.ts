/** 离线凭证, issued over the wire to phones that prove their key, and what phones tell afterwards of showings without a network. */
import { randomBytes } from 'node:crypto'
import { referenceText, statusIndexes } from '../../cloudfunctions/server/status-lists/indexes'
import { verifyChain } from '../../src/core/audit'
import { readCredential } from '../../src/core/presentation/credential'
import { civilDateOf, type Instant, after as later } from '../../src/core/time'
import { bytesOf, now, type Phone, phoneOf, renewal, shown } from '../support/showing-phone'
import { openDesk } from './desk'
import { accepted, driver, happens, ownLicence } from './own-licences'
import { personCalled, proven } from './people'
import { credentialOf, judged, refusalOf, renew } from './phone'
import { next } from './province-events'
import { codeOf, granted, openStand, type Stand } from './stand'

const outsider = personCalled('ride-hailing-driver')
const DAY = 24 * 3_600_000

let stand: Stand
let phone: Phone
beforeAll(async () => {
  stand = await openStand()
  await proven(stand, driver)
  await proven(stand, outsider)
})
// Every test has a phone of its own: renewals are counted by phone.
let phones = 0
beforeEach(async () => {
  phones += 1
  phone = phoneOf(await proven(stand, { ...driver, openid: `driver-${phones}` }))
})
afterAll(() => stand.close())

async function contentOf(licence: string) {
  const read = readCredential(bytesOf(await credentialOf(stand, phone, licence)))
  if (!read.ok) throw new Error(read.failure)
  return read.value.content
}

const trailOf = (licence: string) =>
  [...stand.records('audit').values()].filter(({ stream }) => stream === licence).sort((a, b) => a.seq - b.seq)

describe('a licence in force that its holder has activated', () => {
  it('is given for a day, bound to the phone, and an officer’s phone without a network finds it valid', async () => {
    const { id } = await ownLicence(stand, '990101889001')
    const before = Date.now()
    const item = await credentialOf(stand, phone, id)
    expect(item.licence).toBe(id)
    // In whole seconds.
    expect(Date.parse(item.issuedAt)).toBeGreaterThan(before - 1000)
    expect(Date.parse(item.issuedAt)).toBeLessThanOrEqual(Date.now())
    expect(Date.parse(item.expiresAt) - Date.parse(item.issuedAt)).toBe(DAY)
    expect(Date.parse(item.renewAt) - Date.parse(item.issuedAt)).toBe(DAY / 4)
    expect(judged(stand, shown(phone, item))).toMatchObject({ verdict: 'valid', shown: { version: 1 } })
  })

  it('shown by another phone, which has copied the credential and not the key, is invalid', async () => {
    const { id } = await ownLicence(stand, '990101889002')
    const item = await credentialOf(stand, phone, id)
    const other = phoneOf('another')
    expect(judged(stand, shown(other, item))).toMatchObject({ verdict: 'invalid', reason: 'deviceSignatureWrong' })
  })

  it('says only what an onlooker may know: no full name, no full number', async () => {
    const { id, issue } = await ownLicence(stand, '990101889003')
    const { subject, validUntil } = await contentOf(id)
    expect(subject).toMatchObject({ numberEnd: '9003' })
    expect(validUntil).toBe(String(issue.licence.CertificateExpiringDate).replace(/(....)(..)(..)/, '$1-$2-$3'))
    const text = JSON.stringify(subject)
    for (const secret of [driver.name, driver.holderCode, '990101889003']) expect(text).not.toContain(secret)
  })

  it('is written into the holder’s record with every issue', async () => {
    const { id } = await ownLicence(stand, '990101889004')
    await credentialOf(stand, phone, id)
    await credentialOf(stand, phone, id)
    const trail = trailOf(id)
    expect(trail.filter(({ act }) => act === 'credentialIssued')).toHaveLength(2)
    expect(verifyChain(trail)).toMatchObject({ ok: true })
  })
})

describe('what is not given, each licence with its own reason', () => {
  it.each([
    ['not activated', '990101889011', async () => undefined, 'LICENCE_NOT_ACTIVATED', false],
    ['suspended', '990101889012', (own: Own) => happens(stand, own, 2, 'suspend'), 'LICENCE_NOT_IN_FORCE', true],
    ['cancelled', '990101889013', (own: Own) => happens(stand, own, 2, 'cancel'), 'LICENCE_NOT_IN_FORCE', true],
    ['deactivated', '990101889014', (own: Own) => deactivated(own.id), 'LICENCE_NOT_ACTIVATED', true],
  ] as const)('%s', async (_why, number, act, code, isActivated) => {
    const own = await ownLicence(stand, number, isActivated)
    await act(own)
    expect(await refusalOf(stand, phone, own.id)).toBe(code)
    expect(trailOf(own.id).filter((entry) => entry.act === 'credentialIssued')).toEqual([])
  })

  it('another’s, and one that does not exist: the two cannot be told apart', async () => {
    const { id } = await ownLicence(stand, '990101889015')
    const stranger = phoneOf(outsider.openid)
    expect(await refusalOf(stand, stranger, id)).toBe('LICENCE_NOT_FOUND')
    expect(await refusalOf(stand, stranger, '0'.repeat(64))).toBe('LICENCE_NOT_FOUND')
  })

  it('one refusal does not keep the others back', async () => {
    const { id } = await ownLicence(stand, '990101889016')
    const { items } = granted(await renew(stand, phone, ['0'.repeat(64), id]))
    expect(items.map((item) => 'credential' in item)).toEqual([false, true])
  })
})

type Own = Awaited<ReturnType<typeof ownLicence>>

async function deactivated(id: string): Promise<void> {
  granted(await stand.holder(driver.openid, 'deactivate', { id }))
}

async function forgotten(): Promise<void> {
  granted(await stand.holder(driver.openid, 'forgetMe', {}))
}

describe('the phone proves that it has the key', () => {
  const asked = (at: Instant, bent = {}) =>
    stand.credentials(phone.openid, 'renewCredentials', renewal(phone, ['0'.repeat(64)], at, bent))

  it.each([
    ['the signature of another key', () => ({ signature: renewal(phoneOf('x'), ['0'.repeat(64)]).signature })],
    ['another key than the one that signed', () => ({ deviceKey: phoneOf('x').deviceKey })],
    ['other licences than were signed', () => ({ licences: ['1'.repeat(64)] })],
    ['another time than was signed', () => ({ at: later(now(), 1000) })],
    ['a key that is no point of the curve', () => ({ deviceKey: `02${'f'.repeat(64)}` })],
  ])('not with %s', async (_what, bent) => {
    const before = stand.records('devices')
    expect(codeOf(await asked(now(), bent()))).toBe('DEVICE_SIGNATURE_WRONG')
    expect(stand.records('devices')).toEqual(before)
  })

  it('by a clock that is off by less than two days, and no more', async () => {
    for (const offset of [-2 * DAY + 60_000, 2 * DAY - 60_000])
      expect((await asked(later(now(), offset))).ok).toBe(true)
    for (const offset of [-2 * DAY - 60_000, 2 * DAY + 60_000]) {
      expect(codeOf(await asked(later(now(), offset)))).toBe('DEVICE_SIGNATURE_WRONG')
    }
  })

  it.each(['2026-01-01T00:00:00+14', '2026-02-31T00:00:00Z'])('not at %s, which is no moment', async (at) => {
    const reply = await stand.call('credentials', phone.openid, {
      route: 'renewCredentials',
      request: renewal(phone, ['0'.repeat(64)], at as Instant),
    })
    expect(reply).toEqual({ ok: false, failure: { code: 'REQUEST_INVALID', field: 'at' } })
  })

  it('thirty times an hour; then it is told how long to wait, and other phones are not held up', async () => {
    for (let time = 0; time < 30; time += 1) expect((await asked(now())).ok).toBe(true)
    expect(await asked(now())).toEqual({ ok: false, failure: { code: 'CREDENTIALS_TOO_MANY', minutes: 60 } })
    phone = phoneOf(outsider.openid)
    expect((await asked(now())).ok).toBe(true)
  })

  it('another key takes the place of the first', async () => {
    const before = [...stand.records('devices').keys()]
    await asked(now())
    const again = phoneOf(phone.openid)
    granted(await renew(stand, again, ['0'.repeat(64)]))
    const own = [...stand.records('devices')].filter(([id]) => !before.includes(id))
    expect(own.map(([, { deviceKey }]) => deviceKey)).toEqual([again.deviceKey])
  })
})

describe('what a phone was given before', () => {
  it.each([
    ['the holder took his activation back', '990101889017', (id: string) => deactivated(id)],
    ['the phone forgot its person', '990101889018', () => forgotten()],
  ])('ends by itself within a day after %s: it says of the licence what its issuer says', async (_why, number, act) => {
    phone = phoneOf(await proven(stand, driver))
    const { id } = await ownLicence(stand, number)
    const item = await credentialOf(stand, phone, id)
    await act(id)
    const at = (ms: number) => later(item.issuedAt, ms)
    const verdictAt = (ms: number) => judged(stand, shown(phone, item, at(ms)), undefined, at(ms)).verdict
    expect([verdictAt(60_000), verdictAt(DAY + 1000)]).toEqual(['valid', 'stale'])
    phone = phoneOf(await proven(stand, driver))
  })
})

it('a phone that forgets its person is forgotten, and given nothing more', async () => {
  const { id } = await ownLicence(stand, '990101889051')
  await credentialOf(stand, phone, id)
  const { size } = stand.records('devices')
  granted(await stand.holder(phone.openid, 'forgetMe', {}))
  expect(stand.records('devices').size).toBe(size - 1)
  expect(codeOf(await renew(stand, phone, [id]))).toBe('IDENTITY_NOT_PROVEN')
})

describe('the place in the status list', () => {
  it('is the same for all phones of the holder', async () => {
    const { id } = await ownLicence(stand, '990101889021')
    const first = await contentOf(id)
    phone = phoneOf(driver.openid)
    const second = await contentOf(id)
    expect(second.status).toEqual(first.status)
    expect(second.deviceKey).not.toEqual(first.deviceKey)
  })

  it('is given once when many ask for it in the same moment', async () => {
    const { id } = await ownLicence(stand, '990101889022')
    const others = await Promise.all(
      Array.from({ length: 6 }, async (_, each) => phoneOf(await proven(stand, { ...driver, openid: `race-${each}` }))),
    )
    const given = await Promise.all(others.map((other) => renewedUntilDone(other, id)))
    const places = given.map((item) => {
      const read = readCredential(bytesOf(item))
      return read.ok && JSON.stringify(read.value.content.status)
    })
    expect(new Set(places).size).toBe(1)
  })

  it('is no other licence’s', async () => {
    const references = [...stand.records('licences').values()].flatMap(({ statusReference }) => statusReference ?? [])
    expect(references.length).toBeGreaterThan(4)
    expect(new Set(references).size).toBe(references.length)
  })

  it('is not given again by an instance that knows nothing of those before it', async () => {
    const { store } = (await openDesk(stand)).deps
    const taken: string[] = []
    for (let instance = 0; instance < 3; instance += 1) {
      const places = statusIndexes({ store })
      for (let place = 0; place < 5; place += 1) {
        const next = await places.next()
        if (next.ok) taken.push(referenceText(next.value))
      }
    }
    expect(new Set(taken).size).toBe(15)
    const given = [...stand.records('licences').values()].flatMap(({ statusReference }) => statusReference ?? [])
    expect(given.filter((reference) => taken.includes(reference))).toEqual([])
  })

  it('stays through new versions and a suspension that was lifted', async () => {
    const own = await ownLicence(stand, '990101889023')
    const { status } = await contentOf(own.id)
    await accepted(stand, [next(own.issue, 2, { type: 'renew', licence: own.issue.licence })])
    await happens(stand, own, 3, 'suspend')
    await happens(stand, own, 4, 'resume')
    expect(await contentOf(own.id)).toMatchObject({ status, version: 2 })
  })

  it('is another one after the licence has ended and was issued anew', async () => {
    const own = await ownLicence(stand, '990101889024')
    const { status } = await contentOf(own.id)
    await happens(stand, own, 2, 'cancel')
    await accepted(stand, [next(own.issue, 3, { type: 'issue', licence: own.issue.licence })])
    expect(await refusalOf(stand, phone, own.id)).toBe('LICENCE_NOT_ACTIVATED')
    granted(await stand.holder(driver.openid, 'activate', { id: own.id }))
    expect((await contentOf(own.id)).status).not.toEqual(status)
  })
})

/** BUSY is for the phone to repeat. */
async function renewedUntilDone(other: Phone, licence: string) {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const [item] = granted(await renew(stand, other, [licence])).items
    if (item && 'credential' in item) return item
    if (item?.failure.code !== 'BUSY') throw new Error(item?.failure.code)
  }
  throw new Error('busy all the time')
}

describe('what was shown without a network is told later', () => {
  const showing = (licence: string, from: Instant, members = {}) => ({
    ...{ id: randomBytes(16).toString('base64url'), licence, from, to: later(from, 60_000) },
    ...members,
  })
  const told = (...showings: readonly ReturnType<typeof showing>[]) =>
    stand.credentials(phone.openid, 'reportShowings', { showings: [...showings] })
  const entries = (licence: string) => trailOf(licence).filter(({ act }) => act === 'presentedOffline')

  it('and stands in the record with both times, in the order in which it happened', async () => {
    const { id } = await ownLicence(stand, '990101889031')
    const [early, late] = [later(now(), -2 * DAY), later(now(), -DAY)]
    const before = now()
    expect(granted(await told(showing(id, late), showing(id, early)))).toEqual({ noted: 2 })
    expect(entries(id).map(({ facts }) => facts.happenedAt)).toEqual([early, late])
    for (const { at, actor } of entries(id)) {
      expect([actor, before <= at && at <= now()]).toEqual(['holder', true])
    }
    expect(verifyChain(trailOf(id))).toMatchObject({ ok: true })
  })

  it('once, however often the phone tells it', async () => {
    const { id } = await ownLicence(stand, '990101889032')
    const one = showing(id, later(now(), -DAY))
    const replies = await Promise.all([told(one), told(one), told(one)])
    const noted = replies.flatMap((reply) => (reply.ok ? [reply.value.noted] : []))
    expect(noted.reduce((sum, each) => sum + each, 0)).toBe(1)
    expect(granted(await told(one))).toEqual({ noted: 0 })
    expect(entries(id)).toHaveLength(1)
  })

  it('by a fast clock: it was shown now at the latest', async () => {
    const { id } = await ownLicence(stand, '990101889033')
    expect(granted(await told(showing(id, later(now(), DAY))))).toEqual({ noted: 1 })
    const [entry] = entries(id)
    expect(entry?.facts.happenedAt).toBe(entry?.at)
  })

  it('is passed over when it is not his, older than thirty days, or ends before it begins', async () => {
    const { id } = await ownLicence(stand, '990101889034')
    const old = showing(id, later(now(), -30 * DAY - 60_000))
    const turned = showing(id, now(), { to: later(now(), -DAY) })
    expect(granted(await told(old, turned, showing('0'.repeat(64), now())))).toEqual({ noted: 0 })
    expect(granted(await told(showing(id, later(now(), -30 * DAY + 60_000))))).toEqual({ noted: 1 })
    phone = phoneOf(outsider.openid)
    expect(granted(await told(showing(id, now())))).toEqual({ noted: 0 })
    expect(entries(id)).toHaveLength(1)
  })

  it('of a licence that has ended since: it was shown all the same', async () => {
    const own = await ownLicence(stand, '990101889035')
    await happens(stand, own, 2, 'cancel')
    expect(granted(await told(showing(own.id, later(now(), -DAY))))).toEqual({ noted: 1 })
  })
})

it('the last day stands in the credential: an officer’s phone knows of the end by itself', async () => {
  const { id } = await ownLicence(stand, '990101889041')
  const { validUntil } = await contentOf(id)
  expect(validUntil && validUntil > civilDateOf(now())).toBe(true)
})
