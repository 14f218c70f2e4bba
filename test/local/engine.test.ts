/** The database through the real SDK: every operator the product uses, and a refusal for every other. */
import { buildFixtures, type FixtureCloud, remove, type StepAnswer, startFixtureCloud } from './fixtures/cloud'

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

type Link = readonly [string, ...unknown[]]
const things = (...chain: Link[]) => ({ chain: [['collection', 'things'], ...chain] })
const many = (...chain: Link[]) => ({ chain: [['collection', 'many'], ...chain] })
const doc = (id: string, ...chain: Link[]) => things(['doc', id], ...chain)

async function one(step: object): Promise<StepAnswer> {
  const [answer = {}] = await cloud.script(step)
  return answer
}
async function stored(id: string): Promise<unknown> {
  return ((await one(doc(id, ['get']))).value as { data: unknown }).data
}
async function put(id: string, data: object): Promise<void> {
  await one(doc(id, ['set', { data }]))
}
async function idsWhere(condition: object, ...more: Link[]): Promise<string[]> {
  const answer = await one(things(['where', condition], ...more, ['get']))
  if (answer.error) throw new Error(answer.error.message)
  return (answer.value as { data: { _id: string }[] }).data.map(({ _id }) => _id)
}

describe('conditions', () => {
  beforeAll(async () => {
    await put('q1', {
      set: 'q',
      owner: 'a',
      at: 1,
      tags: ['x', 'y'],
      when: { $date: '2026-01-01T00:00:00.000Z' },
      name: 'Anna',
    })
    await put('q2', { set: 'q', owner: 'a', at: 2, tags: [], when: { $date: '2026-01-01T00:00:00.500Z' }, name: 'Bob' })
    await put('q3', { set: 'q', owner: 'b', at: 3, nested: { deep: { n: 7 } }, name: 'anton' })
  })
  const cases: readonly [name: string, condition: object, ids: string[]][] = [
    ['eq', { owner: { $cmd: ['eq', 'a'] } }, ['q1', 'q2']],
    ['a plain value', { owner: 'b' }, ['q3']],
    ['neq', { owner: { $cmd: ['neq', 'a'] } }, ['q3']],
    ['gt', { at: { $cmd: ['gt', 1] } }, ['q2', 'q3']],
    ['gte', { at: { $cmd: ['gte', 2] } }, ['q2', 'q3']],
    ['lt', { at: { $cmd: ['lt', 2] } }, ['q1']],
    ['lte', { at: { $cmd: ['lte', 2] } }, ['q1', 'q2']],
    ['in', { at: { $cmd: ['in', [1, 3]] } }, ['q1', 'q3']],
    ['nin', { at: { $cmd: ['nin', [1, 3]] } }, ['q2']],
    ['exists', { nested: { $cmd: ['exists', true] } }, ['q3']],
    ['exists false', { nested: { $cmd: ['exists', false] } }, ['q1', 'q2']],
    ['and on one field', { at: { $cmd: ['and', { $cmd: ['gt', 1] }, { $cmd: ['lt', 3] }] } }, ['q2']],
    ['or on one field', { at: { $cmd: ['or', { $cmd: ['lt', 2] }, { $cmd: ['gt', 2] }] } }, ['q1', 'q3']],
    ['not', { at: { $cmd: ['not', { $cmd: ['gt', 1] }] } }, ['q1']],
    ['a pattern', { name: { $pattern: ['^an', 'i'] } }, ['q1', 'q3']],
    ['a nested field', { nested: { deep: { n: 7 } } }, ['q3']],
    ['one element of a list', { tags: 'x' }, ['q1']],
    ['an instant', { when: { $cmd: ['gt', { $date: '2026-01-01T00:00:00.000Z' }] } }, ['q2']],
    ['a missing field as null', { owner: 'b', tags: null }, ['q3']],
  ]
  it.each(cases)('finds by %s', async (_name, condition, ids) => {
    expect((await idsWhere({ set: 'q', ...condition })).sort()).toEqual(ids)
  })
  it('finds by alternatives over several fields', async () => {
    const either = { $cmd: ['or', [{ owner: 'b' }, { at: 1 }]] }
    expect((await idsWhere(either)).sort()).toEqual(['q1', 'q3'])
  })
  it.each([
    ['all', { tags: { $cmd: ['all', ['x']] } }, '$all'],
    ['elemMatch', { tags: { $cmd: ['elemMatch', { a: 1 }] } }, '$elemMatch'],
    ['size', { tags: { $cmd: ['size', 1] } }, '$size'],
    ['mod', { at: { $cmd: ['mod', 2, 0] } }, '$mod'],
    ['nor', { at: { $cmd: ['nor', { $cmd: ['gt', 1] }] } }, '$nor'],
  ])('refuses %s, which the product does not use, by name', async (_name, condition, operator) => {
    expect((await one(things(['where', condition], ['get']))).error?.message).toContain(operator)
  })
})

