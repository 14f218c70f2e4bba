/** 状态列表: what the province does to a licence reaches the published list within the minute, whatever happens to the function meanwhile. */
import { setTimeout as sleep } from 'node:timers/promises'
import { readCredential, type StatusReference } from '../../src/core/presentation/credential'
import { bytesOf, type Phone, phoneOf, shown } from '../support/showing-phone'
import { accepted, driver, happens, type OwnLicence, ownLicence } from './own-licences'
import { proven } from './people'
import { brought, credentialOf, judged, type KeptList, statusAt, wholeList } from './phone'
import { next } from './province-events'
import { granted, openStand, type Stand } from './stand'

const MINUTE = 60_000

let phones = 0
async function driversPhone(stand: Stand): Promise<Phone> {
  phones += 1
  return phoneOf(await proven(stand, { ...driver, openid: `driver-${phones}` }))
}

async function placeOf(stand: Stand, { id }: OwnLicence): Promise<StatusReference> {
  const read = readCredential(bytesOf(await credentialOf(stand, await driversPhone(stand), id)))
  if (!read.ok) throw new Error(read.failure)
  return read.value.content.status
}

const published = async (stand: Stand): Promise<KeptList> => {
  const reply = await stand.runTimer('credentials')
  expect(reply).toMatchObject({ ok: true })
  return wholeList(stand)
}

const waiting = (stand: Stand) =>
  [...stand.records('statusChanges').values()].filter(({ state }) => state === 'waiting')

describe('with the timer that runs in production', () => {
  let stand: Stand
  beforeAll(async () => {
    stand = await openStand({ timers: true })
  })
  afterAll(() => stand.close())

  it('a suspension is in the published list within the minute, and an officer without a network refuses the code', async () => {
    const own = await ownLicence(stand, '990101889101')
    const phone = await driversPhone(stand)
    const item = await credentialOf(stand, phone, own.id)
    await happens(stand, own, 2, 'suspend')
    const begun = Date.now()
    let list: KeptList | undefined
    while (judged(stand, shown(phone, item), list).verdict !== 'invalid') {
      if (Date.now() - begun > MINUTE) throw new Error('a minute has passed')
      await sleep(500)
      list = await wholeList(stand).catch(() => undefined)
    }
    expect(judged(stand, shown(phone, item), list)).toMatchObject({ verdict: 'invalid', reason: 'suspended' })
    expect(waiting(stand)).toEqual([])
  }, 90_000)
})

