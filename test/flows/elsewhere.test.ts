/** 跨省核验: codes of the second province, asked of the ministry's simulator by the deployed functions. */
import { randomUUID } from 'node:crypto'
import { key, type Store } from '../../cloudfunctions/server/ports'
import { instantOf, after as later } from '../../src/core/time'
import { beginShift, type Desk, openDesk } from './desk'
import { personCalled, registered } from './people'
import { codeOf, granted, openStand, type Stand } from './stand'

const shili = personCalled('officer-shili')
const yangben = personCalled('officer-yangben')
const HOUR = 3_600_000

let stand: Stand
let desk: Desk
beforeAll(async () => {
  stand = await openStand()
  await registered(stand, shili)
  await registered(stand, yangben)
  desk = await openDesk(stand)
  expect(await verify(await codeOfSample('driver'))).toEqual(refusal('MINISTRY_UNREACHABLE'))
  await stand.runTimer('credentials')
  expect(stand.records('trustLists').size).toBe(1)
})
afterAll(() => stand.close())
afterEach(() => faults())

const refusal = (code: string) => ({ ok: false, failure: { code } })

async function post(path: string, body: object): Promise<Record<string, unknown>> {
  const answer = await fetch(`${stand.url}/simulator/${path}`, { method: 'POST', body: JSON.stringify(body) })
  expect(answer.status).toBe(200)
  return (await answer.json()) as Record<string, unknown>
}
const faults = (...rules: readonly object[]) => post('ministry/faults', { faults: rules })

/** An online code that a holder of the second province shows. */
const codeOfSample = async (licence: string) =>
  String((await post('sample-province/codes', { licence, kind: 'online' })).code)
const verify = (code: string, requestId: string = randomUUID(), openid = shili.openid) =>
  stand.officer(openid, 'verify', { code, requestId, place: '省界检查站' })
const check = (code: string, requestId: string = randomUUID(), openid = 'passer-by') =>
  stand.officer(openid, 'checkCode', { code, requestId })
const own = async () => granted(await stand.officer(shili.openid, 'listVerifications', {})).items

describe('an officer verifies a code of another province', () => {
  it('and reads its verdict, whose word it is, and the age of what he reads', async () => {
    const verdict = granted(await verify(await codeOfSample('driver')))
    expect(verdict).toMatchObject({
      verdict: 'valid',
      source: { kind: 'ministry', issuer: '980000', issuerName: { zh: '样例省', en: 'Sample Province' } },
    })
    expect(verdict).not.toHaveProperty('reason')
    expect(verdict.legalBasis.map(({ zh }) => zh).join()).toMatch(/第六条/)
    expect(verdict.statusAsOf <= verdict.checkedAt).toBe(true)
    expect(verdict.lines.map(({ value }) => value.zh)).toContain('贺知远')
  })

  it('and finds it among his own as asked of the ministry; whose it was is kept nowhere', async () => {
    const { verification } = granted(await verify(await codeOfSample('driver')))
    const [line] = await own()
    expect(line).toMatchObject({ id: verification, means: 'ministry', verdict: 'valid', place: '省界检查站' })
    expect(JSON.stringify([...stand.records('verifications').values()])).not.toMatch(/贺知远|省界检查站/)
  })

  it.each([
    ['suspended-driver', { verdict: 'invalid', reason: 'suspended' }],
    ['expired-driver', { verdict: 'invalid', reason: 'expired' }],
    ['cancelled-vehicle', { verdict: 'invalid', reason: 'cancelled' }],
  ])('of the %s: %j', async (licence, expected) => {
    expect(granted(await verify(await codeOfSample(licence)))).toMatchObject(expected)
  })

  it('of which that province has heard nothing for days: stale, and not valid', async () => {
    expect(granted(await verify(await codeOfSample('unreported-driver')))).toMatchObject({ verdict: 'stale' })
  })

  it('whose answer is a day old: valid to the last millisecond, then stale', async () => {
    const answer = granted(await verify(await codeOfSample('driver')))
    const at = async (milliseconds: number) => {
      desk.setNow(later(answer.statusAsOf, milliseconds))
      await beginShift(desk, yangben.openid, yangben.holderCode)
      const told = { ...answer, issuer: '980000' }
      const ministry = { ...desk.deps.ministry, verify: async () => ({ ok: true, value: told }) as const }
      const request = { code: await codeOfSample('driver'), requestId: randomUUID() }
      return granted(await desk.with({ ministry }).officer(yangben.openid, 'verify', request)).verdict
    }
    expect([await at(24 * HOUR), await at(24 * HOUR + 1)]).toEqual(['valid', 'stale'])
  })

  it('once: the same request gets the same answer, another one is told that it has been used', async () => {
    const code = await codeOfSample('driver')
    const id = randomUUID()
    const [first, second] = await Promise.all([verify(code, id), verify(code, id)])
    expect(granted(second)).toEqual(granted(first))
    expect(granted(await verify(code, id))).toEqual(granted(first))
    expect((await own()).filter(({ id }) => id === granted(first).verification)).toHaveLength(1)
    expect(await verify(code)).toEqual(refusal('CODE_USED'))
    expect(await verify(code, id, yangben.openid)).toEqual(refusal('CODE_USED'))
  })

  it('under an id that was another code’s: refused, and the code is left unused', async () => {
    const id = randomUUID()
    granted(await verify(await codeOfSample('driver'), id))
    const second = await codeOfSample('driver')
    expect(await verify(second, id)).toEqual({ ok: false, failure: { code: 'REQUEST_INVALID', field: 'requestId' } })
    granted(await verify(second))
  })

  it('whose host a scanner spelt in capitals: the ministry is told it as the trust list spells it', async () => {
    const code = (await codeOfSample('driver')).replace(/[/][/][^/]+/, (host) => host.toUpperCase())
    expect(code).toContain('SAMPLE')
    expect(granted(await verify(code))).toMatchObject({ verdict: 'valid' })
  })

  it('that nobody showed there: unknown', async () => {
    const code = `https://sample-province.example/v/${'A'.repeat(22)}`
    expect(await verify(code)).toEqual(refusal('CODE_UNKNOWN'))
  })

  it('and is told nothing before it is in his record', async () => {
    desk.setNow(instantOf(Date.now()))
    const { store } = desk.deps
    const insert: Store['insert'] = (id, record) =>
      id.collection === 'verifications' ? Promise.reject(new Error('the disk is full')) : store.insert(id, record)
    const request = { code: await codeOfSample('driver'), requestId: randomUUID() }
    await beginShift(desk, yangben.openid, yangben.holderCode)
    await expect(desk.on({ ...store, insert }).officer(yangben.openid, 'verify', request)).rejects.toThrow('disk')
  })
})