describe('order and pages', () => {
  it('keeps texts, numbers and instants in order, ties by id', async () => {
    for (const [id, at] of [
      ['s3', 2],
      ['s1', 1],
      ['s2', 2],
    ] as const)
      await put(id, { owner: 's', at })
    expect(await idsWhere({ owner: 's' }, ['orderBy', 'at', 'asc'])).toEqual(['s1', 's2', 's3'])
    expect(await idsWhere({ owner: 's' }, ['orderBy', 'at', 'desc'])).toEqual(['s3', 's2', 's1'])
    expect(await idsWhere({ owner: 's' }, ['orderBy', 'at', 'asc'], ['skip', 1], ['limit', 1])).toEqual(['s2'])
  })
  it('walks a long list by the last key, in order and without loss', async () => {
    const rows = Array.from({ length: 250 }, (_, n) => ({
      _id: `k${String(n).padStart(3, '0')}`,
      owner: 'k',
      at: Math.floor(n / 3),
    }))
    for (let n = 0; n < rows.length; n += 50) await one(many(['add', { data: rows.slice(n, n + 50) }]))
    const seen: string[] = []
    for (let last: { at: number; _id: string } | undefined, page = 0; page < 20; page += 1) {
      const next = last && {
        $cmd: ['or', [{ at: { $cmd: ['gt', last.at] } }, { at: last.at, _id: { $cmd: ['gt', last._id] } }]],
      }
      const condition = next ? { $cmd: ['and', [{ owner: 'k' }, next]] } : { owner: 'k' }
      const step = many(
        ['where', condition],
        ['orderBy', 'at', 'asc'],
        ['orderBy', '_id', 'asc'],
        ['limit', 40],
        ['get'],
      )
      const { data } = (await one(step)).value as { data: { at: number; _id: string }[] }
      seen.push(...data.map(({ _id }) => _id))
      last = data.at(-1)
      if (data.length < 40) break
    }
    expect(seen).toEqual(rows.map(({ _id }) => _id))
  })
  it('refuses a query that no index serves once the collection is large', async () => {
    const answer = await one(many(['where', { at: 3 }], ['get']))
    expect(answer.error?.message).toContain('no declared index serves this query')
  })
  it('serves the same large collection by id and by index', async () => {
    expect((await one(many(['where', { _id: { $cmd: ['gt', 'k247'] } }], ['get']))).value).toMatchObject({
      data: [{}, {}],
    })
    expect((await one(many(['where', { owner: 'k', at: 3 }], ['count']))).value).toMatchObject({ total: 3 })
    expect((await one(many(['count']))).value).toMatchObject({ total: 250 })
  })
  it('refuses an order that would have to be sorted in memory over a thousand documents', async () => {
    const rows = Array.from({ length: 900 }, (_, n) => ({ owner: 'k', at: n, other: -n }))
    for (let n = 0; n < rows.length; n += 100) await one(many(['add', { data: rows.slice(n, n + 100) }]))
    expect((await one(many(['where', { owner: 'k' }], ['orderBy', 'other', 'asc'], ['get']))).error?.message).toContain(
      'serves this order',
    )
  })
  it('returns at most a thousand documents', async () => {
    const { data } = (await one(many(['limit', 1000], ['get']))).value as { data: unknown[] }
    expect(data).toHaveLength(1000)
  })
  it('returns only the fields asked for', async () => {
    await put('f1', { a: 1, b: { c: 2, d: 3 } })
    expect((await one(things(['where', { _id: 'f1' }], ['field', { 'b.c': true }], ['get']))).value).toMatchObject({
      data: [{ _id: 'f1', b: { c: 2 } }],
    })
  })
})

