/** Transactions through the real SDK: snapshots, conflicts, the SDK's four hazards, and locks that die with their function. */
import { buildFixtures, type FixtureCloud, remove, startFixtureCloud } from './fixtures/cloud'

let functionsDir = ''
let cloud: FixtureCloud

beforeAll(async () => {
  functionsDir = buildFixtures(['probe'])
  cloud = await startFixtureCloud({ functionsDir })
})
afterAll(async () => {
  await cloud.close()
  remove(cloud.dataDir)
  remove(functionsDir)
})
beforeEach(async () => {
  await put('a', { n: 1 })
  await put('b', { n: 1 })
})

type Link = readonly [string, ...unknown[]]
const start = (on: string) => ({ on, start: true })
const commit = (on: string) => ({ on, chain: [['commit']] })
const rollback = (on: string) => ({ on, chain: [['rollback']] })
const doc = (on: string | undefined, id: string, link: Link) => ({
  ...(on ? { on } : {}),
  chain: [['collection', 'things'], ['doc', id], link],
})
const set = (on: string | undefined, id: string, data: object) => doc(on, id, ['update', { data }])
const get = (on: string | undefined, id: string) => doc(on, id, ['get'])
const put = (id: string, data: object) => cloud.script(doc(undefined, id, ['set', { data }]))

async function stored(id: string): Promise<unknown> {
  const [answer] = await cloud.script(get(undefined, id))
  return (answer?.value as { data: unknown } | undefined)?.data
}

it('writes all of a transaction at its commit and nothing before', async () => {
  const [, , , inside, outside] = await cloud.script(
    start('t'),
    set('t', 'a', { n: 2 }),
    set('t', 'b', { n: 2 }),
    get('t', 'a'),
    get(undefined, 'a'),
    commit('t'),
  )
  expect(inside?.value).toMatchObject({ data: { n: 2 } })
  expect(outside?.value).toMatchObject({ data: { n: 1 } })
  expect([await stored('a'), await stored('b')]).toMatchObject([{ n: 2 }, { n: 2 }])
})

it('leaves nothing of a transaction that was rolled back', async () => {
  await cloud.script(start('t'), set('t', 'a', { n: 2 }), doc('t', 'new', ['set', { data: { n: 1 } }]), rollback('t'))
  expect([await stored('a'), await stored('new')]).toMatchObject([{ n: 1 }, null])
})

it('reads the state at its start, whatever is committed meanwhile', async () => {
  const [, , , read] = await cloud.script(
    start('t'),
    set(undefined, 'a', { n: 5 }),
    doc(undefined, 'late', ['set', { data: { n: 1 } }]),
    get('t', 'a'),
    commit('t'),
  )
  expect(read?.value).toMatchObject({ data: { n: 1 } })
})

it('refuses at once to write a document that another transaction has written', async () => {
  const [, , , second, after] = await cloud.script(
    start('t'),
    start('u'),
    set('t', 'a', { n: 2 }),
    set('u', 'a', { n: 3 }),
    get('u', 'b'),
    commit('t'),
  )
  expect(second?.error?.message).toContain('TransactionBusy')
  expect(after?.error?.message).toContain('TransactionNotExist')
  expect(await stored('a')).toMatchObject({ n: 2 })
})

it('refuses to write a document that changed since the transaction began', async () => {
  const [, , write] = await cloud.script(start('t'), set(undefined, 'a', { n: 5 }), set('t', 'a', { n: 2 }))
  expect(write?.error?.message).toContain('WriteConflict')
})

it('refuses to insert what another transaction inserted meanwhile', async () => {
  const add = (on: string) => ({
    on,
    chain: [
      ['collection', 'things'],
      ['add', { data: { _id: 'fresh' } }],
    ],
  })
  const [, , , second] = await cloud.script(start('t'), start('u'), add('t'), add('u'), rollback('t'))
  expect(second?.error?.message).toContain('TransactionBusy')
})

