/** What the gateway refuses: each bad request gets one clear answer with a stable code, and nothing is stored. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { buildFixtures, type FixtureCloud, post, remove, startFixtureCloud, temporaryDir } from './fixtures/cloud'

let functionsDir = ''
let h5Dir = ''
let cloud: FixtureCloud

beforeAll(async () => {
  functionsDir = buildFixtures()
  h5Dir = temporaryDir('h5')
  mkdirSync(join(h5Dir, 'js'))
  writeFileSync(join(h5Dir, 'index.html'), '<!doctype html><html><head><title>app</title></head><body></body></html>')
  writeFileSync(join(h5Dir, 'js', 'app.js'), 'void 0')
  cloud = await startFixtureCloud({ functionsDir, h5Dir })
})
afterAll(async () => {
  await cloud.close()
  for (const directory of [cloud.dataDir, functionsDir, h5Dir]) remove(directory)
})

const codeOf = (json: unknown) => (json as { error?: { code?: string } } | undefined)?.error?.code
const call = async (path: string, body: string, headers: Record<string, string> = {}) => {
  const { status, json } = await post(cloud.url + path, body, headers)
  return [status, codeOf(json)]
}

describe('GET /local/tally', () => {
  it('says how often the functions asked the SDK for what', async () => {
    await cloud.invoke('writer', { id: 'tallied', touch: 'tally' })
    expect(await (await fetch(`${cloud.url}/local/tally`)).json()).toEqual({
      'database.commitTransaction': 1,
      'database.insertDocument': 2,
      'database.modifyDocument': 1,
      'database.startTransaction': 1,
    })
  })
})

describe('POST /invoke', () => {
  it.each([
    ['an unknown function', '/invoke/nowhere', '{}', {}, [404, 'FUNCTION_NOT_FOUND']],
    ['a function with a public path', '/invoke/web', '{}', {}, [404, 'FUNCTION_NOT_FOUND']],
    ['malformed JSON', '/invoke/echo', '{"a":', {}, [400, 'MALFORMED_JSON']],
    ['an event over 100 KB', '/invoke/echo', JSON.stringify('x'.repeat(100 * 1024)), {}, [413, 'PAYLOAD_TOO_LARGE']],
    ['a body of 2 MB', '/invoke/echo', JSON.stringify('x'.repeat(2 * 1024 * 1024)), {}, [413, 'PAYLOAD_TOO_LARGE']],
    ['an openid of digits only', '/invoke/echo', '{}', { 'X-Local-Openid': '12345' }, [400, 'IDENTITY_INVALID']],
    ['an openid with other characters', '/invoke/echo', '{}', { 'X-Local-Openid': 'a b' }, [400, 'IDENTITY_INVALID']],
    ['another site', '/invoke/echo', '{}', { Origin: 'http://elsewhere.example' }, [403, 'ORIGIN_REFUSED']],
  ])('refuses %s', async (_name, path, body, headers, expected) => {
    expect(await call(path, body, headers as Record<string, string>)).toEqual(expected)
  })
  it('passes the event and the caller on', async () => {
    const { status, json } = await cloud.invoke('echo', { text: '中' }, { 'X-Local-Openid': 'demo-a_1' })
    expect([status, json]).toMatchObject([200, { event: { text: '中' }, openid: 'demo-a_1' }])
  })
  it('answers only POST', async () => {
    expect((await fetch(`${cloud.url}/invoke/echo`)).status).toBe(405)
  })
})

describe('public paths', () => {
  it('reach the function in the shape of the HTTP access service', async () => {
    const { status, json } = await post(`${cloud.url}/api/web/v1/events?a=1`, '{"文":1}', { 'X-Key-Id': 'k' })
    expect(status).toBe(201)
    expect(json).toMatchObject({
      mount: '/api/web/v1',
      event: {
        path: '/api/web/v1/events',
        httpMethod: 'POST',
        headers: { 'x-key-id': 'k' },
        queryStringParameters: { a: '1' },
        body: '{"文":1}',
        isBase64Encoded: false,
      },
    })
  })
  it('send binary answers as they are', async () => {
    const reply = await fetch(`${cloud.url}/api/web/v1/binary`)
    expect([...new Uint8Array(await reply.arrayBuffer())]).toEqual([0, 255])
  })
  it('refuse a body over 1 MB, announced or not', async () => {
    expect(await call('/api/web/v1/events', 'x'.repeat(1024 * 1024 + 1))).toEqual([413, 'PAYLOAD_TOO_LARGE'])
    expect(await chunked('/api/web/v1/events', 2 * 1024 * 1024)).toBe(413)
    expect((await post(`${cloud.url}/api/web/v1/events`, 'x'.repeat(1024 * 100))).status).toBe(201)
  })
  it('do not reach beyond their own path', async () => {
    expect((await fetch(`${cloud.url}/api/web/v10`)).status).toBe(404)
    expect((await fetch(`${cloud.url}/simulator/nobody/v1/certificates`)).status).toBe(404)
  })
})

describe('POST /admin', () => {
  const admin = (headers: Record<string, string>, path = '/admin?env=local-dev') =>
    call(
      path,
      JSON.stringify({ action: 'database.getDocument', envName: 'local-dev', collectionName: 'things' }),
      headers,
    )
  it('refuses a caller that is not one of the cloud’s own workers', async () => {
    expect(await admin({})).toEqual([401, 'CREDENTIAL_REFUSED'])
    const guess = `TC3-HMAC-SHA256 Credential=local-${'0'.repeat(36)}/2026-01-01/tcb/tc3_request, Signature=0`
    expect(await admin({ Authorization: guess })).toEqual([401, 'CREDENTIAL_REFUSED'])
  })
})

describe('who may ask', () => {
  it.each(['elsewhere.example', '127.0.0.1', 'localhost:1'])('refuses the host name %s', async (host) => {
    expect(await statusFor(host, '/healthz')).toBe(421)
  })
  it('accepts localhost and 127.0.0.1 with its own port', async () => {
    const { port } = new URL(cloud.url)
    expect([
      await statusFor(`localhost:${port}`, '/healthz'),
      await statusFor(`127.0.0.1:${port}`, '/healthz'),
    ]).toEqual([200, 200])
  })
  it('allows no other site to read an answer', async () => {
    const reply = await fetch(`${cloud.url}/healthz`)
    expect(reply.headers.get('access-control-allow-origin')).toBeNull()
    expect(await reply.json()).toMatchObject({ status: 'ready', versions: { node: process.versions.node } })
  })
})

describe('the h5 app', () => {
  it.each(['/', '/v/abcdefghijklmnopqrstuv', '/c/copy-1'])('is served at %s with the chooser', async (path) => {
    const reply = await fetch(cloud.url + path)
    expect(reply.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await reply.text()).toContain('<script src="/local/chooser.js"></script></head>')
  })
  it('has its files with their types', async () => {
    expect((await fetch(`${cloud.url}/js/app.js`)).headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect((await fetch(`${cloud.url}/local/chooser.js`)).headers.get('content-type')).toBe(
      'text/javascript; charset=utf-8',
    )
  })
  it.each(['/../package.json', '/%2e%2e/package.json', '/js/..%2f..%2fpackage.json', '/js', '/nothing.js', '/%'])(
    'does not serve %s',
    async (path) => {
      expect(await statusFor(new URL(cloud.url).host, path)).toBe(404)
    },
  )
})

/** `fetch` sets the host itself and tidies the path. */
function statusFor(host: string, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(cloud.url)
    request({ hostname, port, path, headers: { Host: host, Connection: 'close' } }, (reply) => {
      reply.resume()
      resolve(reply.statusCode ?? 0)
    })
      .on('error', reject)
      .end()
  })
}

function chunked(path: string, bytes: number): Promise<number> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(cloud.url)
    const sent = request({ hostname, port, path, method: 'POST' }, (reply) => {
      reply.resume()
      resolve(reply.statusCode ?? 0)
    })
    // The server stops reading at the limit: the rest meets a closed connection.
    sent.on('error', () => undefined)
    sent.write('x'.repeat(bytes / 2))
    sent.end('x'.repeat(bytes / 2))
  })
}