describe('what the list says', () => {
  let stand: Stand
  beforeAll(async () => {
    stand = await openStand()
    await published(stand)
  })
  afterAll(() => stand.close())

  it('there is one from the start, in which nothing is wrong', async () => {
    const list = await wholeList(stand)
    expect([list.seq, list.bytes.length * 4, list.bytes.every((byte) => byte === 0)]).toEqual([1, 4096, true])
    expect(granted(await stand.public('trust', {})).lists).toEqual([{ issuer: '990000', list: 0, seq: 1 }])
  })

  it('nothing new is published when nothing has happened', async () => {
    const { seq } = await published(stand)
    expect((await published(stand)).seq).toBe(seq)
  })

  it('suspended, and back again: the credential that was given before is good again', async () => {
    const own = await ownLicence(stand, '990101889111')
    const phone = await driversPhone(stand)
    const item = await credentialOf(stand, phone, own.id)
    await happens(stand, own, 2, 'suspend')
    expect(judged(stand, shown(phone, item), await published(stand))).toMatchObject({ reason: 'suspended' })
    await happens(stand, own, 3, 'resume')
    expect(judged(stand, shown(phone, item), await published(stand))).toMatchObject({ verdict: 'valid', notices: [] })
  })

  it('a credential given after the suspension was lifted is not held against the list that does not know it yet', async () => {
    const own = await ownLicence(stand, '990101889112')
    await placeOf(stand, own)
    await happens(stand, own, 2, 'suspend')
    const list = await published(stand)
    await happens(stand, own, 3, 'resume')
    // Times in codes and lists are whole seconds.
    await sleep(1_100)
    const phone = await driversPhone(stand)
    const item = await credentialOf(stand, phone, own.id)
    expect(judged(stand, shown(phone, item), list)).toMatchObject({ verdict: 'valid' })
  })

  it.each([
    ['cancel', '990101889113'],
    ['revoke', '990101889114'],
    ['annul', '990101889115'],
  ])('after %s: ended, for good', async (type, number) => {
    const own = await ownLicence(stand, number)
    const phone = await driversPhone(stand)
    const item = await credentialOf(stand, phone, own.id)
    await happens(stand, own, 2, type)
    const list = await published(stand)
    expect(judged(stand, shown(phone, item), list)).toMatchObject({ verdict: 'invalid', reason: 'ended' })
  })

  it('issued anew after its end: the old place stays ended, the new one is good', async () => {
    const own = await ownLicence(stand, '990101889116')
    const old = await placeOf(stand, own)
    await happens(stand, own, 2, 'revoke')
    await published(stand)
    await accepted(stand, [next(own.issue, 3, { type: 'issue', licence: own.issue.licence })])
    granted(await stand.holder(driver.openid, 'activate', { id: own.id }))
    const fresh = await placeOf(stand, own)
    const list = await published(stand)
    expect([statusAt(list, old), statusAt(list, fresh)]).toEqual([1, 0])
  })

  it('suspended, ended and issued anew between two runs: the old place is ended', async () => {
    const own = await ownLicence(stand, '990101889117')
    const old = await placeOf(stand, own)
    await happens(stand, own, 2, 'suspend')
    await happens(stand, own, 3, 'cancel')
    await accepted(stand, [next(own.issue, 4, { type: 'issue', licence: own.issue.licence })])
    expect(statusAt(await published(stand), old)).toBe(1)
  })

  it('a new version in force changes nothing, and a licence that was never shown offline has no place', async () => {
    const own = await ownLicence(stand, '990101889118')
    await placeOf(stand, own)
    const never = await ownLicence(stand, '990101889119')
    const before = stand.records('statusChanges').size
    await accepted(stand, [next(own.issue, 2, { type: 'renew', licence: own.issue.licence })])
    await happens(stand, never, 2, 'suspend')
    expect(stand.records('statusChanges').size).toBe(before)
  })
})

describe('what changed since', () => {
  let stand: Stand
  let own: OwnLicence
  let place: StatusReference
  let first: KeptList
  beforeAll(async () => {
    stand = await openStand()
    own = await ownLicence(stand, '990101889121')
    place = await placeOf(stand, own)
    first = await published(stand)
  })
  afterAll(() => stand.close())

  it('brings any older list to the same state as the whole, however far it was behind', async () => {
    const kept: KeptList[] = [first]
    for (const [at, type] of ['suspend', 'resume', 'suspend', 'resume', 'cancel'].entries()) {
      await happens(stand, own, at + 2, type)
      kept.push(await published(stand))
    }
    const whole = await wholeList(stand)
    expect(kept.map((list) => statusAt(list, place))).toEqual([0, 2, 0, 2, 0, 1])
    for (const list of kept) expect(await brought(stand, list)).toEqual(whole)
  })

  it('is not told to whoever claims a list that is not there yet', async () => {
    expect(await brought(stand, { ...first, seq: 1000 })).toBeUndefined()
  })

  it('of a list that there is not', async () => {
    for (const asked of [
      { issuer: '990000', list: 1, from: 0 },
      { issuer: '980000', list: 0, from: 0 },
    ]) {
      expect(await stand.public('statusChanges', asked)).toEqual({
        ok: false,
        failure: { code: 'STATUS_LIST_UNKNOWN' },
      })
    }
  })
})
