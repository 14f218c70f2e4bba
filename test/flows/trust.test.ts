/** 信任列表 on its way from the ministry to the phones, and what anybody is served over HTTP. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ministryOverHttp } from '../../cloudfunctions/server/adapters/ministry-http'
import { systemClock } from '../../cloudfunctions/server/adapters/system'
import type { Ministry } from '../../cloudfunctions/server/ports'
import { fetchTrustList, type TrustFetching } from '../../cloudfunctions/server/trust/fetch-trust-list'
import { compressed, type KeyPair } from '../../local/keys'
import { fromHex } from '../../src/core/crypto/hex'
import { signJws } from '../../src/core/crypto/jws'
import { judgeProof } from '../../src/core/presentation/proof-verdict'
import { issuerIn, keyIn, readTrustList, type TrustList } from '../../src/core/presentation/trust-list'
import { ok, refuse } from '../../src/core/result'
import { after as later } from '../../src/core/time'
import { now, phoneOf, shown } from '../support/showing-phone'
import { type Desk, openDesk } from './desk'
import { driver, happens, ownLicence } from './own-licences'
import { proven } from './people'
import { credentialOf, trustIn, wholeList } from './phone'
import { granted, openStand, type Stand } from './stand'

const HOUR = 3_600_000

/** What a phone has of trust, its signature checked with the roots that its cloud names. */
async function trusted(stand: Stand): Promise<TrustList | undefined> {
  const { trustList, roots } = granted(await stand.public('trust', {}))
  if (trustList === undefined) return undefined
  const read = readTrustList(trustList, roots)
  if (!read.ok) throw new Error(read.failure)
  return read.value
}

async function misbehave(stand: Stand, ...faults: readonly object[]): Promise<void> {
  const body = JSON.stringify({ faults })
  await fetch(`${stand.url}/simulator/ministry/faults`, { method: 'POST', body })
}

describe('from the ministry to the phones', () => {
  let stand: Stand
  beforeAll(async () => {
    stand = await openStand()
  })
  afterAll(() => stand.close())

  it('as long as the ministry cannot be reached there is none, and the status lists are published all the same', async () => {
    await misbehave(stand, { fault: 'outage', ms: 60_000 })
    const reply = await stand.runTimer('credentials')
    expect(reply).toMatchObject({ ok: true, value: { statusLists: { lists: 1 }, trustList: 'unreachable' } })
    expect(await trusted(stand)).toBeUndefined()
    await misbehave(stand)
  })

  it('comes with the next run, and names the key that our credentials are signed with', async () => {
    expect(await stand.runTimer('credentials')).toMatchObject({ ok: true, value: { trustList: 'fetched' } })
    const list = await trusted(stand)
    const own = list && issuerIn(list, '990000')
    const key = compressed(stand.keys.pair('province-issuer').publicKey)
    expect(own).toMatchObject({ host: new URL(stand.url).host, keys: [{ number: 1, key }] })
    expect(own && keyIn(own, 1)?.uses).toEqual(['credential', 'status'])
    expect(list?.issuers.map(({ issuer }) => issuer)).toEqual(['990000', '980000'])
  })

  it('with it and nothing else an officer’s phone finds a code valid', async () => {
    const { id } = await ownLicence(stand, '990101889201')
    const phone = phoneOf(await proven(stand, driver))
    const text = shown(phone, await credentialOf(stand, phone, id))
    const means = { now: now(), trust: await trusted(stand), statusOf: () => undefined, scannedBefore: () => undefined }
    expect(judgeProof(text, means)).toMatchObject({ verdict: 'valid' })
    expect(judgeProof(text, { ...means, trust: undefined })).toMatchObject({ reason: 'trustMissing' })
  })

  it('is asked for once an hour', async () => {
    expect(await stand.runTimer('credentials')).toMatchObject({ ok: true, value: { trustList: 'notDue' } })
  })

  it('the roots that phones are told are those that the command line reads', async () => {
    const { roots } = granted(await stand.public('trust', {}))
    const file = join(stand.dataDir, 'keys', 'trust', 'trust-list-root.json')
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(roots)
  })

  it('a key that the ministry has taken back is no longer trusted an hour later', async () => {
    const desk = await openDesk(stand)
    const keys = JSON.stringify({ keys: [{ issuer: '990000', number: 1 }] })
    await fetch(`${stand.url}/simulator/ministry/revoked-keys`, { method: 'POST', body: keys })
    const { keyId, privateKey } = stand.keys.pair('province-verifier')
    const servicePublicKey = stand.keys.pair('ministry').publicKey
    const url = `${stand.url}/simulator/ministry`
    const ministry = ministryOverHttp({ url, keyId, privateKey, servicePublicKey }, systemClock)
    desk.setNow(later(now(), HOUR - 60_000))
    expect(await fetching(desk, stand, ministry)).toBe('notDue')
    desk.setNow(later(now(), HOUR + 60_000))
    expect(await fetching(desk, stand, ministry)).toBe('fetched')
    const list = await trusted(stand)
    const own = list && issuerIn(list, '990000')
    expect(own && keyIn(own, 1)?.revokedAt).toBeDefined()
  })
})

