/** Functions: one invocation at a time each, own environment, timeout and memory; what a caller is told when one fails. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseConfig, readFunctions } from '../../local/host/function-config'
import { Host, type HostOptions } from '../../local/host/host'
import { buildFixtures, type FixtureCloud, remove, startFixtureCloud } from './fixtures/cloud'

let functionsDir = ''
let cloud: FixtureCloud

beforeAll(async () => {
  functionsDir = buildFixtures()
  cloud = await startFixtureCloud({ functionsDir })
})
afterAll(async () => {
  await cloud.close()
  remove(cloud.dataDir)
  remove(functionsDir)
})

const codeOf = (json: unknown) => (json as { error?: { code?: string } }).error?.code

it('gives each of forty concurrent invocations its own caller', async () => {
  const callers = Array.from({ length: 40 }, (_, n) => `caller-${n}`)
  const answers = await Promise.all(
    callers.map((openid) => cloud.invoke('probe', { do: 'whoami', waitMs: 5 }, { 'X-Local-Openid': openid })),
  )
  expect(answers.map(({ json }) => (json as { value: { OPENID: string } }).value.OPENID)).toEqual(callers)
})

it('gives a caller without identity none, not that of the one before', async () => {
  await cloud.invoke('probe', { do: 'whoami' }, { 'X-Local-Openid': 'someone' })
  for (let n = 0; n < 8; n += 1) {
    const { json } = await cloud.invoke('probe', { do: 'whoami' })
    expect((json as { value: { OPENID?: string } }).value.OPENID).toBeUndefined()
  }
})

it('puts only the variables its config names into a worker, beside the platform’s', async () => {
  const { json } = await cloud.invoke('echo', {})
  const { environment } = json as { environment: string[] }
  expect(environment).toEqual(expect.arrayContaining(['INDEX_KEY', 'PUBLIC_HOST', 'TCB_ENV', 'TENCENTCLOUD_SECRETID']))
  for (const name of ['DATA_KEYS', 'PROVINCE_KEYS', 'PATH', 'HOME']) expect(environment).not.toContain(name)
})

it('ends an invocation at its timeout, even a busy loop, and serves the next', async () => {
  for (const act of ['hang', 'spin']) {
    const { status, json } = await cloud.invoke('probe', { do: act })
    expect([status, codeOf(json)]).toEqual([504, 'FUNCTION_TIMEOUT'])
  }
  expect((await cloud.probe({ do: 'whoami' })).error).toBeUndefined()
})

it('ends a function that takes more memory than its config allows', async () => {
  const { status, json } = await cloud.invoke('probe', { do: 'allocate' })
  expect([status, codeOf(json)]).toEqual([500, 'FUNCTION_CRASHED'])
  expect((await cloud.probe({ do: 'whoami' })).error).toBeUndefined()
})

it.each(['fail', 'exit'])('tells of a function that ends by "%s" no more than a code and a trace id', async (act) => {
  const { status, json } = await cloud.invoke('probe', { do: act })
  expect(status).toBe(500)
  expect(json).toEqual({
    error: { code: 'FUNCTION_CRASHED', message: expect.stringMatching(/执行失败/), traceId: expect.any(String) },
  })
})

it('keeps what functions print in functions.log, with time and name', async () => {
  await cloud.invoke('probe', { do: 'fail' })
  expect(readFileSync(join(cloud.dataDir, 'logs', 'functions.log'), 'utf8')).toMatch(
    /^\d{4}-.*Z probe threw: Error: the function failed$/m,
  )
})

it('refuses a result over 1 MB', async () => {
  const { status, json } = await cloud.invoke('probe', { do: 'big', bytes: 1024 * 1024 })
  expect([status, codeOf(json)]).toEqual([500, 'RESPONSE_TOO_LARGE'])
  expect((await cloud.invoke('probe', { do: 'big', bytes: 1024 * 1000 })).status).toBe(200)
})

it('lets one function call another, which sees no person', async () => {
  const { json } = await cloud.invoke(
    'probe',
    { do: 'call', name: 'echo', data: { a: 1 } },
    { 'X-Local-Openid': 'someone' },
  )
  expect(json).toMatchObject({ value: { result: { event: { a: 1 }, openid: null } } })
})

it('tells a function that calls another what went wrong, in the SDK’s own terms', async () => {
  expect((await cloud.probe({ do: 'call', name: 'nowhere', data: {} })).error?.message).toContain('FunctionName')
  const failed = await cloud.probe({ do: 'call', name: 'probe', data: { do: 'fail' } })
  expect(failed.error?.message).toContain('FUNCTION_CRASHED')
  expect((await cloud.probe({ do: 'call', name: 'echo', bytes: 100 * 1024 })).error?.message).toContain('100 KB')
})

it('runs a timer on request, as the platform would', async () => {
  const reply = await fetch(`${cloud.url}/local/timers/tick/run`, { method: 'POST' })
  expect(await reply.json()).toMatchObject({
    event: { Type: 'Timer', TriggerName: 'daily', Time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) },
    trigger: 'timer',
  })
  expect((await fetch(`${cloud.url}/local/timers/echo/run`, { method: 'POST' })).status).toBe(404)
})

it('answers cloud.openapi with a clear refusal', async () => {
  expect((await cloud.probe({ do: 'openapi' })).error?.message).toContain('not available in the local cloud')
})

describe('the number of living workers', () => {
  let host: Host | undefined
  /** Of each function, in the order of its calls. */
  let credentials: Map<string, string>
  afterEach(() => host?.close())

  function start(bounds: Pick<HostOptions, 'mostWorkers' | 'idleMs'>): Host {
    credentials = new Map()
    host = new Host({
      functions: readFunctions(functionsDir),
      environmentOf: () => ({}),
      log: { write: () => undefined },
      onIdle: (credential) => {
        const name = host?.functionOf(credential)
        if (name !== undefined) credentials.set(name, credential)
      },
      ...bounds,
    })
    return host
  }

  const call = async (name: string, event: object = { path: '/' }) =>
    (await host?.invoke(name, { event: JSON.stringify(event), caller: {} }))?.kind
  const busyFor = (waitMs: number) => call('probe', { do: 'whoami', waitMs })
  const isLiving = (name: string) => host?.functionOf(credentials.get(name) ?? '') === name
  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10))
  }

  it('is bounded over all functions, and the one that idled longest makes room', async () => {
    const host = start({ mostWorkers: 2 })
    for (const name of ['echo', 'tick', 'echo', 'web']) {
      expect(await call(name)).toBe('returned')
      expect(host.workers).toBeLessThanOrEqual(2)
    }
    await until(() => !isLiving('tick'))
    expect([isLiving('echo'), isLiving('web')]).toEqual([true, true])
    expect(await call('tick')).toBe('returned')
  })

  it('goes beyond the bound rather than let a function wait for another, and back again', async () => {
    const host = start({ mostWorkers: 1 })
    const long = busyFor(1500)
    const first = await Promise.race([call('echo').then(() => 'echo'), long.then(() => 'probe')])
    expect(first).toBe('echo')
    expect(await long).toBe('returned')
    expect(host.workers).toBe(1)
  })

  it('gives no function a further worker at the cost of one that has just worked', async () => {
    const host = start({ mostWorkers: 2 })
    await call('echo')
    expect(await Promise.all([busyFor(20), busyFor(20), busyFor(20)])).toEqual(['returned', 'returned', 'returned'])
    expect(host.workers).toBe(2)
    expect(isLiving('echo')).toBe(true)
  })

  it('falls to none when nobody calls, and rises with the next call', async () => {
    const host = start({ idleMs: 50 })
    await call('echo')
    await until(() => host.workers === 0)
    await until(() => !isLiving('echo'))
    expect(await call('echo')).toBe('returned')
  })

  it('is not counted down by a worker that is still at work', async () => {
    const host = start({ idleMs: 50 })
    expect(await busyFor(400)).toBe('returned')
    await until(() => host.workers === 0)
  })
})

describe('config.json', () => {
  it('has the platform’s defaults', () => {
    expect(parseConfig('f', '/f', {})).toMatchObject({
      timeoutSeconds: 3,
      memoryMb: 256,
      instances: 2,
      secrets: [],
      environment: [],
    })
  })
  it.each([
    ['a timeout over 60 s', { timeout: 61 }],
    [
      'two timers',
      {
        triggers: [
          { name: 'a', type: 'timer', config: '' },
          { name: 'b', type: 'timer', config: '' },
        ],
      },
    ],
    ['a secret that is not a name', { secrets: ['a b'] }],
    ['a public path that does not begin with a slash', { http: { path: 'api' } }],
  ])('refuses %s', (_name, raw) => {
    expect(() => parseConfig('f', '/f', raw)).toThrow()
  })
})
