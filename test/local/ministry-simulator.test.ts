/** The ministry's simulator, asked over HTTP by the adapter that the functions use, and by strangers. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ministryOverHttp } from '../../cloudfunctions/server/adapters/ministry-http'
import type { SignedAccess } from '../../cloudfunctions/server/adapters/signed-call'
import { systemClock } from '../../cloudfunctions/server/adapters/system'
import type { Clock, Ministry, MinistryVerification } from '../../cloudfunctions/server/ports'
import { openKeys } from '../../local/keys'
import { signedHeaders } from '../../local/signature'
import type { MinistryFault } from '../../local/simulators/ministry'
import type { VerificationEntry } from '../../local/simulators/ministry-ledger'
import type { RevokedKey } from '../../local/simulators/ministry-trust-list'
import type { CheckEntry } from '../../local/simulators/sample-province-ledger'
import { issuerIn, keyIn, readTrustList, type TrustList } from '../../src/core/presentation/trust-list'
import { type Instant, instantOf } from '../../src/core/time'
import { buildFixtures, type FixtureCloud, post, remove, startFixtureCloud } from './fixtures/cloud'

const functionsDir = buildFixtures(['probe'])
let cloud: FixtureCloud
let keys: ReturnType<typeof openKeys>
beforeAll(async () => {
  cloud = await startFixtureCloud({ functionsDir })
  keys = openKeys(cloud.dataDir)
})
afterAll(async () => {
  await cloud.close()
  remove(cloud.dataDir)
  remove(functionsDir)
})
afterEach(async () => {
  await misbehave()
  await revoke()
})

const DAY_MS = 24 * 3_600_000
const moment = (fromNowMs: number): Instant => instantOf(Date.now() + fromNowMs)
const clockAhead = (ms: number): Clock => ({ now: () => moment(ms) })

function ministry(other: Partial<SignedAccess> = {}, clock: Clock = systemClock): Ministry {
  const { keyId, privateKey } = keys.pair('province-verifier')
  const servicePublicKey = keys.pair('ministry').publicKey
  return ministryOverHttp(
    { url: `${cloud.url}/simulator/ministry`, keyId, privateKey, servicePublicKey, ...other },
    clock,
  )
}

async function control(path: string, body: object): Promise<number> {
  return (await post(`${cloud.url}/simulator/${path}`, JSON.stringify(body))).status
}
async function misbehave(...faults: readonly MinistryFault[]): Promise<void> {
  expect(await control('ministry/faults', { faults })).toBe(200)
}
async function revoke(...revoked: readonly RevokedKey[]): Promise<void> {
  expect(await control('ministry/revoked-keys', { keys: revoked })).toBe(200)
}
async function get<T>(path: string): Promise<T> {
  return (await fetch(`${cloud.url}/simulator/${path}`)).json() as Promise<T>
}

async function onlineCode(licence = 'driver', at?: string): Promise<string> {
  const body = JSON.stringify({ licence, kind: 'online', ...(at === undefined ? {} : { at }) })
  return ((await post(`${cloud.url}/simulator/sample-province/codes`, body)).json as { code: string }).code
}

let asked = 0
const OFFICER = { agency: '示例市交通运输综合执法支队', officerNumber: '99010100001', division: '990101' }
function request(code: string): MinistryVerification {
  asked += 1
  return { requestId: `ministry-simulator-${asked}`, code, ...OFFICER }
}
async function entryOf({ requestId }: MinistryVerification): Promise<VerificationEntry | undefined> {
  const entries = await get<VerificationEntry[]>('ministry/ledger')
  return entries.find((entry) => entry.requestId === requestId)
}

async function trusted(clock?: Clock): Promise<TrustList> {
  const token = await ministry({}, clock).trustList()
  const list = token.ok ? readTrustList(token.value, keys.trustListRoots) : undefined
  if (!list?.ok) throw new Error('no trust list')
  return list.value
}

const UNREACHABLE = { ok: false, failure: { code: 'MINISTRY_UNREACHABLE' } }
const refused = (code: string) => ({ ok: false, failure: { code } })

describe('the trust list', () => {
  it('names two provinces under the root of the data directory, for thirty days', async () => {
    const list = await trusted()
    expect(list.issuers.map(({ issuer, name, host }) => [issuer, name.zh, host])).toEqual([
      ['990000', '示例省', new URL(cloud.url).host],
      ['980000', '样例省', 'sample-province.example'],
    ])
    expect(Date.parse(list.expiresAt) - Date.parse(list.issuedAt)).toBe(30 * DAY_MS)
  })

  it('has our key, and both keys of a province that has changed its own', async () => {
    const list = await trusted()
    const [ours, theirs] = [issuerIn(list, '990000'), issuerIn(list, '980000')]
    expect(ours?.keys.map(({ number, uses }) => [number, uses])).toEqual([[1, ['credential', 'status']]])
    const [old, present] = theirs?.keys ?? []
    const now = systemClock.now()
    expect(old && present && present.from < old.until && old.until < now && now < present.until).toBe(true)
  })

  it('is the same one as long as nothing changes, and lies with the keys for the command line', async () => {
    const [one, other] = [await ministry().trustList(), await ministry().trustList()]
    expect(other).toEqual(one)
    const file = readFileSync(join(cloud.dataDir, 'keys', 'trust', 'trust-list.jwt'), 'utf8').trim()
    const roots = readFileSync(join(cloud.dataDir, 'keys', 'trust', 'trust-list-root.json'), 'utf8')
    expect(readTrustList(file, JSON.parse(roots)).ok).toBe(true)
  })

  it('has a higher sequence when a key is revoked, and again when it no longer is', async () => {
    const before = await trusted()
    await revoke({ issuer: '980000', number: 2 })
    const revoked = await trusted()
    await revoke()
    const restored = await trusted()
    const revokedAt = (list: TrustList) => {
      const theirs = issuerIn(list, '980000')
      return theirs && keyIn(theirs, 2)?.revokedAt !== undefined
    }
    expect([revokedAt(before), revokedAt(revoked), revokedAt(restored)]).toEqual([false, true, false])
    expect([revoked.sequence - before.sequence, restored.sequence - revoked.sequence]).toEqual([1, 1])
  })

  it('is signed anew after a day', async () => {
    const before = await trusted()
    await misbehave({ fault: 'clock', ms: DAY_MS })
    const later = await trusted(clockAhead(DAY_MS))
    expect(later.sequence).toBe(before.sequence + 1)
    expect(Date.parse(later.issuedAt) - Date.parse(before.issuedAt)).toBeGreaterThanOrEqual(DAY_MS)
  })
})

describe('the check of another province’s code', () => {
  it('is passed on to that province, which notes who looked', async () => {
    const asking = request(await onlineCode())
    const answer = await ministry().verify(asking)
    expect(answer).toMatchObject({ ok: true, value: { issuer: '980000', verdict: 'valid', validUntil: '2031-05-31' } })
    expect((await get<CheckEntry[]>('sample-province/checks')).at(-1)).toMatchObject({
      licence: 'driver',
      outcome: 'valid',
      officer: OFFICER,
    })
    expect(await entryOf(asking)).toMatchObject({ asked: 1, status: 200, outcome: 'valid', officer: OFFICER })
  })

  it('tells an officer the face, and anyone else who scans only whose it is, masked, and its term', async () => {
    const { requestId, code } = request(await onlineCode())
    const anyone = await ministry().verify({ requestId, code })
    const officer = await ministry().verify(request(await onlineCode()))
    const told = (answer: typeof anyone) => answer.ok && answer.value.lines.map(({ value }) => value.zh).join(' ')
    expect(told(anyone)).toBe('贺** 至 2031-05-31')
    expect(told(officer)).toContain('贺知远 980102199003071012')
    expect((await get<CheckEntry[]>('sample-province/checks')).at(-2)?.officer).toBeUndefined()
  })

  it.each([
    ['suspended-driver', 'invalid', 'suspended'],
    ['cancelled-vehicle', 'invalid', 'cancelled'],
    ['expired-driver', 'invalid', 'expired'],
    ['unreported-driver', 'stale', 'statusOld'],
    ['vehicle', 'valid', undefined],
    ['company', 'valid', undefined],
  ])('of %s says %s', async (licence, verdict, reason) => {
    const answer = await ministry().verify(request(await onlineCode(licence)))
    expect(answer.ok && [answer.value.verdict, answer.value.reason]).toEqual([verdict, reason])
  })

  it('uses the code up: another request is told so, the same one gets its answer again', async () => {
    const code = await onlineCode()
    const asking = request(code)
    const first = await ministry().verify(asking)
    expect(await ministry().verify(asking)).toEqual(first)
    expect(await ministry().verify(request(code))).toEqual(refused('CODE_USED'))
  })

  it('of twenty at once for one code answers exactly one', async () => {
    const code = await onlineCode()
    const answers = await Promise.all(Array.from({ length: 20 }, () => ministry().verify(request(code))))
    const outcomes = answers.map((answer) => (answer.ok ? 'valid' : answer.failure.code))
    expect(outcomes.filter((outcome) => outcome === 'valid')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome === 'CODE_USED')).toHaveLength(19)
  })

  it.each<[string, () => Promise<string> | string, string]>([
    ['made three minutes ago', () => onlineCode('driver', moment(-180_000)), 'CODE_EXPIRED'],
    ['that was never made', () => 'https://sample-province.example/v/AAAAAAAAAAAAAAAAAAAAAA', 'CODE_UNKNOWN'],
    ['of a host of no province', () => 'https://elsewhere.example/v/AAAAAAAAAAAAAAAAAAAAAA', 'CODE_HOST_UNKNOWN'],
    ['that is no address', () => 'hello', 'CODE_HOST_UNKNOWN'],
  ])('of a code %s is refused', async (_what, code, expected) => {
    expect(await ministry().verify(request(await code()))).toEqual(refused(expected))
  })

  it('made 110 seconds ago is still good', async () => {
    const code = await onlineCode('driver', moment(-110_000))
    expect((await ministry().verify(request(code))).ok).toBe(true)
  })

  it('under the request id of another code is not answered', async () => {
    const asking = request(await onlineCode())
    await ministry().verify(asking)
    expect(await ministry().verify({ ...asking, code: await onlineCode() })).toEqual(UNREACHABLE)
  })

  it('outlives a restart: what is used stays used, and the same request gets its answer again', async () => {
    const code = await onlineCode()
    const asking = request(code)
    const first = await ministry().verify(asking)
    await cloud.close()
    cloud = await startFixtureCloud({ functionsDir, dataDir: cloud.dataDir })
    expect(await ministry().verify(asking)).toEqual(first)
    expect(await ministry().verify(request(code))).toEqual(refused('CODE_USED'))
  })
})

describe('a ministry that fails', () => {
  it('before it passed the request on: the code is still good afterwards', async () => {
    const asking = request(await onlineCode())
    await misbehave({ fault: 'dropBeforeApplying', times: 1 })
    expect(await ministry().verify(asking)).toEqual(UNREACHABLE)
    expect(await entryOf(asking)).toBeUndefined()
    expect((await ministry().verify(asking)).ok).toBe(true)
  })

  it('after it passed the request on: the same request gets the answer that was lost', async () => {
    const asking = request(await onlineCode())
    await misbehave({ fault: 'dropAfterApplying', times: 1 })
    expect(await ministry().verify(asking)).toEqual(UNREACHABLE)
    expect((await ministry().verify(asking)).ok).toBe(true)
    expect(await entryOf(asking)).toMatchObject({ asked: 2, outcome: 'valid' })
  })

  it('for a while, or answers only after we have stopped waiting', async () => {
    await misbehave({ fault: 'outage', ms: 60_000 })
    expect([await ministry().verify(request(await onlineCode())), await ministry().trustList()]).toEqual([
      UNREACHABLE,
      UNREACHABLE,
    ])
    await misbehave({ fault: 'latency', ms: 6000, times: 1 })
    expect(await ministry().verify(request(await onlineCode()))).toEqual(UNREACHABLE)
  })

  it('because it is busy, and says when: it is asked again then', async () => {
    const asking = request(await onlineCode())
    await misbehave({ fault: 'busy', status: 503, retryAfter: 0, times: 2 })
    expect((await ministry().verify(asking)).ok).toBe(true)
  })

  it.each([
    ['ahead', 6],
    ['behind', -6],
  ])('because its clock is six minutes %s', async (_where, minutes) => {
    await misbehave({ fault: 'clock', ms: minutes * 60_000 })
    expect(await ministry().verify(request(await onlineCode()))).toEqual(UNREACHABLE)
  })

  it('not because its clock is four minutes off', async () => {
    await misbehave({ fault: 'clock', ms: 4 * 60_000 })
    expect((await ministry().verify(request(await onlineCode()))).ok).toBe(true)
  })

  it.each([
    ['{"faults":[{"fault":"explosion"}]}'],
    ['{"faults":[{"fault":"dropAfterSigning"}]}'],
    ['{"faults":[{"fault":"clock"}]}'],
    ['[]'],
    ['null'],
  ])('is not told to by %s', async (body) => {
    expect((await post(`${cloud.url}/simulator/ministry/faults`, body)).status).toBe(400)
  })
})

describe('trust between provinces and the ministry', () => {
  it.each<[string, () => Partial<SignedAccess>]>([
    ['under a key that is not registered', () => ({ privateKey: keys.pair('province-issuer').privateKey })],
    ['under a name that is not registered', () => ({ keyId: 'somebody-1' })],
  ])('a request %s is not answered, and uses no code up', async (_what, other) => {
    const code = await onlineCode()
    expect(await ministry(other()).verify(request(code))).toEqual(UNREACHABLE)
    expect((await ministry().verify(request(code))).ok).toBe(true)
  })

  it('an answer under another key counts as none', async () => {
    const servicePublicKey = keys.pair('province-licensing').publicKey
    expect(await ministry({ servicePublicKey }).trustList()).toEqual(UNREACHABLE)
  })

  it.each(['GET', 'POST'])('a %s request without a signature is refused', async (method) => {
    const path = method === 'GET' ? 'trust-list' : 'verifications'
    const init = method === 'GET' ? {} : { body: '{}' }
    const reply = await fetch(`${cloud.url}/simulator/ministry/v1/${path}`, { method, ...init })
    expect([reply.status, await reply.json()]).toMatchObject([401, { error: { code: 'SIGNATURE_INVALID' } }])
  })

  it('a request that was answered before is not answered again', async () => {
    const path = '/simulator/ministry/v1/trust-list'
    const headers = signedHeaders('GET', path, '', keys.pair('province-verifier'))
    const statuses = [await fetch(cloud.url + path, { headers }), await fetch(cloud.url + path, { headers })]
    expect(statuses.map(({ status }) => status)).toEqual([200, 401])
  })

  it.each([
    ['what is not JSON', 'hello'],
    ['a request without a code', JSON.stringify({ requestId: 'ministry-simulator-x', ...OFFICER })],
    [
      'a division that is none',
      JSON.stringify({ requestId: 'ministry-simulator-y', code: 'x', ...OFFICER, division: 'x' }),
    ],
    ['an officer without a number', JSON.stringify({ requestId: 'ministry-simulator-z', code: 'x', agency: '支队' })],
    ['null', 'null'],
  ])('%s is refused under the ministry’s signature', async (_what, body) => {
    const path = '/simulator/ministry/v1/verifications'
    const headers = signedHeaders('POST', path, body, keys.pair('province-verifier'))
    const reply = await fetch(cloud.url + path, { method: 'POST', headers, body })
    expect([reply.status, reply.headers.has('x-signature')]).toEqual([400, true])
  })
})

it('what must outlive a restart lies in the data directory', () => {
  const files = ['ministry.db', 'sample-province.db', 'keys/sample-province.json', 'keys/trust/trust-list.jwt']
  expect(files.filter((file) => !existsSync(join(cloud.dataDir, file)))).toEqual([])
})