function fetching(desk: Desk, stand: Stand, ministry: Pick<Ministry, 'trustList'>): Promise<TrustFetching> {
  const { store, clock } = desk.deps
  return fetchTrustList({ store, clock, ministry, trustListRoots: stand.keys.trustListRoots })
}

describe('what may take the place of the list that is there', () => {
  let stand: Stand
  let desk: Desk
  const logged = jest.spyOn(console, 'error').mockImplementation(() => undefined)
  beforeAll(async () => {
    stand = await openStand()
    desk = await openDesk(stand)
    expect(await arrives(listOf(5))).toBe('fetched')
  })
  afterAll(async () => {
    logged.mockRestore()
    await stand.close()
  })
  beforeEach(() => logged.mockClear())

  let hours = 0
  /** An hour later the ministry answers with `token`. */
  async function arrives(token: string): Promise<TrustFetching> {
    hours += 2
    desk.setNow(later(now(), hours * HOUR))
    return fetching(desk, stand, { trustList: async () => ok(token) })
  }

  function listOf(sequence: number, by: KeyPair = stand.keys.pair('trust-list-root'), members = {}): string {
    const payload = { ...trustIn(stand), sequence, ...members }
    return signJws({ kid: by.keyId, typ: 'rtc-trust-list+jwt' }, payload, fromHex(by.privateKey), Buffer.alloc(32, 7))
  }
  const sequence = async () => (await trusted(stand))?.sequence

  it('not one of a lower number: it could bring back a key that was taken back', async () => {
    expect(await arrives(listOf(4))).toBe('refused')
    expect([await sequence(), logged.mock.calls]).toEqual([5, [['{"trustList":"TRUST_LIST_OUTDATED"}']]])
  })

  it('not one of the same number that says otherwise', async () => {
    const before = await trusted(stand)
    expect(await arrives(listOf(5, undefined, { issuers: [] }))).toBe('fetched')
    expect(await trusted(stand)).toEqual(before)
  })

  it('not one that a stranger signed, under his own name or the root’s', async () => {
    const stranger = stand.keys.pair('seal-maker')
    expect(await arrives(listOf(9, stranger))).toBe('refused')
    expect(await arrives(listOf(9, { ...stranger, keyId: 'trust-list-root-1' }))).toBe('refused')
    expect(logged.mock.calls.flat()).toEqual([
      '{"trustList":"TRUST_LIST_ROOT_UNKNOWN"}',
      '{"trustList":"TRUST_LIST_SIGNATURE_WRONG"}',
    ])
    expect(await sequence()).toBe(5)
  })

  it.each(['', 'a.b.c', 'no list'])('not %j', async (token) => {
    expect(await arrives(token)).toBe('refused')
    expect(await sequence()).toBe(5)
  })

  it('not nothing: an outage leaves it as it is', async () => {
    hours += 2
    desk.setNow(later(now(), hours * HOUR))
    const away = { trustList: async () => refuse({ code: 'MINISTRY_UNREACHABLE' } as const) }
    expect(await fetching(desk, stand, away)).toBe('unreachable')
    expect(await sequence()).toBe(5)
  })

  it('one of a higher number', async () => {
    expect(await arrives(listOf(6))).toBe('fetched')
    expect(await sequence()).toBe(6)
  })

  it('one that another root signed, as long as both are roots; and its number counts on', async () => {
    const next = stand.keys.pair('seal-maker')
    const both = { ...stand.keys.trustListRoots, [next.keyId]: compressed(next.publicKey) }
    const { store, clock } = desk.deps
    const arrivesWith = (roots: Readonly<Record<string, string>>, token: string) => {
      hours += 2
      desk.setNow(later(now(), hours * HOUR))
      return fetchTrustList({ store, clock, ministry: { trustList: async () => ok(token) }, trustListRoots: roots })
    }
    expect(await arrivesWith(both, listOf(6 - 1, next))).toBe('refused')
    expect(await arrivesWith(both, listOf(7, next))).toBe('fetched')
    expect(await arrivesWith(both, listOf(8))).toBe('fetched')
  })

  it('any of the successor’s, at once, when the root that signed it has been taken away: who stole that root must not block the list', async () => {
    const thief = stand.keys.pair('seal-maker')
    const { store, clock } = desk.deps
    const stolen = listOf(Number.MAX_SAFE_INTEGER, thief)
    hours += 2
    desk.setNow(later(now(), hours * HOUR))
    const before = { ...stand.keys.trustListRoots, [thief.keyId]: compressed(thief.publicKey) }
    const from = (token: string) => ({ store, clock, ministry: { trustList: async () => ok(token) } })
    expect(await fetchTrustList({ ...from(stolen), trustListRoots: before })).toBe('fetched')
    const { trustListRoots } = stand.keys
    expect(await fetchTrustList({ ...from(listOf(9)), trustListRoots })).toBe('fetched')
    expect(await sequence()).toBe(9)
  })
})

