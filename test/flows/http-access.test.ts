import { systemRandom } from '../../cloudfunctions/server/adapters/system'
import { type HttpDeps, httpEndpoint } from '../../cloudfunctions/server/http-endpoint'
import { asProvince } from '../../cloudfunctions/server/mirroring/province'
import { pushEventsRequest } from '../../cloudfunctions/server/mirroring/push-events'
import { route } from '../../cloudfunctions/server/route'
import { publicKeyOf, signSm2 } from '../../src/core/crypto/sm2'
import { sm3Hex } from '../../src/core/crypto/sm3'
import { signedText } from '../../src/core/request-signature'
import { ok } from '../../src/core/result'
import { type Instant, instantOf } from '../../src/core/time'
import { type Desk, openDesk } from './desk'
import { openStand, type Stand } from './stand'

const KEY = '5e'.repeat(32)
const MOUNT = '/api/issuance/v1'
const NOW = instantOf(Date.parse('2026-11-01T00:00:00Z'))

let stand: Stand
let desk: Desk
beforeAll(async () => {
  stand = await openStand()
  desk = await openDesk(stand)
})
afterAll(() => stand.close())

/** What the platform hands over for a request signed over the full path. */
function accessEvent(body: string, { path = `${MOUNT}/events`, timestamp = NOW as string } = {}) {
  const nonce = Buffer.from(systemRandom.bytes(16)).toString('base64url')
  const digest = sm3Hex(Buffer.from(body))
  const text = signedText({ method: 'POST', path: `${MOUNT}/events`, timestamp, nonce, bodyDigestHex: digest })
  const headers = { 'x-key-id': 'p1', 'X-TIMESTAMP': timestamp, 'X-Nonce': nonce, 'x-signature': signSm2(text, KEY) }
  return { path, httpMethod: 'POST', headers, body, isBase64Encoded: false }
}

async function statusOf(event: object, now: Instant = NOW): Promise<number> {
  const { store } = desk.deps
  const registered = async () => publicKeyOf(KEY)
  const deps: HttpDeps = {
    ...{ store, clock: { now: () => now }, random: systemRandom, mount: MOUNT },
    publicKeyOf: registered,
  }
  const events = route(asProvince, pushEventsRequest, async (_deps, { keyId }) => ok({ keyId }))
  return (await httpEndpoint(deps, { '/events': { POST: events } })(event)).statusCode
}

const BODY = JSON.stringify({ events: ['示'] })

describe('what the platform hands over', () => {
  it('has the full path', async () => {
    expect(await statusOf(accessEvent(BODY))).toBe(200)
  })

  it.each(['/events', 'events'])('may have the mount cut from the path: %s', async (path) => {
    expect(await statusOf(accessEvent(BODY, { path }))).toBe(200)
  })

  it('may have the body in base64', async () => {
    const encoded = { body: Buffer.from(BODY).toString('base64'), isBase64Encoded: true }
    expect(await statusOf({ ...accessEvent(BODY), ...encoded })).toBe(200)
  })

  it.each([undefined, null, {}, { headers: null, path: 7 }])('may be anything: %j', async (event) => {
    expect([401, 404]).toContain(await statusOf(event as object))
  })
})

describe('the time of a request', () => {
  it.each([
    [-5 * 60_000, 200],
    [5 * 60_000, 200],
    [-5 * 60_000 - 1, 401],
    [5 * 60_000 + 1, 401],
  ])('may be five minutes off and no more: %i ms', async (off, status) => {
    const now = instantOf(Date.parse(NOW) + off)
    expect(await statusOf(accessEvent(BODY), now)).toBe(status)
  })

  it('may carry another offset', async () => {
    expect(await statusOf(accessEvent(BODY, { timestamp: '2026-11-01T08:00:00+08:00' }))).toBe(200)
  })

  it('is none without one', async () => {
    expect(await statusOf(accessEvent(BODY, { timestamp: '2026-11-01T08:00:00' }))).toBe(401)
  })
})
