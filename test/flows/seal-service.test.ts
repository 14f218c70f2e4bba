/** 加注件 sealed by a service of the province's own that answers late, twice or not at all: the deployed functions over HTTP. */
import { randomBytes } from 'node:crypto'
import type { SealFault } from '../../local/simulators/seal'
import type { LedgerEntry } from '../../local/simulators/seal-ledger'
import type { CopyView, FileCheck } from '../../src/contract/copies'
import { civilDateOf, daysAfter, instantOf } from '../../src/core/time'
import { codesOf, eventsOfHolders, firstLicence, issuedOnly, personCalled, proven } from './people'
import { granted, openStand, type Stand } from './stand'

const driver = personCalled('freight-driver')

let stand: Stand
let licence: string
beforeAll(async () => {
  stand = await openStand({ sealService: 'simulator' })
  await stand.push(issuedOnly(eventsOfHolders(codesOf(driver))))
  licence = await firstLicence(stand, await proven(stand, driver))
  granted(await stand.holder(driver.openid, 'activate', { id: licence }))
  // The licence files themselves: what follows is about copies alone.
  await made(await asked())
})
afterAll(() => stand.close())
afterEach(() => misbehave())

async function misbehave(...faults: readonly SealFault[]): Promise<void> {
  await fetch(`${stand.url}/simulator/seal/faults`, { method: 'POST', body: JSON.stringify({ faults }) })
}

async function ledger(): Promise<readonly LedgerEntry[]> {
  return (await (await fetch(`${stand.url}/simulator/seal/ledger`)).json()) as LedgerEntry[]
}

/** The requests for a seal since `before`; of a file that was next in turn the ledger may know only that it was never asked for. */
async function since(before: readonly LedgerEntry[]): Promise<readonly LedgerEntry[]> {
  return (await ledger()).slice(before.length).filter(({ asked }) => asked > 0)
}

async function asked(): Promise<CopyView> {
  const requestId = randomBytes(16).toString('base64url')
  const until = daysAfter(civilDateOf(instantOf(Date.now())), 30)
  const wish = { licence, requestId, purpose: '办理车辆年审', recipient: '示例省运管中心', until }
  return granted(await stand.holder(driver.openid, 'requestCopy', wish))
}

const opened = async ({ code }: CopyView) => granted(await stand.holder(driver.openid, 'openCopy', { code }))

/** Runs the timer, as often as it takes, until the copy is no longer being made. */
async function made(copy: CopyView): Promise<CopyView> {
  for (;;) {
    const now = await opened(copy)
    if (now.state !== 'making') return now
    await stand.runTimer('sealing')
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

async function isFoundValid({ code }: CopyView): Promise<readonly string[]> {
  const outcomes = (['ofd', 'pdf'] as const).map(async (format) => {
    const { path } = granted(await stand.holder(driver.openid, 'downloadCopy', { code, format }))
    const file = Buffer.from(await (await fetch(stand.url + path)).arrayBuffer()).toString('base64')
    const reply = await fetch(`${stand.url}/api/public/v1/files/check`, {
      method: 'POST',
      body: JSON.stringify({ file }),
    })
    return ((await reply.json()) as FileCheck).outcome
  })
  return Promise.all(outcomes)
}

describe('a copy sealed by the province’s seal service', () => {
  it('has one seal for each file, asked for once', async () => {
    const before = await ledger()
    const copy = await made(await asked())
    expect(await isFoundValid(copy)).toEqual(['valid', 'valid'])
    expect(await since(before)).toEqual(
      ['ofd', 'pdf'].map((format) =>
        expect.objectContaining({ id: expect.stringContaining(format), asked: 1, signed: 1 }),
      ),
    )
  })

  it('whose answer was lost after the sealing is finished with that seal: never a second one', async () => {
    const before = await ledger()
    await misbehave({ fault: 'dropAfterSigning', times: 1 })
    const copy = await made(await asked())
    expect(await isFoundValid(copy)).toEqual(['valid', 'valid'])
    const entries = await since(before)
    expect(entries.map(({ asked, signed }) => ({ asked, signed }))).toEqual([
      { asked: 1, signed: 1 },
      { asked: 1, signed: 1 },
    ])
    expect(entries[0]?.outcomes).toBeGreaterThan(0)
  })

  it('whose request never arrived is asked for under another id, once it is certain that the first never will be', async () => {
    const before = await ledger()
    await misbehave({ fault: 'dropBeforeSigning', times: 1 })
    const copy = await made(await asked())
    expect(await isFoundValid(copy)).toEqual(['valid', 'valid'])
    const entries = await since(before)
    expect(entries.filter(({ signed }) => signed === 0)).toMatchObject([{ asked: 1, closed: true }])
    expect(entries.filter(({ signed }) => signed === 1)).toHaveLength(2)
  })

  it('waits through an outage, and is made after it', async () => {
    await misbehave({ fault: 'outage', ms: 3_600_000 })
    const copy = await asked()
    await stand.runTimer('sealing')
    expect(await opened(copy)).toMatchObject({ state: 'making' })
    await misbehave()
    expect(await isFoundValid(await made(copy))).toEqual(['valid', 'valid'])
  })

  it('is sealed once under ten requests at once to a service that loses four answers', async () => {
    const before = await ledger()
    const drops = Array.from({ length: 4 }, (): SealFault => ({ fault: 'dropAfterSigning', times: 1 }))
    await misbehave(...drops)
    const copies = await Promise.all(Array.from({ length: 10 }, asked))
    await Promise.all(Array.from({ length: 4 }, () => stand.runTimer('sealing')))
    for (const copy of copies) expect((await made(copy)).state).toBe('ready')
    const entries = await since(before)
    expect(entries.filter(({ signed }) => signed === 1)).toHaveLength(20)
    expect(entries.filter(({ asked }) => asked > 1)).toEqual([])
  })
})