describe('anybody may have them over HTTP', () => {
  let stand: Stand
  let seq: number
  beforeAll(async () => {
    stand = await openStand()
    const own = await ownLicence(stand, '990101889211')
    await credentialOf(stand, phoneOf(driver.openid), own.id)
    await stand.runTimer('credentials')
    await happens(stand, own, 2, 'suspend')
    await stand.runTimer('credentials')
    seq = (await wholeList(stand)).seq
  })
  afterAll(() => stand.close())

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${stand.url}/api/public/v1/${path}`, { headers })

  it.each([
    [
      'trust-list',
      'application/rtc-trust-list+jwt',
      300,
      async () => granted(await stand.public('trust', {})).trustList,
    ],
    ['status-lists/0', 'application/statuslist+jwt', 60, () => tokenOf('statusList', {})],
    ['status-changes/0-1', 'application/statuslist-changes+jwt', 60, () => tokenOf('statusChanges', { from: 1 })],
  ] as const)(
    '%s, as the mini-program gets it; whoever has it already is sent nothing',
    async (path, type, ttl, own) => {
      const answer = await get(path)
      expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
        200,
        type,
        `public, max-age=${ttl}`,
      ])
      expect(await answer.text()).toBe(await own())
      const tag = answer.headers.get('etag') ?? ''
      const again = await get(path, { 'if-none-match': `"other", W/${tag}` })
      expect([again.status, await again.text()]).toEqual([304, ''])
      expect((await get(path, { 'if-none-match': '"other"' })).status).toBe(200)
    },
  )

  async function tokenOf<R extends 'statusList' | 'statusChanges'>(route: R, members: { readonly from?: number }) {
    const asked = { issuer: '990000', list: 0, from: 0, ...members }
    const { issuer, list } = asked
    const reply =
      route === 'statusList' ? stand.public('statusList', { issuer, list }) : stand.public('statusChanges', asked)
    return granted(await reply).token
  }

  it('trust: everything at once', async () => {
    const body = (await (await get('trust')).json()) as object
    expect(body).toMatchObject({ lists: [{ issuer: '990000', list: 0, seq }], roots: stand.keys.trustListRoots })
  })

  it('status-lists: where they are, as the standard’s aggregation says it', async () => {
    expect(await (await get('status-lists')).json()).toEqual({
      status_lists: [`https://${new URL(stand.url).host}/api/public/v1/status-lists/0`],
      lists: [{ list: 0, seq }],
    })
  })

  it.each([
    'status-lists/1',
    'status-lists/x',
    'status-lists/-1',
    'status-changes/0',
    'status-changes/0-1-1',
    'status-changes/0-99',
  ])('%s: there is none', async (path) => {
    const answer = await get(path)
    expect([answer.status, await answer.json()]).toMatchObject([404, { error: { code: 'STATUS_LIST_UNKNOWN' } }])
  })

  it('nobody can put one there', async () => {
    for (const path of ['trust', 'trust-list', 'status-lists/0', 'status-changes/0-1']) {
      const answer = await fetch(`${stand.url}/api/public/v1/${path}`, { method: 'POST', body: '{}' })
      expect(answer.status).toBe(405)
    }
  })
})
