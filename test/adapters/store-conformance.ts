/**
 * What every store adapter keeps: `cloudfunctions/server/ports.ts` as tests. An adapter's test opens a store over the collections of
 * {@link SHELF} and runs this suite.
 */

import {
  type Cursor,
  type Find,
  type Found,
  key,
  probablyAbsent,
  type StoreOf,
} from '../../cloudfunctions/server/ports'
import { ok, refuse } from '../../src/core/result'

/** The collections the suite works on. */
export interface Shelf {
  readonly things: { readonly owner: string; readonly at: number; readonly state?: string; readonly by?: string }
  readonly counters: { readonly value: number; readonly nested?: { readonly [name: string]: number } }
}
export type ShelfIndexes = { readonly things: 'byOwner' | 'byWhen'; readonly counters: never }
export type ShelfStore = StoreOf<Shelf, ShelfIndexes>

/** As the adapter under test must have it declared. */
export const SHELF = {
  collections: {
    things: { indexes: { byOwner: ['owner', 'at'], byWhen: ['when'] } },
    counters: { indexes: {} },
  },
} as const

export interface OpenStore {
  readonly store: ShelfStore
  close(): Promise<void>
}

export function storeConformance(name: string, open: () => Promise<OpenStore>): void {
  describe(`${name} keeps the store's contract`, () => {
    let opened: OpenStore
    let store: ShelfStore
    beforeAll(async () => {
      opened = await open()
      store = opened.store
    })
    afterAll(() => opened.close())

    describe('a transaction', () => {
      it('writes everything it decided', async () => {
        const [one, two] = [key('counters', 'both-1'), key('counters', 'both-2')]
        const result = await store.transact([one, two], () =>
          ok({
            writes: [
              { kind: 'insert', key: one, record: { value: 1 } },
              { kind: 'insert', key: two, record: { value: 2 } },
            ],
            value: 'done',
          }),
        )
        expect(result).toEqual(ok('done'))
        expect([await store.get(one), await store.get(two)]).toEqual([{ value: 1 }, { value: 2 }])
      })

      it('writes nothing when it refuses, and answers with the refusal', async () => {
        const id = key('counters', 'refused')
        const result = await store.transact([id], () => refuse({ code: 'NO' }))
        expect(result).toEqual(refuse({ code: 'NO' }))
        expect(await store.get(id)).toBeUndefined()
      })

      it('writes nothing when one of its writes cannot be made', async () => {
        const [taken, fresh] = [key('counters', 'taken'), key('counters', 'fresh')]
        await store.insert(taken, { value: 1 })
        const outcome = store.transact([], () =>
          ok({
            writes: [
              { kind: 'insert', key: fresh, record: { value: 2 } },
              { kind: 'insert', key: taken, record: { value: 2 } },
            ],
            value: undefined,
          }),
        )
        // A bug of the caller, so it throws; where conflicts are thick it may run out of attempts before that shows.
        expect(await outcome.catch(() => 'thrown')).not.toHaveProperty('ok', true)
        expect([await store.get(taken), await store.get(fresh)]).toEqual([{ value: 1 }, undefined])
      })

      it('writes nothing when its decision throws', async () => {
        const id = key('counters', 'thrown')
        const attempt = store.transact([id], () => {
          throw new Error('a bug')
        })
        await expect(attempt).rejects.toThrow('a bug')
        expect(await store.get(id)).toBeUndefined()
      })

      it('shows what it was told to read, and only that', async () => {
        const [read, unread] = [key('counters', 'read'), key('counters', 'unread')]
        await store.insert(read, { value: 7 })
        const seen = await store.transact([read], (snapshot) => ok({ writes: [], value: snapshot.get(read) }))
        expect(seen).toEqual(ok({ value: 7 }))
        const attempt = store.transact([read], (snapshot) => ok({ writes: [], value: snapshot.get(unread) }))
        await expect(attempt).rejects.toThrow('not among the keys')
      })

      it('replaces a record whole: members that are gone are gone', async () => {
        const id = key('counters', 'whole')
        await store.insert(id, { value: 1, nested: { a: 1 } })
        const record = { value: 2, nested: { b: 2 } }
        await store.transact([id], () => ok({ writes: [{ kind: 'replace', key: id, record }], value: undefined }))
        expect(await store.get(id)).toEqual(record)
      })

      it('does not replace what it has not read', async () => {
        const id = key('counters', 'never-there')
        const record = { value: 2 }
        const attempt = store.transact([id], () => ok({ writes: [{ kind: 'replace', key: id, record }], value: 1 }))
        await expect(attempt).rejects.toThrow('was not read')
      })

      it('removes', async () => {
        const id = key('counters', 'removed')
        await store.insert(id, { value: 1 })
        await store.transact([id], () => ok({ writes: [{ kind: 'remove', key: id }], value: undefined }))
        expect(await store.get(id)).toBeUndefined()
      })

      it('loses no update of twenty that raise the same counter at once', async () => {
        const id = key('counters', 'raised')
        const raise = async (): Promise<number> => {
          const result = await store.transact([id], (read) => {
            const before = read.get(id)
            const record = { value: (before?.value ?? 0) + 1 }
            return ok({ writes: [{ kind: before ? 'replace' : 'insert', key: id, record }], value: record.value })
          })
          // BUSY has written nothing, so the caller may repeat.
          return result.ok ? result.value : raise()
        }
        const seen = await Promise.all(Array.from({ length: 20 }, raise))
        expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
        expect(await store.get(id)).toEqual({ value: 20 })
      })

      it.each(['right', 'wrong'])(
        'answers the same to a guess that nothing is there: %s, and inserted',
        async (guess) => {
          const id = key('counters', `guessed-${guess}`)
          if (guess === 'wrong') await store.insert(id, { value: 1 })
          const result = await store.transact([probablyAbsent(id)], (read) => {
            const before = read.get(id)
            if (before) return ok({ writes: [], value: before.value })
            return ok({ writes: [{ kind: 'insert', key: id, record: { value: 2 } }], value: 2 })
          })
          expect([result, await store.get(id)]).toEqual(
            guess === 'wrong' ? [ok(1), { value: 1 }] : [ok(2), { value: 2 }],
          )
        },
      )

      it('never answers from a guess that no insert has tested', async () => {
        const [there, nowhere] = [key('counters', 'guessed-there'), key('counters', 'guessed-nowhere')]
        await store.insert(there, { value: 1 })
        const seen = (id: typeof there) =>
          store.transact([probablyAbsent(id)], (read) => refuse({ seen: read.get(id) }))
        expect(await seen(there)).toEqual(refuse({ seen: { value: 1 } }))
        expect(await seen(nowhere)).toEqual(refuse({ seen: undefined }))
      })

      it('replaces what was guessed absent and is there', async () => {
        const id = key('counters', 'guessed-replaced')
        await store.insert(id, { value: 1 })
        await store.transact([probablyAbsent(id)], (read) => {
          const before = read.get(id)
          const record = { value: (before?.value ?? 0) + 1 }
          return ok({ writes: [{ kind: before ? 'replace' : 'insert', key: id, record }], value: undefined })
        })
        expect(await store.get(id)).toEqual({ value: 2 })
      })

      it('decides again, from fresh reads, when another writer came between', async () => {
        const id = key('counters', 'between')
        await store.insert(id, { value: 1 })
        const seen: number[] = []
        let other: Promise<unknown> | undefined
        const raise = (by: number, meanwhile: () => void) =>
          store.transact([id], (read) => {
            meanwhile()
            const value = read.get(id)?.value ?? 0
            seen.push(value)
            return ok({ writes: [{ kind: 'replace', key: id, record: { value: value + by } }], value: undefined })
          })
        await raise(1, () => {
          other ??= raise(100, () => undefined)
        })
        await other
        expect(await store.get(id)).toEqual({ value: 102 })
        // Whoever came second saw what the first had made of it.
        expect([2, 101]).toContain(Math.max(...seen))
      })
    })

    describe('compare and set', () => {
      it('lets exactly one of twenty win', async () => {
        const id = key('things', 'claimed')
        await store.insert(id, { owner: 'x', at: 1, state: 'waiting' })
        const claims = Array.from({ length: 20 }, (_, index) =>
          store.compareAndSet(id, { state: 'waiting' }, { state: 'used', by: `officer-${index}` }),
        )
        const won = await Promise.all(claims)
        expect(won.filter(Boolean)).toHaveLength(1)
        expect(await store.get(id)).toEqual({ owner: 'x', at: 1, state: 'used', by: `officer-${won.indexOf(true)}` })
      })

      it('does nothing to a record that is not there', async () => {
        const id = key('things', 'nowhere')
        expect(await store.compareAndSet(id, {}, { state: 'used' })).toBe(false)
        expect(await store.get(id)).toBeUndefined()
      })

      it('replaces a nested value, and leaves other fields alone', async () => {
        const id = key('counters', 'nested')
        await store.insert(id, { value: 1, nested: { a: 1 } })
        await store.compareAndSet(id, { value: 1 }, { nested: { b: 2 } })
        expect(await store.get(id)).toEqual({ value: 1, nested: { b: 2 } })
      })
    })

    describe('insert', () => {
      it('lets exactly one of twenty take an id', async () => {
        const id = key('counters', 'inserted')
        const tries = Array.from({ length: 20 }, (_, value) => store.insert(id, { value }))
        const won = await Promise.all(tries)
        expect(won.filter(Boolean)).toHaveLength(1)
        expect(await store.get(id)).toEqual({ value: won.indexOf(true) })
      })
    })

    describe('compare and remove', () => {
      it('removes only what still is as expected', async () => {
        const id = key('counters', 'swept')
        await store.insert(id, { value: 1 })
        expect(await store.compareAndRemove(id, { value: 2 })).toBe(false)
        expect(await store.get(id)).toEqual({ value: 1 })
        expect(await store.compareAndRemove(id, { value: 1 })).toBe(true)
        expect(await store.compareAndRemove(id, { value: 1 })).toBe(false)
      })
    })

    describe('get many', () => {
      it('gives those there are', async () => {
        await store.insert(key('counters', 'many-1'), { value: 1 })
        await store.insert(key('counters', 'many-2'), { value: 2 })
        const found = await store.getMany('counters', ['many-1', 'many-0', 'many-2'])
        expect([...found].sort()).toEqual([
          ['many-1', { value: 1 }],
          ['many-2', { value: 2 }],
        ])
        expect((await store.getMany('counters', [])).size).toBe(0)
      })
    })

    describe('find', () => {
      // Ties on purpose: of 57 records each place in the index is shared by up to five.
      const records = Array.from({ length: 57 }, (_, index) => ({ owner: 'shelf', at: Math.floor(index / 5) }))
      const idOf = (index: number) => `paged-${String((index * 31) % 57).padStart(2, '0')}`
      beforeAll(async () => {
        await store.insert(key('things', 'of-another'), { owner: 'another', at: 5 })
        for (const [index, record] of records.entries()) await store.insert(key('things', idOf(index)), record)
      })

      const pagesOf = async (order: Find<Shelf['things']>['order'], limit: number) => {
        const all: Found<Shelf['things']>[] = []
        for (;;) {
          const after = all.at(-1)?.cursor
          const query = { equals: { owner: 'shelf' }, order, limit, ...(after ? { after } : {}) }
          const page = await store.find('things', 'byOwner', query)
          if (page.length === 0) return all
          all.push(...page)
        }
      }

      it.each([1, 4, 5, 7, 57, 100])('pages without gap or repetition, ties included, %i at a time', async (limit) => {
        const found = await pagesOf('ascending', limit)
        const expected = records
          .map((record, index) => ({ id: idOf(index), record }))
          .sort((a, b) => a.record.at - b.record.at || (a.id < b.id ? -1 : 1))
        expect(found.map(({ id, record }) => ({ id, record }))).toEqual(expected)
      })

      it('runs backwards in exactly the opposite order', async () => {
        const [up, down] = [await pagesOf('ascending', 10), await pagesOf('descending', 10)]
        expect(down.map(({ id }) => id)).toEqual(up.map(({ id }) => id).reverse())
      })

      it('stops at a bound', async () => {
        const query = { equals: { owner: 'shelf' }, order: 'ascending', limit: 100 } as const
        const found = await store.find('things', 'byOwner', { ...query, upTo: 2 })
        expect(found.map(({ record }) => record.at)).toEqual(
          Array.from({ length: 15 }, (_, index) => Math.floor(index / 5)),
        )
      })

      it('begins at a bound, inclusive, and goes on from there page by page in either direction', async () => {
        const bounded = { equals: { owner: 'shelf' }, from: 4, upTo: 6 } as const
        for (const order of ['ascending', 'descending'] as const) {
          const seen: number[] = []
          for (let after: Cursor | undefined; ; ) {
            const found = await store.find('things', 'byOwner', {
              ...bounded,
              order,
              limit: 4,
              ...(after ? { after } : {}),
            })
            if (found.length === 0) break
            seen.push(...found.map(({ record }) => record.at))
            after = found.at(-1)?.cursor
          }
          const expected = [4, 5, 6].flatMap((at) => Array<number>(5).fill(at))
          expect(seen).toEqual(order === 'ascending' ? expected : expected.reverse())
        }
      })

      it('counts what it would find, and no further than it is told', async () => {
        const all = { equals: { owner: 'shelf' }, limit: 1000 } as const
        expect(await store.count('things', 'byOwner', all)).toBe(57)
        expect(await store.count('things', 'byOwner', { ...all, limit: 20 })).toBe(20)
        expect(await store.count('things', 'byOwner', { ...all, from: 4, upTo: 6 })).toBe(15)
        expect(await store.count('things', 'byOwner', { equals: { owner: 'nobody' }, limit: 1 })).toBe(0)
      })

      it('orders by id alone when every field of the index is fixed', async () => {
        const query = { equals: { owner: 'shelf', at: 3 }, order: 'ascending', limit: 3 } as const
        const first = await store.find('things', 'byOwner', query)
        const cursor = first.at(-1)?.cursor
        const rest = await store.find('things', 'byOwner', { ...query, ...(cursor ? { after: cursor } : {}) })
        const ids = [...first, ...rest].map(({ id }) => id)
        expect(ids).toHaveLength(5)
        expect(ids).toEqual([...ids].sort())
      })

      it('refuses an index that is not declared', async () => {
        const undeclared = 'byColour' as 'byOwner'
        const query = { equals: {}, order: 'ascending', limit: 1 } as const
        await expect(async () => store.find('things', undeclared, query)).rejects.toThrow('not declared')
      })

      it('refuses fields that are not the beginning of the index', async () => {
        const query = { equals: { at: 3 }, order: 'ascending', limit: 1 } as const
        await expect(async () => store.find('things', 'byOwner', query)).rejects.toThrow('not the beginning')
      })
    })
  })
}