it('lets a plain write wait until the lock is released', async () => {
  const holding = cloud.probe({
    do: 'script',
    steps: [start('t'), set('t', 'a', { n: 2 }), ...Array.from({ length: 30 }, () => get('t', 'b')), commit('t')],
  })
  await cloud.script(get(undefined, 'b'), get(undefined, 'b'), set(undefined, 'a', { m: 9 }))
  await holding
  expect(await stored('a')).toMatchObject({ n: 2, m: 9 })
})

it('loses no increment of twenty that run at once, retried on TransactionBusy', async () => {
  const attempt = async () => {
    for (;;) {
      const { value, error } = await cloud.probe({ do: 'runTransaction', id: 'a' })
      if (value !== undefined) return
      if (!/TransactionBusy|TransactionNotExist/.test(error?.message ?? '')) throw new Error(error?.message)
    }
  }
  await Promise.all(Array.from({ length: 20 }, attempt))
  expect(await stored('a')).toMatchObject({ n: 21 })
})

it('allows write skew, as the platform does: reads are not locked', async () => {
  const steps = [
    start('t'),
    start('u'),
    get('t', 'a'),
    get('u', 'b'),
    set('t', 'b', { n: 0 }),
    set('u', 'a', { n: 0 }),
    commit('t'),
    commit('u'),
  ]
  const answers = await cloud.script(...steps)
  expect(answers.filter(({ error }) => error)).toEqual([])
})

describe('hazards of the SDK', () => {
  it('H1: hides the code of a conflict inside a transaction, so that only the message tells it', async () => {
    const [, , , second] = await cloud.script(start('t'), start('u'), set('t', 'a', { n: 2 }), set('u', 'a', { n: 3 }))
    expect(second?.error).toMatchObject({ errCode: -501001 })
  })
  it.each([
    ['update', ['update', { data: { n: 9 } }]],
    ['remove', ['remove']],
    ['count', ['count']],
  ])('H2: refuses where().%s() while a transaction is open, because it would run outside it', async (_name, link) => {
    const chain = [['collection', 'things'], ['where', { _id: 'a' }], link]
    const [, inside, after] = await cloud.script(start('t'), { on: 't', chain }, rollback('t'), { chain })
    expect(inside?.error?.message).toContain('outside it')
    expect(after?.error).toBeUndefined()
    await put('a', { n: 1 })
  })
  it('refuses where().get() in a transaction: only single documents', async () => {
    const chain = [['collection', 'things'], ['where', { _id: 'a' }], ['get']]
    expect((await cloud.script(start('t'), { on: 't', chain }))[1]?.error?.message).toContain(
      'not available in a transaction',
    )
  })
  it('H4: ends a transaction at its first error; nothing of it is written', async () => {
    const duplicate = {
      on: 't',
      chain: [
        ['collection', 'things'],
        ['add', { data: { _id: 'b' } }],
      ],
    }
    const [, , error, next, end] = await cloud.script(
      start('t'),
      set('t', 'a', { n: 2 }),
      duplicate,
      get('t', 'a'),
      commit('t'),
    )
    expect(error?.error?.message).toContain('E11000')
    expect([next?.error?.message, end?.error?.message]).toEqual([
      expect.stringContaining('TransactionNotExist'),
      expect.stringContaining('TransactionNotExist'),
    ])
    expect(await stored('a')).toMatchObject({ n: 1 })
  })
})

it('ends a transaction that an invocation left open', async () => {
  await cloud.script(start('t'), set('t', 'a', { n: 2 }))
  const [write] = await cloud.script(start('u'), set('u', 'a', { n: 3 }))
  expect(write?.error).toBeUndefined()
})

it('releases at once the locks of a function that died', async () => {
  const { status } = await cloud.invoke('probe', { do: 'holdLock', id: 'a' })
  expect(status).toBe(500)
  const [, write, end] = await cloud.script(start('t'), set('t', 'a', { n: 4 }), commit('t'))
  expect([write?.error, end?.error]).toEqual([undefined, undefined])
  expect(await stored('a')).toEqual({ _id: 'a', n: 4 })
})
