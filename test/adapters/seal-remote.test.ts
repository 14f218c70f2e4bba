/** The seal with a service of its own: the adapter over HTTP, against the simulator that misbehaves when told to. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { remoteSeal } from '../../cloudfunctions/server/adapters/seal-remote'
import type { SignedAccess } from '../../cloudfunctions/server/adapters/signed-call'
import { systemClock } from '../../cloudfunctions/server/adapters/system'
import type { SealService } from '../../cloudfunctions/server/ports'
import { startLocalCloud } from '../../local/cloud'
import { openKeys } from '../../local/keys'
import type { SealFault } from '../../local/simulators/seal'
import type { LedgerEntry } from '../../local/simulators/seal-ledger'
import { signSm2 } from '../../src/core/crypto/sm2'
import { sm3Hex } from '../../src/core/crypto/sm3'
import { after, type Instant } from '../../src/core/time'
import { buildFixtures, type FixtureCloud, post, remove, startFixtureCloud } from '../local/fixtures/cloud'
import { granted, sealServiceConformance, verifies } from './seal-service-conformance'

const functionsDir = buildFixtures(['probe'])
let cloud: FixtureCloud
let keys: ReturnType<typeof openKeys>
beforeAll(async () => {
  cloud = await startFixtureCloud({ functionsDir, sealService: 'simulator' })
  keys = openKeys(cloud.dataDir)
})
afterAll(async () => {
  await cloud.close()
  remove(cloud.dataDir)
  remove(functionsDir)
})
afterEach(() => misbehave())

const publicKey = () => keys.pair('province-seal').publicKey
const access = (): SignedAccess => ({
  url: `${cloud.url}/simulator/seal`,
  keyId: 'seal-client-1',
  privateKey: keys.pair('seal-client').privateKey,
  servicePublicKey: keys.pair('seal-service').publicKey,
})
const service = (other: Partial<SignedAccess> = {}): SealService => remoteSeal({ ...access(), ...other }, systemClock)

async function misbehave(...faults: readonly SealFault[]): Promise<void> {
  const { status } = await post(`${cloud.url}/simulator/seal/faults`, JSON.stringify({ faults }))
  if (status !== 200) throw new Error('the simulator does not know this fault')
}

async function entryOf(id: string): Promise<LedgerEntry | undefined> {
  const ledger = (await (await fetch(`${cloud.url}/simulator/seal/ledger`)).json()) as LedgerEntry[]
  return ledger.find((entry) => entry.id === id)
}

const TO_SIGN = Buffer.from('what the seal signs')
const UNREACHABLE = { ok: false, failure: { code: 'SEAL_UNREACHABLE' } }
const refused = (reason: string) => ({ ok: false, failure: { code: 'SEAL_REFUSED', reason } })

let conformanceRun = 0
sealServiceConformance('the seal service over HTTP', async () => {
  conformanceRun += 1
  const prefix = `run-${conformanceRun}-`
  const seal = service()
  return {
    // Each test its own requests: the simulator's ledger outlives them.
    seal: {
      material: () => seal.material(),
      sign: (id, toSign) => seal.sign(prefix + id, toSign),
      outcome: (id) => seal.outcome(prefix + id),
    },
    publicKey: publicKey(),
    lose: () => misbehave({ fault: 'outage', ms: 60_000 }),
    close: () => misbehave(),
  }
})

describe('a request whose answer is lost', () => {
  it('after the seal was used: its outcome finds the signature, and the seal was used once', async () => {
    const seal = service()
    await misbehave({ fault: 'dropAfterSigning', times: 1 })
    expect(await seal.sign('drop-after', TO_SIGN)).toEqual(UNREACHABLE)
    expect(verifies(TO_SIGN, granted(await seal.outcome('drop-after')), publicKey())).toBe(true)
    expect(await entryOf('drop-after')).toMatchObject({ asked: 1, signed: 1, outcomes: 1 })
  })

  it('before the seal was used: its outcome is that it never will be', async () => {
    const seal = service()
    await misbehave({ fault: 'dropBeforeSigning', times: 1 })
    expect(await seal.sign('drop-before', TO_SIGN)).toEqual(UNREACHABLE)
    expect(await seal.outcome('drop-before')).toEqual({ ok: true, value: undefined })
    expect(await seal.sign('drop-before', TO_SIGN)).toEqual(refused('REQUEST_CLOSED'))
    expect(await entryOf('drop-before')).toMatchObject({ asked: 2, signed: 0, closed: true })
  })

  it('for longer than we wait: nothing is known, and its outcome finds it', async () => {
    const seal = service()
    granted(await seal.material())
    await misbehave({ fault: 'latency', ms: 6000, times: 1 })
    expect(await seal.sign('slow', TO_SIGN)).toEqual(UNREACHABLE)
    // The first may still be under way; whichever comes first at the service, the seal is used once at most.
    const outcome = granted(await seal.outcome('slow'))
    expect((await entryOf('slow'))?.signed).toBe(outcome ? 1 : 0)
  })
})

describe('a seal that was exchanged after it signed and the answer was lost', () => {
  const NEW = Buffer.from('the new certificate')
  let front: Server
  let signedWith = Buffer.from('the former certificate')
  beforeAll(async () => {
    front = createServer((request, response) => {
      const sent = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
      const body = JSON.stringify(
        request.url === '/v1/seal'
          ? { seal: sent(NEW), certificate: sent(NEW), chain: [] }
          : { signature: sent(TO_SIGN), certificate: sent(signedWith), toSign: sent(TO_SIGN) },
      )
      const signed = ['200', request.headers['x-nonce'], sm3Hex(body)].join('\n')
      response.setHeader('X-Signature', signSm2(signed, keys.pair('seal-service').privateKey)).end(body)
    })
    await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
  })
  afterAll(() => new Promise((resolve) => front.close(resolve)))
  const seal = () => service({ url: `http://127.0.0.1:${(front.address() as AddressInfo).port}` })

  it('has no outcome that a file could be finished with: it is made anew, not waited for without end', async () => {
    expect(await seal().outcome('exchanged')).toEqual({ ok: true, value: undefined })
  })

  it('is told from an answer that is wrong, of which nothing is known', async () => {
    signedWith = NEW
    expect(await seal().outcome('not-exchanged')).toEqual(UNREACHABLE)
  })
})

describe('one request id', () => {
  it('put twice at once uses the seal once', async () => {
    const seal = service()
    const [one, other] = await Promise.all([seal.sign('twice', TO_SIGN), seal.sign('twice', TO_SIGN)])
    expect(granted(one)).toEqual(granted(other))
    expect(await entryOf('twice')).toMatchObject({ asked: 2, signed: 1 })
  })

  it('is refused for other bytes', async () => {
    const seal = service()
    granted(await seal.sign('other-bytes', TO_SIGN))
    expect(await seal.sign('other-bytes', Buffer.from('something else'))).toEqual(refused('REQUEST_DIFFERS'))
    expect(await entryOf('other-bytes')).toMatchObject({ asked: 2, signed: 1 })
  })

  it('that cannot stand in the address is refused, and another request is not meant', async () => {
    expect(await service().sign('../../seal', TO_SIGN)).toEqual(UNREACHABLE)
    expect(await service().outcome('../../seal')).toEqual(UNREACHABLE)
    expect(await entryOf('seal')).toBeUndefined()
  })
})

describe('a service out of reach', () => {
  it('is so for all three questions, and the seal is not used', async () => {
    const seal = service()
    granted(await seal.material())
    await misbehave({ fault: 'outage', ms: 60_000 })
    expect(await seal.sign('outage', TO_SIGN)).toEqual(UNREACHABLE)
    expect(await seal.outcome('outage')).toEqual(UNREACHABLE)
    expect(await service().material()).toEqual(UNREACHABLE)
    expect((await entryOf('outage'))?.signed).toBe(0)
  })

  it('works again when it is back', async () => {
    const seal = service()
    await misbehave({ fault: 'outage', ms: 60_000 })
    expect(await seal.material()).toEqual(UNREACHABLE)
    await misbehave()
    expect((await seal.material()).ok).toBe(true)
  })

  it('does not listen at all', async () => {
    expect(await service({ url: 'http://127.0.0.1:1/simulator/seal' }).material()).toEqual(UNREACHABLE)
  })
})

describe('a busy service', () => {
  it.each([429, 503] as const)('that answers %i and says when is asked again then', async (status) => {
    const seal = service()
    granted(await seal.material())
    await misbehave({ fault: 'busy', status, retryAfter: 0, times: 2 })
    const id = `busy-${status}`
    expect(verifies(TO_SIGN, granted(await seal.sign(id, TO_SIGN)), publicKey())).toBe(true)
    expect(await entryOf(id)).toMatchObject({ asked: 3, signed: 1 })
  })

  it.each<[string, SealFault, number]>([
    ['that stays busy', { fault: 'busy', status: 503, retryAfter: 0 }, 3],
    ['that says no time', { fault: 'busy', status: 429 }, 1],
    ['that asks for more time than we have', { fault: 'busy', status: 503, retryAfter: 3600 }, 1],
  ])('%s is left alone, and the seal is not used', async (name, fault, asked) => {
    const seal = service()
    granted(await seal.material())
    await misbehave(fault)
    const id = name.replaceAll(' ', '-')
    expect(await seal.sign(id, TO_SIGN)).toEqual(UNREACHABLE)
    expect(await entryOf(id)).toMatchObject({ asked, signed: 0 })
  })
})

describe('trust between us and the service', () => {
  it('an answer under another key counts as none', async () => {
    expect(await service({ servicePublicKey: publicKey() }).material()).toEqual(UNREACHABLE)
  })

  it.each<[string, () => Partial<SignedAccess>]>([
    ['under a key that is not ours', () => ({ privateKey: keys.pair('ministry').privateKey })],
    ['under a name that is not ours', () => ({ keyId: 'somebody-1' })],
  ])('a request %s is not served, and is not refused for good', async (_what, other) => {
    expect(await service(other()).sign('foreign', TO_SIGN)).toEqual(UNREACHABLE)
    expect(await entryOf('foreign')).toBeUndefined()
  })

  it('a request from another time is not served', async () => {
    const late = { now: (): Instant => after(systemClock.now(), 6 * 60_000) }
    expect(await remoteSeal(access(), late).material()).toEqual(UNREACHABLE)
  })

  it('a request that was served before is not served again', async () => {
    const calls: { readonly url: string; readonly init: RequestInit }[] = []
    const send = globalThis.fetch
    globalThis.fetch = (url, init) => {
      calls.push({ url: String(url), init: init ?? {} })
      return send(url, init)
    }
    await service()
      .material()
      .finally(() => {
        globalThis.fetch = send
      })
    const { url, init } = calls[0] ?? { url: '', init: {} }
    const { signal: _, ...again } = init
    const reply = await fetch(url, again)
    expect([reply.status, await reply.json()]).toMatchObject([401, { error: { code: 'REQUEST_REPLAYED' } }])
  })
})

describe('the simulator', () => {
  it('keeps its ledger over a restart', async () => {
    granted(await service().sign('before-restart', TO_SIGN))
    await cloud.close()
    cloud = await startFixtureCloud({ functionsDir, dataDir: cloud.dataDir, sealService: 'simulator' })
    expect(await entryOf('before-restart')).toMatchObject({ asked: 1, signed: 1 })
    expect(verifies(TO_SIGN, granted(await service().outcome('before-restart')), publicKey())).toBe(true)
  })

  it.each([
    ['{"faults":[{"fault":"explosion"}]}'],
    ['{"faults":[{"fault":"latency"}]}'],
    ['{"faults":[{"fault":"busy","status":500}]}'],
    ['{"faults":[{"fault":"dropAfterSigning","times":-1}]}'],
    ['[]'],
    ['null'],
  ])('refuses the fault %s', async (body) => {
    expect((await post(`${cloud.url}/simulator/seal/faults`, body)).status).toBe(400)
  })

  it('is not there unless the cloud was started with it', async () => {
    const other = await startLocalCloud({ dataDir: `${cloud.dataDir}-without`, functionsDir, timers: false })
    const reply = await fetch(`${other.url}/simulator/seal/ledger`)
    await other.close()
    remove(other.dataDir)
    expect(reply.status).toBe(404)
  })
})
