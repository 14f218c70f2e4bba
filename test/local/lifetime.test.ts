/** What must end by itself: a transaction that nobody ends. */

import { Tables } from '../../local/engine/tables'
import { TRANSACTION_LIFETIME_MS, Transactions } from '../../local/engine/transactions'

const schema = new Map([['things', { name: 'things', indexes: [] }]])

// A group is written at the end of a turn, which these tests let come by itself.
beforeEach(() => jest.useFakeTimers({ doNotFake: ['setImmediate', 'clearImmediate'] }))
afterEach(() => jest.useRealTimers())

it('ends a transaction after its lifetime, and its lock with it', async () => {
  const transactions = new Transactions(new Tables(':memory:', schema))
  const held = transactions.start('worker')
  transactions.write(held, { collection: 'things', id: 'a', text: '{}' })
  jest.advanceTimersByTime(TRANSACTION_LIFETIME_MS - 1)
  expect(transactions.isLocked('things', 'a')).toBe(true)
  jest.advanceTimersByTime(1)
  expect(transactions.isLocked('things', 'a')).toBe(false)
  await expect(transactions.commit(held, 'worker')).rejects.toThrow('TransactionNotExist')
})

it('knows a transaction only by the worker that began it', async () => {
  const transactions = new Transactions(new Tables(':memory:', schema))
  const own = transactions.start('worker')
  await expect(transactions.commit(own, 'another')).rejects.toThrow('TransactionNotExist')
  await transactions.commit(own, 'worker')
})

it('keeps showing the state at its start while transactions come and go around it', async () => {
  const tables = new Tables(':memory:', schema)
  const transactions = new Transactions(tables)
  const write = (n: number) => transactions.apply(() => [{ collection: 'things', id: 'a', text: `${n}` }])
  await write(0)
  const early = transactions.start('early')
  for (let n = 1; n < 5; n += 1) {
    const passing = transactions.start('passing')
    await write(n)
    expect(transactions.read(passing, 'things', 'a')).toBe(`${n - 1}`)
    transactions.abort(passing, 'passing')
  }
  expect(transactions.read(early, 'things', 'a')).toBe('0')
  const late = transactions.start('late')
  transactions.abort(early, 'early')
  expect(transactions.read(late, 'things', 'a')).toBe('4')
})

it('takes a commit that was asked for to its end, whatever its lifetime, and nothing more into it', async () => {
  const tables = new Tables(':memory:', schema)
  const transactions = new Transactions(tables)
  const closing = transactions.start('worker')
  transactions.write(closing, { collection: 'things', id: 'a', text: '{}' })
  const committed = transactions.commit(closing, 'worker')
  jest.advanceTimersByTime(TRANSACTION_LIFETIME_MS)
  expect(transactions.isOpen(closing, 'worker')).toBe(false)
  expect(transactions.isLocked('things', 'a')).toBe(true)
  await committed
  expect([tables.get('things', 'a'), transactions.isLocked('things', 'a')]).toEqual(['{}', false])
})

it('writes nothing of a commit whose function ended before the group was written, and tells it so', async () => {
  const tables = new Tables(':memory:', schema)
  const transactions = new Transactions(tables)
  const lost = transactions.start('worker')
  transactions.write(lost, { collection: 'things', id: 'a', text: '{}' })
  const committed = transactions.commit(lost, 'worker')
  transactions.endAllOf('worker')
  await expect(committed).rejects.toThrow('TransactionNotExist')
  expect(tables.get('things', 'a')).toBeUndefined()
})
