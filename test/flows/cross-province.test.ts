/** 跨省核验 without a network, by the trust list the cloud really stored; and with one, when a clock is wrong or a code too old. */
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { type CheckingMeans, judgeProof, type ProofVerdict } from '../../src/core/presentation/proof-verdict'
import { readStatusList, statusFrom } from '../../src/core/presentation/read-status-list'
import { issuerIn, readTrustList, type TrustList } from '../../src/core/presentation/trust-list'
import { type Instant, instantOf } from '../../src/core/time'
import { phoneOf, shown } from '../support/showing-phone'
import { driver, ownLicence } from './own-licences'
import { personCalled, proven, registered } from './people'
import { credentialOf } from './phone'
import { codeOf, granted, openStand, type Stand } from './stand'

const HOUR_MS = 3_600_000
const moment = (fromNowMs = 0): Instant => instantOf(Date.now() + fromNowMs)

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
})
afterAll(() => stand.close())

async function tell(path: string, body: object): Promise<Record<string, unknown>> {
  const answer = await fetch(`${stand.url}/simulator/${path}`, { method: 'POST', body: JSON.stringify(body) })
  expect(answer.status).toBe(200)
  return (await answer.json()) as Record<string, unknown>
}
const theirCode = async (licence: string, wish: object = {}) =>
  String((await tell('sample-province/codes', { licence, kind: 'offline', ...wish })).code)

/** What any phone takes from its own cloud; undefined as long as that has no trust list. */
async function trustOnPhone(): Promise<TrustList | undefined> {
  const { roots, trustList } = granted(await stand.public('trust', {}))
  const read = trustList === undefined ? undefined : readTrustList(trustList, roots)
  if (read && !read.ok) throw new Error(read.failure)
  return read?.value
}

async function judged(text: string, other: Partial<CheckingMeans> = {}): Promise<ProofVerdict> {
  const trust = await trustOnPhone()
  return judgeProof(text, { now: moment(), trust, statusOf: () => undefined, scannedBefore: () => undefined, ...other })
}
const said = async (verdict: ProofVerdict | Promise<ProofVerdict>) => {
  const { verdict: kind, reason, shown: licence } = await verdict
  return [kind, reason, licence?.issuer.name.zh]
}

describe('before the ministry was ever reached', () => {
  it('a code of another province cannot be checked, which is not to say that it is no good', async () => {
    await tell('ministry/faults', { faults: [{ fault: 'outage', ms: 60_000 }] })
    await stand.runTimer('credentials')
    expect(await said(judged(await theirCode('driver')))).toEqual(['undetermined', 'trustMissing', undefined])
    await tell('ministry/faults', { faults: [] })
  })
})

describe('by the trust list that the cloud fetched from the ministry', () => {
  beforeAll(async () => {
    await stand.runTimer('credentials')
  })

  it.each<[string, object, readonly (string | undefined)[]]>([
    ['driver', {}, ['valid', undefined, '样例省']],
    ['vehicle', {}, ['valid', undefined, '样例省']],
    ['expired-driver', {}, ['invalid', 'expired', '样例省']],
    ['driver', { credentialAgeMinutes: 13 * 60 }, ['stale', 'statusOld', '样例省']],
    ['driver', { credentialAgeMinutes: 25 * 60 }, ['stale', 'credentialOld', '样例省']],
    ['driver', { deviceClockMs: -24 * HOUR_MS, credentialAgeMinutes: 0 }, ['undetermined', 'theirClockSlow', '样例省']],
    ['driver', { deviceClockMs: 24 * HOUR_MS }, ['undetermined', 'codeAhead', '样例省']],
    ['driver', { keyNumber: 1 }, ['undetermined', 'keyOutOfTerm', undefined]],
  ])('the code of %s (%o) is judged: %s', async (licence, wish, expected) => {
    expect(await said(judged(await theirCode(licence, wish)))).toEqual(expected)
  })

  it('a suspension shows where that province’s list is known, and without it that it is not known', async () => {
    const code = await theirCode('suspended-driver')
    expect(await judged(code)).toMatchObject({ verdict: 'valid', notices: ['listMissing'] })
    const trust = await trustOnPhone()
    const issuer = trust && issuerIn(trust, '980000')
    const reply = await fetch(`${stand.url}/simulator/sample-province/status-lists/0`)
    const { token } = (await reply.json()) as { token: string }
    const list = issuer && readStatusList(token, { issuer, list: 0 }, (packed) => inflateSync(packed))
    if (!list?.ok) throw new Error('the list is not readable')
    const statusOf: CheckingMeans['statusOf'] = (_issuer, { index }) => statusFrom(list.value, index)
    expect(await said(judged(code, { statusOf }))).toEqual(['invalid', 'suspended', '样例省'])
  })

  it('our own codes are good in the other province too: it has the same list', async () => {
    const phone = phoneOf(await proven(stand, driver))
    const { id } = await ownLicence(stand, '990101887001')
    const text = shown(phone, await credentialOf(stand, phone, id))
    expect(await said(judged(text))).toEqual(['valid', undefined, '示例省'])
  })
})

