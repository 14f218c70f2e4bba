/** Whatever index serves a query, the answer is the one that looking at every document would give. */
import fc from 'fast-check'
import { Query } from 'mingo'
import { Engine } from '../../local/engine/engine'
import type { Order } from '../../local/engine/planner'
import { parseSchema } from '../../local/engine/schema'
import type { Clause } from '../../local/engine/values'

const schema = parseSchema(
  '{"collections":{"rows":{"indexes":{"a":["owner","at"],"b":["state"],"c":["o.p","owner"],"d":["when"]}}}}',
)
const caller = { worker: 'test' }

const texts = fc.constantFrom('', 'a', 'b', 'ab', '中', '文', 'Z')
const numbers = fc.constantFrom(-1, 0, 0.5, 1, 2, 10)
const instants = fc.constantFrom(0, 500, 1000, 86400000).map((time) => new Date(time))
const scalars = fc.oneof(texts, numbers, fc.boolean(), fc.constant(null))

const rows = fc.array(
  fc.record(
    {
      owner: texts,
      at: numbers,
      state: scalars,
      when: instants,
      o: fc.record({ p: scalars }),
      tags: fc.array(texts, { maxLength: 2 }),
    },
    { requiredKeys: [] },
  ),
  { maxLength: 20 },
)

const compared = <T>(values: fc.Arbitrary<T>) =>
  fc.oneof(
    values,
    values.map((value) => ({ $eq: value })),
    fc.array(values, { maxLength: 3 }).map((list) => ({ $in: list })),
    fc
      .tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$ne'), values)
      .map(([operator, value]) => ({ [operator]: value })),
    fc.tuple(values, values).map(([low, high]) => ({ $gte: low, $lt: high })),
    fc.boolean().map((exists) => ({ $exists: exists })),
  )
const simple: fc.Arbitrary<Clause> = fc.record(
  {
    owner: compared(texts),
    at: compared(numbers),
    state: compared(scalars),
    when: compared(instants),
    'o.p': compared(scalars),
    tags: texts,
  },
  { requiredKeys: [] },
)
/** What a next page asks for: alternatives that share a field, beside a fixed owner. */
const nextPages: fc.Arbitrary<Clause> = fc
  .tuple(texts, fc.array(compared(numbers), { minLength: 1, maxLength: 3 }))
  .map(([owner, alternatives]) => ({ owner, $or: alternatives.map((at) => ({ at })) }))
const filters: fc.Arbitrary<Clause> = fc.oneof(
  simple,
  nextPages,
  fc.array(simple, { minLength: 1, maxLength: 3 }).map((branches) => ({ $or: branches })),
  fc
    .tuple(simple, fc.array(simple, { minLength: 1, maxLength: 2 }))
    .map(([own, branches]) => ({ $and: [own, { $or: branches }] })),
)
const orders: fc.Arbitrary<Order> = fc.uniqueArray(
  fc.tuple(fc.constantFrom('owner', 'at', '_id'), fc.constantFrom(1 as const, -1 as const)),
  { maxLength: 3, selector: ([field]) => field },
)

async function withRows<T>(
  documents: readonly object[],
  act: (engine: Engine, stored: Clause[]) => Promise<T> | T,
): Promise<T> {
  const engine = new Engine(':memory:', schema)
  const stored = documents.map((document, position) => ({ _id: `r${position}`, ...document }))
  if (stored.length > 0) await engine.insert('rows', stored, caller)
  try {
    return await act(engine, stored)
  } finally {
    engine.close()
  }
}

function idsOf(engine: Engine, filter: Clause, order: Order, offset = 0, limit = 1000): string[] {
  const request = { collection: 'rows', filter, order, offset, limit, projection: {}, byId: false }
  return engine.find(request, caller).map((text) => (JSON.parse(text) as { _id: string })._id)
}

it('finds the same documents', async () => {
  await fc.assert(
    fc.asyncProperty(rows, filters, orders, (documents, filter, order) =>
      withRows(documents, (engine, stored) => {
        const query = new Query(filter)
        const expected = stored.filter((document) => query.test(document)).map(({ _id }) => String(_id))
        expect(idsOf(engine, filter, order).sort()).toEqual(expected.sort())
        expect(engine.count('rows', filter, caller)).toBe(expected.length)
      }),
    ),
    { numRuns: 1000 },
  )
})

it('gives the pages of an order without loss, repetition or change of order', async () => {
  await fc.assert(
    fc.asyncProperty(rows, simple, orders, fc.integer({ min: 1, max: 5 }), (documents, filter, order, size) =>
      withRows(documents, (engine) => {
        const whole = idsOf(engine, filter, order)
        const pages = Array.from({ length: Math.ceil(whole.length / size) }, (_, page) =>
          idsOf(engine, filter, order, page * size, size),
        )
        expect(pages.flat()).toEqual(whole)
      }),
    ),
    { numRuns: 150 },
  )
})

it('keeps rows in the order asked for', async () => {
  const ordered = fc.array(fc.record({ owner: fc.constantFrom('a', 'b'), at: numbers }), { maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(ordered, fc.constantFrom(1 as const, -1 as const), (documents, direction) =>
      withRows(documents, (engine, stored) => {
        const at = new Map(stored.map(({ _id, at }) => [String(_id), Number(at)]))
        const found = idsOf(engine, { owner: 'a' }, [['at', direction]]).map((id) => at.get(id) ?? 0)
        expect(found).toEqual([...found].sort((a, b) => (a - b) * direction))
      }),
    ),
  )
})
