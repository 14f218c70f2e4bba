import { randomUUID } from 'node:crypto'
import { systemRandom } from '../../cloudfunctions/server/adapters/system'
import { type EndpointDeps, endpoint } from '../../cloudfunctions/server/endpoint'
import { route } from '../../cloudfunctions/server/route'
import { emptyRequest } from '../../src/contract/holder'
import { ok } from '../../src/core/result'
import { feedEvents } from '../rules/samples'
import { codesOf, eventsOfHolders, firstLicence, issuedOnly, personCalled, proven, registered } from './people'
import { codeOf, EVENTS, granted, openStand, type Stand } from './stand'
import { stateOf } from './stored-state'

const driver = personCalled('freight-driver')
const officer = personCalled('officer-shili')

/** Refused operations, replies lost after the work was done, and functions killed at work. */
const FAULTS = [
  { on: 'transaction.commit', fault: 'conflict', rate: 0.05 },
  { on: 'database.modifyDocument', fault: 'conflict', rate: 0.05 },
  { on: 'transaction.commit', fault: 'dropReply', rate: 0.02 },
  { on: 'database.insertDocument', fault: 'dropReply', rate: 0.005 },
  { on: 'invoke:issuance', fault: 'killWorker', rate: 0.2, afterMs: 60 },
] as const

/** Repeats a push until it is answered, as the province does. How often it had to. */
async function pushUntilAnswered(stand: Stand, events: readonly unknown[]): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const { status } = await stand.post(EVENTS, JSON.stringify({ events }))
    if (status === 200) return attempt
    if (status < 500 || attempt === 60) throw new Error(`answered ${status} after ${attempt} attempts`)
  }
}

describe('mirroring', () => {
  it('ends in the same state on a cloud where everything goes wrong now and then', async () => {
    const events = feedEvents().slice(0, 60)
    const calm = await openStand()
    await calm.push(events)
    const stormy = await openStand({ keysOf: calm.dataDir, faults: FAULTS })
    let attempts = 0
    for (let at = 0; at < events.length; at += 10)
      attempts += await pushUntilAnswered(stormy, events.slice(at, at + 10))
    expect(attempts).toBeGreaterThan(events.length / 10)
    await stormy.stop()
    expect(stateOf(stormy)).toEqual(stateOf(calm))
    await stormy.close()
    await calm.close()
  })
})

describe('verifying', () => {
  it('gives one verdict and one audit event, however often the officer’s phone has to ask', async () => {
    const { calm, code } = await givenCode()
    const stand = await openStand({
      dataOf: calm.dataDir,
      faults: [{ on: 'transaction.commit', fault: 'dropReply', rate: 0.5 }],
    })
    const request = { code: stand.asOwn(code), requestId: randomUUID() }
    const first = await untilAnswered(stand, request)
    const again = await untilAnswered(stand, request)
    expect(again).toEqual(first)
    const verified = [...stand.records('audit').values()].filter(({ act }) => act === 'verified')
    expect(verified).toHaveLength(1)
    await stand.close()
    await calm.close()
  })
})

/** A stopped stand with an officer, and a code that a driver shows. */
async function givenCode(): Promise<{ calm: Stand; code: string }> {
  const calm = await openStand()
  await calm.push(issuedOnly(eventsOfHolders(codesOf(driver))))
  await registered(calm, officer)
  const openid = await proven(calm, driver)
  const id = await firstLicence(calm, openid)
  granted(await calm.holder(openid, 'activate', { id }))
  const { code } = granted(await calm.holder(openid, 'present', { id }))
  await calm.stop()
  return { calm, code }
}

async function untilAnswered(stand: Stand, request: { readonly code: string; readonly requestId: string }) {
  for (let attempt = 1; attempt <= 60; attempt += 1) {
    const reply = await stand.officer(officer.openid, 'verify', request)
    if (reply.ok) return reply.value
    expect(reply.failure.code).toBe('INTERNAL')
  }
  throw new Error('never answered')
}

describe('a fault', () => {
  it('is answered with a trace id, and logged under it without its text', async () => {
    const printed = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    const deps: EndpointDeps = {
      caller: { openid: () => 'somebody' },
      index: { of: () => 'index' as never },
      random: systemRandom,
    }
    const fails = route(
      async () => ok(undefined),
      emptyRequest,
      () => {
        throw new TypeError(`${driver.name} ${driver.holderCode}`)
      },
    )
    const reply = await endpoint(deps, { fails })({ route: 'fails', request: {} })
    expect(codeOf(reply)).toBe('INTERNAL')
    const lines = printed.mock.calls.map(([line]) => String(line))
    printed.mockRestore()
    expect(lines).toHaveLength(1)
    const traceId = !reply.ok && reply.failure.code === 'INTERNAL' ? reply.failure.traceId : ''
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ traceId, error: 'TypeError' })
    expect(lines[0]).not.toContain(driver.name)
    expect(lines[0]).not.toContain(driver.holderCode)
  })
})