describe('what could not be asked is never invalid', () => {
  it('the ministry is out of reach', async () => {
    await faults({ fault: 'outage', ms: 60_000 })
    const code = await codeOfSample('driver')
    expect(await verify(code)).toEqual(refusal('MINISTRY_UNREACHABLE'))
    expect(await check(code)).toEqual(refusal('MINISTRY_UNREACHABLE'))
  })

  it('its answer was lost: the repeat gets it', async () => {
    const code = await codeOfSample('driver')
    const id = randomUUID()
    await faults({ fault: 'dropAfterApplying', times: 1 })
    expect(await verify(code, id)).toEqual(refusal('MINISTRY_UNREACHABLE'))
    expect(granted(await verify(code, id)).verdict).toBe('valid')
  })

  it('another province answers for it', async () => {
    desk.setNow(instantOf(Date.now()))
    await beginShift(desk, yangben.openid, yangben.holderCode)
    const answer = granted(await verify(await codeOfSample('driver')))
    const ministry = { verify: async () => ({ ok: true, value: { ...answer, issuer: '970000' } }) as const }
    const request = { code: await codeOfSample('driver'), requestId: randomUUID() }
    const reply = await desk
      .with({ ministry: { ...desk.deps.ministry, ...ministry } })
      .officer(yangben.openid, 'verify', request)
    expect(reply).toEqual(refusal('MINISTRY_UNREACHABLE'))
  })

  it('the trust list is not signed by a root of ours', async () => {
    desk.setNow(instantOf(Date.now()))
    await beginShift(desk, yangben.openid, yangben.holderCode)
    const request = { code: await codeOfSample('driver'), requestId: randomUUID() }
    const reply = await desk.with({ trustListRoots: {} }).officer(yangben.openid, 'verify', request)
    expect(reply).toEqual(refusal('MINISTRY_UNREACHABLE'))
  })
})

it('a code of a host that the trust list does not name is told as such, and the ministry is not asked', async () => {
  const code = `https://somebody.example/v/${'A'.repeat(22)}`
  expect(await verify(code)).toEqual(refusal('CODE_HOST_UNKNOWN'))
  expect(await check(code)).toEqual(refusal('CODE_HOST_UNKNOWN'))
})

describe('anyone who scans a code of another province', () => {
  it('learns as little as of one of ours', async () => {
    const answer = granted(await check(await codeOfSample('driver')))
    expect(answer).toMatchObject({ verdict: 'valid', typeCode: expect.stringMatching(/D071$/) })
    expect(answer.lines.map(({ field, value }) => [field, value.zh])).toEqual([
      ['holderName', '贺**'],
      ['validity', expect.stringContaining('20')],
    ])
    expect(JSON.stringify(answer)).not.toContain('贺知远')
  })

  it('is told a company’s name, which is nobody’s secret', async () => {
    const { lines } = granted(await check(await codeOfSample('company')))
    expect(lines.map(({ value }) => value.zh)).toContain('样例市远达物流有限公司')
  })

  it('uses it up, and gets the same answer for the same request', async () => {
    const code = await codeOfSample('driver')
    const id = randomUUID()
    const first = granted(await check(code, id))
    expect(granted(await check(code, id))).toEqual(first)
    expect(await check(code)).toEqual(refusal('CODE_USED'))
  })

  it('is limited as with ours, by the same count', async () => {
    const code = `https://sample-province.example/v/${'B'.repeat(22)}`
    const replies = []
    for (let time = 0; time < 11; time += 1) replies.push(codeOf(await check(code, randomUUID(), 'guesser')))
    expect(replies).toEqual([...Array.from({ length: 10 }, () => 'CODE_UNKNOWN'), 'TOO_MANY_CHECKS'])
    const person = desk.deps.index.of('openid', 'guesser')
    expect(stand.records('limits').get(`anyone:${person}`)?.counts).toMatchObject({ unknownAnHour: { count: 10 } })
    expect(await desk.deps.store.get(key('limits', `anyone:${person}`))).toBeDefined()
  })
})