describe('npm run verify-code, by what the cloud left with its keys', () => {
  it.each([
    ['driver', 0],
    ['suspended-driver', 1],
    ['expired-driver', 1],
  ])('of the code of %s exits with %i', async (licence, status) => {
    const trust = join(stand.dataDir, 'keys', 'trust')
    const words = ['--import', 'tsx', 'commands/verify-code.ts', await theirCode(licence), '--trust', trust]
    const run = spawnSync(process.execPath, words, { encoding: 'utf8' })
    expect([run.status, run.stderr]).toEqual([status, ''])
  })
})

describe('an online code of another province', () => {
  const officer = personCalled('officer-shili')
  beforeAll(async () => {
    await registered(stand, officer)
    await stand.runTimer('credentials')
  })
  afterEach(() => tell('ministry/faults', { faults: [] }))

  const madeAt = async (at: Instant, licence = 'driver') =>
    String((await tell('sample-province/codes', { licence, kind: 'online', at })).code)
  const verify = (code: string) => stand.officer(officer.openid, 'verify', { code, requestId: randomUUID() })

  it('is expired after two minutes, and good a little before', async () => {
    expect(codeOf(await verify(await madeAt(moment(-121_000))))).toBe('CODE_EXPIRED')
    expect(granted(await verify(await madeAt(moment(-90_000))))).toMatchObject({ verdict: 'valid' })
  })

  it.each([
    ['six minutes ahead', 6],
    ['six minutes behind', -6],
  ])('cannot be checked while the ministry’s clock is %s, and is still good afterwards', async (_where, minutes) => {
    const code = await madeAt(moment())
    await tell('ministry/faults', { faults: [{ fault: 'clock', ms: minutes * 60_000 }] })
    expect(codeOf(await verify(code))).toBe('MINISTRY_UNREACHABLE')
    await tell('ministry/faults', { faults: [] })
    expect(granted(await verify(code))).toMatchObject({ verdict: 'valid' })
  })

  it('leaves who looked in that province’s record for its holder', async () => {
    granted(await verify(await madeAt(moment(), 'vehicle')))
    const reply = await fetch(`${stand.url}/simulator/sample-province/checks`)
    const checks = (await reply.json()) as readonly object[]
    expect(checks.at(-1)).toMatchObject({ licence: 'vehicle', outcome: 'valid', officer: officer.officer })
  })
})

describe('a key that its province has lost', () => {
  it('is trusted for nothing as soon as a cloud has the next list', async () => {
    const other = await openStand({ keysOf: stand.dataDir })
    const answer = await fetch(`${other.url}/simulator/ministry/revoked-keys`, {
      method: 'POST',
      body: JSON.stringify({ keys: [{ issuer: '980000', number: 2 }] }),
    })
    await other.runTimer('credentials')
    const { roots, trustList = '' } = granted(await other.public('trust', {}))
    await other.close()
    const trust = readTrustList(trustList, roots)
    if (!trust.ok || !answer.ok) throw new Error('no trust list')
    const code = await theirCode('driver')
    expect(await said(judged(code, { trust: trust.value }))).toEqual(['undetermined', 'keyRevoked', undefined])
  })
})