describe('updates', () => {
  const cases: readonly [name: string, before: object, change: object, after: object][] = [
    ['sets a field and merges a sub-document', { a: 1, o: { x: 1 } }, { o: { y: 2 } }, { a: 1, o: { x: 1, y: 2 } }],
    ['replaces a sub-document with set', { o: { x: 1 } }, { o: { $cmd: ['set', { y: 2 }] } }, { o: { y: 2 } }],
    ['removes a field', { a: 1, b: 2 }, { b: { $cmd: ['remove'] } }, { a: 1 }],
    ['increments, from nothing too', { n: 1 }, { n: { $cmd: ['inc', 2] }, m: { $cmd: ['inc', -1] } }, { n: 3, m: -1 }],
    [
      'pushes one and several',
      { l: [1] },
      { l: { $cmd: ['push', [2, 3]] }, k: { $cmd: ['push', 'x'] } },
      { l: [1, 2, 3], k: ['x'] },
    ],
    [
      'adds to a set',
      { l: [1] },
      { l: { $cmd: ['addToSet', { each: [1, 2] }] }, k: { $cmd: ['addToSet', 'x'] } },
      { l: [1, 2], k: ['x'] },
    ],
    ['pulls a value', { l: [1, 2, 1] }, { l: { $cmd: ['pull', 1] } }, { l: [2] }],
    ['makes missing parents', { z: 0 }, { o: { p: { q: 1 } } }, { z: 0, o: { p: { q: 1 } } }],
  ]
  it.each(cases)('%s', async (_name, before, change, after) => {
    await put('u1', before)
    expect((await one(doc('u1', ['update', { data: change }]))).value).toMatchObject({ stats: { updated: 1 } })
    expect(await stored('u1')).toEqual({ _id: 'u1', ...after })
  })
  it('counts a change that changes nothing as none', async () => {
    await put('u2', { a: 1 })
    expect((await one(doc('u2', ['update', { data: { a: 1 } }]))).value).toMatchObject({ stats: { updated: 0 } })
  })
  it('resolves the server date, nested too', async () => {
    await put('u3', { at: { $serverDate: 0 }, o: { later: { $serverDate: 60000 } } })
    const { at, o } = (await stored('u3')) as { at: string; o: { later: string } }
    expect(Date.parse(o.later) - Date.parse(at)).toBe(60000)
  })
  it.each([
    ['mul', { n: { $cmd: ['mul', 2] } }, '$mul'],
    ['max', { n: { $cmd: ['max', 2] } }, '$max'],
    ['rename', { n: { $cmd: ['rename', 'm'] } }, '$rename'],
    ['pop', { l: { $cmd: ['pop'] } }, '$pop'],
  ])('refuses %s by name', async (_name, change, operator) => {
    await put('u4', { n: 1, l: [1] })
    expect((await one(doc('u4', ['update', { data: change }]))).error?.message).toContain(operator)
  })
  it('refuses to increment a text, and to write through a scalar', async () => {
    await put('u5', { t: 'x' })
    expect((await one(doc('u5', ['update', { data: { t: { $cmd: ['inc', 1] } } }]))).error).toBeDefined()
    expect((await one(doc('u5', ['update', { data: { t: { y: 1 } } }]))).error?.message).toContain('is not a document')
  })
  it('updates and removes all that match', async () => {
    for (const id of ['w1', 'w2']) await put(id, { owner: 'w', at: 1 })
    expect((await one(things(['where', { owner: 'w' }], ['update', { data: { at: 2 } }]))).value).toMatchObject({
      stats: { updated: 2 },
    })
    expect((await one(things(['where', { owner: 'w', at: 2 }], ['remove']))).value).toMatchObject({
      stats: { removed: 2 },
    })
  })
  it('lets exactly one of many compare-and-set the same state', async () => {
    await put('cas', { owner: 'cas', at: 0 })
    const attempt = () => one(things(['where', { _id: 'cas', at: 0 }], ['update', { data: { at: 1 } }]))
    const answers = await Promise.all(Array.from({ length: 12 }, attempt))
    const changed = answers.filter(({ value }) => (value as { stats: { updated: number } }).stats.updated === 1)
    expect(changed).toHaveLength(1)
  })
})

