/** 签章服务 that is down or slow, as the holder is told of it; and the sealing function killed at its work: nothing lost, nothing asked for twice. */
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { remoteSeal } from '../../cloudfunctions/server/adapters/seal-remote'
import { systemClock } from '../../cloudfunctions/server/adapters/system'
import { typefacesIn } from '../../cloudfunctions/server/adapters/typefaces'
import { documentsDrawing } from '../../cloudfunctions/server/sealing/documents-drawing'
import { workOff } from '../../cloudfunctions/server/sealing/work-off'
import type { SealFault } from '../../local/simulators/seal'
import type { LedgerEntry } from '../../local/simulators/seal-ledger'
import type { CopyView } from '../../src/contract/copies'
import { civilDateOf, daysAfter, instantOf, after as later } from '../../src/core/time'
import { feedEvents } from '../rules/samples'
import { type Desk, openDesk } from './desk'
import { codesOf, eventsOfHolders, firstLicence, issuedOnly, personCalled, proven } from './people'
import { sealingDeps } from './sealing-desk'
import { granted, openStand, type Stand, type StandOptions } from './stand'

const driver = personCalled('freight-driver')

async function standWithSeal(options: StandOptions = {}): Promise<{ stand: Stand; licence: string }> {
  const stand = await openStand({ ...options, sealService: 'simulator' })
  await stand.push(issuedOnly(eventsOfHolders(codesOf(driver))))
  const licence = await firstLicence(stand, await proven(stand, driver))
  granted(await stand.holder(driver.openid, 'activate', { id: licence }))
  return { stand, licence }
}

async function asked(stand: Stand, licence: string): Promise<CopyView> {
  const until = daysAfter(civilDateOf(instantOf(Date.now())), 30)
  const requestId = randomBytes(16).toString('base64url')
  const wish = { licence, requestId, purpose: '办理车辆年审', recipient: '示例省运管中心', until }
  return granted(await stand.holder(driver.openid, 'requestCopy', wish))
}

async function seen(stand: Stand, { code }: CopyView): Promise<CopyView> {
  return granted(await stand.holder(driver.openid, 'openCopy', { code }))
}

/** As a phone does that stays on the page. */
async function made(stand: Stand, copy: CopyView): Promise<CopyView> {
  for (;;) {
    const view = await seen(stand, copy)
    if (view.state !== 'making') return view
    await sleep(200)
  }
}

async function ledgerOf(stand: Stand): Promise<readonly LedgerEntry[]> {
  return (await fetch(`${stand.url}/simulator/seal/ledger`)).json() as Promise<readonly LedgerEntry[]>
}

async function misbehave(stand: Stand, ...faults: readonly SealFault[]): Promise<void> {
  const answer = await fetch(`${stand.url}/simulator/seal/faults`, { method: 'POST', body: JSON.stringify({ faults }) })
  expect(answer.status).toBe(200)
}

/** The seal was asked at most once under each id, and used for nothing that was not asked. */
function expectOnce(ledger: readonly LedgerEntry[]): void {
  expect(ledger.filter((entry) => entry.asked > 1 || entry.signed > entry.asked)).toEqual([])
}

describe('a seal service', () => {
  let stand: Stand
  let licence: string
  beforeAll(async () => {
    ;({ stand, licence } = await standWithSeal())
    // The licence file is there: only the copy waits.
    await stand.runTimer('sealing')
  })
  afterAll(() => stand.close())
  afterEach(() => misbehave(stand))

  it('that is down makes the copy wait; the holder is told why and until when, and it comes by itself', async () => {
    await misbehave(stand, { fault: 'outage', ms: 60_000 })
    const copy = await asked(stand, licence)
    const waiting = await seen(stand, copy)
    expect(waiting).toMatchObject({ state: 'making', waiting: { reason: { zh: expect.stringMatching(/签章服务/) } } })
    expect(Date.parse(waiting.waiting?.nextAt ?? '')).toBeGreaterThan(Date.parse(copy.requestedAt))
    await misbehave(stand)
    expect(await made(stand, copy)).toMatchObject({ state: 'ready' })
    expectOnce(await ledgerOf(stand))
  })

  it('that is slow does not keep the holder waiting for an answer: the copy comes later', async () => {
    await misbehave(stand, { fault: 'latency', ms: 2_500, times: 2 })
    const copy = await asked(stand, licence)
    expect(copy.state).toBe('making')
    expect(await made(stand, copy)).toMatchObject({ state: 'ready' })
    expectOnce(await ledgerOf(stand))
  })
})

describe('the sealing function, killed again and again', () => {
  let stand: Stand
  let desk: Desk
  let licence: string
  beforeAll(async () => {
    const kills = [2, 8, 15, 25, 40, 60, 90].map((afterMs) => ({
      ...{ on: 'invoke:sealing', fault: 'killWorker', rate: 0.12 },
      afterMs,
    }))
    ;({ stand, licence } = await standWithSeal({ faults: kills }))
    desk = await openDesk(stand)
  })
  afterAll(() => stand.close())

  it('leaves every file made once, whole and registered, and no request put to the seal twice', async () => {
    await stand.push(issuedOnly(feedEvents()).slice(0, 40))
    const timers: unknown[] = []
    for (let round = 0; round < 12; round += 1) {
      const run = Promise.all([stand.runTimer('sealing'), stand.runTimer('sealing')])
      const copy = await asked(stand, licence)
      timers.push(...(await run))
      await seen(stand, copy)
    }
    expect(timers.filter((reply) => !(reply as { ok?: true }).ok).length).toBeGreaterThan(3)
    await finish()
    const versions = [...stand.records('versions').values()]
    const copies = [...stand.records('copies').values()]
    expect([...versions, ...copies].filter(({ fileState }) => fileState !== 'stored')).toEqual([])
    expect(stand.records('registeredFiles').size).toBe(versions.length + 2 * copies.length)
    const made = [...stand.records('audit').values()].filter(({ act }) => act === 'copyMade')
    expect(made).toHaveLength(copies.length)
    const ledger = await ledgerOf(stand)
    expectOnce(ledger)
    expect(ledger.filter(({ signed }) => signed === 1).length).toBeGreaterThanOrEqual(
      versions.length + 2 * copies.length,
    )
  })

  /** What the killed left behind, when its time has come: by the same code, here, where nobody kills it. */
  async function finish(): Promise<void> {
    const { keyId, privateKey } = stand.keys.pair('seal-client')
    const servicePublicKey = stand.keys.pair('seal-service').publicKey
    const seal = remoteSeal({ url: `${stand.url}/simulator/seal`, keyId, privateKey, servicePublicKey }, systemClock)
    const drawing = documentsDrawing(typefacesIn('dist/fonts'), desk.deps.publicHost)
    for (let left = '1'; left !== '0'; ) {
      desk.setNow(later(desk.deps.clock.now(), 60_000))
      const { backlog } = await workOff(sealingDeps(desk, seal, drawing))
      left = backlog.licences.queued === '0' ? backlog.copies.queued : backlog.licences.queued
    }
  }
})
