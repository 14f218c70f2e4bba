/** Fifty officers scan one code at the same instant. */
import { randomUUID } from 'node:crypto'
import { chainRefused } from '../../cloudfunctions/server/audit/chain-refused'
import { chainRefusedChecks } from '../../cloudfunctions/server/housekeeping/chain-refused-checks'
import type { Store } from '../../cloudfunctions/server/ports'
import type { Index } from '../../cloudfunctions/server/records'
import { holderRoutes } from '../../cloudfunctions/server/routes'
import { verifyChain } from '../../src/core/audit'
import { ok, refuse } from '../../src/core/result'
import { instantOf } from '../../src/core/time'
import { type Desk, openDesk } from './desk'
import { codesOf, eventsOfHolders, firstLicence, issuedOnly, personCalled, proven } from './people'
import { codeOf, granted, openStand, type Stand } from './stand'

const driver = personCalled('freight-driver')
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

interface Racer {
  readonly openid: string
  readonly name: string
  readonly holderCode: string
  readonly officerNumber: string
}

/** Fifty people that are in no feed: area 99 does not exist. */
const RACERS: readonly Racer[] = Array.from({ length: 50 }, (_, number) => ({
  openid: `racer-${number}`,
  name: `执法员${number}`,
  holderCode: citizenNumber(number),
  officerNumber: `9901019${String(number).padStart(4, '0')}`,
}))

function citizenNumber(number: number): string {
  const body = `99010119900101${String(number).padStart(3, '0')}`
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(body.charAt(place)), 0)
  return body + '10X98765432'.charAt(sum % 11)
}

let stand: Stand
let desk: Desk
let licence: Index
beforeAll(async () => {
  // More instances than the deployed two: so many of the fifty are in the cloud at the very same moment.
  stand = await openStand({ instances: { officer: 12 } })
  await stand.push(issuedOnly(eventsOfHolders(codesOf(driver))))
  licence = (await firstLicence(stand, await proven(stand, driver))) as Index
  granted(await stand.holder(driver.openid, 'activate', { id: licence }))
  desk = await openDesk(stand)
  const registrations = RACERS.map(({ openid: _, ...officer }) => ({
    ...{ ...officer, agency: '示例市交通运输综合执法支队', division: '990101', active: true },
  }))
  expect((await stand.register(registrations)).status).toBe(200)
  for (const racer of RACERS) await prove(racer)
})
afterAll(() => stand.close())

/** Proves himself, and is on shift with it. The simulator's provider knows the demo's people only. */
async function prove({ openid, name, holderCode }: Racer): Promise<void> {
  const identity = { name, code: holderCode, codeType: '111', represents: [] }
  const deps = { ...desk.deps, identityProof: { redeem: async () => ok(identity) } }
  granted(await holderRoutes.proveIdentity.run(deps, deps.index.of('openid', openid), { code: '12345678' }))
}

const shown = async () => granted(await stand.holder(driver.openid, 'present', { id: licence })).code
/** Of the licence's trail, by the request's place. */
const attemptsAt = (acts: readonly string[], since: number) =>
  [...stand.records('audit').values()].filter(({ act, seq }) => acts.includes(act) && seq > since)
const lastSeq = () => Math.max(...[...stand.records('audit').values()].map(({ seq }) => seq))

describe('fifty officers scan one code at the same instant', () => {
  it('one is told, forty-nine that it has been used, and all fifty are in the holder’s record', async () => {
    const code = await shown()
    const before = lastSeq()
    const replies = await Promise.all(
      RACERS.map(({ openid }) => stand.officer(openid, 'verify', { code, requestId: randomUUID() })),
    )
    const told = replies.filter(({ ok }) => ok)
    expect(replies.map((reply) => (reply.ok ? 'told' : codeOf(reply))).sort()).toEqual([
      ...Array.from({ length: 49 }, () => 'CODE_USED'),
      'told',
    ])
    expect(told).toHaveLength(1)
    // What the trail was too busy for waits for the timer.
    await stand.runTimer('nightly')
    expect([...stand.records('refusedChecks').values()].map(({ state }) => state)).toEqual(
      Array.from({ length: 49 }, () => 'chained'),
    )
    const numbers = attemptsAt(['verified', 'verifyRefused'], before).map(({ facts }) => facts.officerNumber)
    expect(numbers.sort()).toEqual(RACERS.map(({ officerNumber }) => officerNumber).sort())
    const lines = granted(await stand.holder(driver.openid, 'listActivity', {})).items
    expect(lines.filter(({ act }) => act === 'verified' || act === 'verifyRefused')).toHaveLength(50)
  })

  it('and the trail is one whole chain', () => {
    expect(verifyChain([...stand.records('audit').values()]).ok).toBe(true)
  })
})

describe('an attempt is durable before it is told', () => {
  /** The trail is busy all the time. */
  const busy = (): Store => {
    const { store } = desk.deps
    const isTrail = ({ collection }: { readonly collection: string }) => collection === 'auditHeads'
    return {
      ...store,
      transact: async (keys, decide) => (keys.some(isTrail) ? refuse({ code: 'BUSY' }) : store.transact(keys, decide)),
    }
  }
  const spent = async () => {
    const code = await shown()
    granted(await stand.officer('racer-0', 'verify', { code, requestId: randomUUID() }))
    return code
  }

  it('though the trail is too busy for it: the timer brings it there, once', async () => {
    const code = await spent()
    const before = lastSeq()
    desk.setNow(instantOf(Date.now()))
    const request = { code, requestId: randomUUID() }
    expect(codeOf(await desk.on(busy()).officer('racer-1', 'verify', request))).toBe('CODE_USED')
    expect(attemptsAt(['verifyRefused'], before)).toHaveLength(0)
    expect(await chainRefusedChecks(desk.deps)).toBe(1)
    expect(await chainRefusedChecks(desk.deps)).toBe(0)
    expect(attemptsAt(['verifyRefused'], before)).toMatchObject([{ facts: { outcome: 'CODE_USED' } }])
  })

  it('and is told to nobody when it cannot be stored', async () => {
    const code = await spent()
    desk.setNow(instantOf(Date.now()))
    const dead: Store = { ...desk.deps.store, insert: () => Promise.reject(new Error('the disk is full')) }
    const request = { code, requestId: randomUUID() }
    await expect(desk.on(dead).officer('racer-2', 'verify', request)).rejects.toThrow('the disk is full')
  })

  it('and the same request again is the same attempt', async () => {
    const code = await spent()
    const before = lastSeq()
    const request = { code, requestId: randomUUID() }
    for (let time = 0; time < 3; time += 1)
      expect(codeOf(await stand.officer('racer-3', 'verify', request))).toBe('CODE_USED')
    expect(attemptsAt(['verifyRefused'], before)).toHaveLength(1)
    expect(await chainRefused(desk.deps, licence)).toBe(0)
  })
})