describe('what may be stored', () => {
  it('refuses a second document with the same id, recognisable by its message', async () => {
    await one(things(['add', { data: { _id: 'd1' } }]))
    const { error } = await one(things(['add', { data: { _id: 'd1' } }]))
    expect(error).toMatchObject({ errCode: -502001 })
    expect(error?.message).toMatch(/E11000 duplicate key/)
  })
  it('stores none of a list of which one cannot be stored', async () => {
    await one(things(['add', { data: [{ _id: 'd2' }, { _id: 'd1' }] }]))
    expect(await stored('d2')).toBeNull()
  })
  it.each(['持证人', 'a-b', 'x'.repeat(33)])('refuses the field name %s', async (name) => {
    expect((await one(things(['add', { data: { o: { [name]: 1 } } }]))).error?.message).toContain('field name')
  })
  it('refuses a list in an indexed field, which an index would not find', async () => {
    expect((await one(things(['add', { data: { owner: ['a'] } }]))).error?.message).toContain('indexed field owner')
  })
  it('refuses a document over 512 KB', async () => {
    const data = { t: 'x'.repeat(90 * 1024) }
    await put('big', data)
    for (const name of ['a', 'b', 'c', 'd', 'e']) await one(doc('big', ['update', { data: { [name]: data.t } }]))
    expect((await one(doc('big', ['update', { data: { f: data.t } }]))).error?.message).toContain('over 512 KB')
  })
  it('refuses a collection that is not declared', async () => {
    expect((await one({ chain: [['collection', 'elsewhere'], ['get']] })).error?.errCode).toBe(-502005)
  })
})

describe('aggregation', () => {
  beforeAll(async () => {
    for (const n of [1, 2, 3, 4]) await put(`g${n}`, { owner: 'g', at: n, even: n % 2 === 0 })
  })
  const aggregate = (...chain: Link[]) => things(['aggregate'], ...chain, ['end'])
  it('matches, groups, sorts and counts', async () => {
    const sum = await one(
      aggregate(['match', { owner: 'g' }], ['group', { _id: '$even', total: { $sum: '$at' } }], ['sort', { total: 1 }]),
    )
    expect(sum.value).toMatchObject({
      list: [
        { _id: false, total: 4 },
        { _id: true, total: 6 },
      ],
    })
    expect(
      (await one(aggregate(['match', { owner: 'g', at: { $cmd: ['gt', 1] } }], ['count', 'n']))).value,
    ).toMatchObject({ list: [{ n: 3 }] })
  })
  it('projects and limits', async () => {
    const answer = await one(
      aggregate(['match', { owner: 'g' }], ['sort', { at: -1 }], ['limit', 1], ['project', { at: 1 }]),
    )
    expect(answer.value).toMatchObject({ list: [{ _id: 'g4', at: 4 }] })
  })
  it('refuses a stage or expression the product does not use, by name', async () => {
    expect((await one(aggregate(['lookup', { from: 'x' }]))).error?.message).toContain('$lookup')
    expect((await one(aggregate(['group', { _id: null, x: { $push: '$at' } }]))).error?.message).toContain('$push')
  })
})
