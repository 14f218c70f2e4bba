/** What must end by itself: a transaction that nobody ends. */

import { Tables } from '../../local/engine/tables'
import { TRANSACTION_LIFETIME_MS, Transactions } from '../../local/engine/transactions'

const schema = new Map([['things', { name: 'things', indexes: [] }]])

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

it('ends a transaction after its lifetime, and its lock with it', () => {
  const transactions = new Transactions(new Tables(':memory:', schema))
  const held = transactions.start('worker')
  transactions.write(held, { collection: 'things', id: 'a', text: '{}' })
  jest.advanceTimersByTime(TRANSACTION_LIFETIME_MS - 1)
  expect(transactions.isLocked('things', 'a')).toBe(true)
  jest.advanceTimersByTime(1)
  expect(transactions.isLocked('things', 'a')).toBe(false)
  expect(() => transactions.commit(held, 'worker')).toThrow('TransactionNotExist')
})

it('knows a transaction only by the worker that began it', () => {
  const transactions = new Transactions(new Tables(':memory:', schema))
  const own = transactions.start('worker')
  expect(() => transactions.commit(own, 'another')).toThrow('TransactionNotExist')
  transactions.commit(own, 'worker')
})

it('keeps showing the state at its start while transactions come and go around it', () => {
  const tables = new Tables(':memory:', schema)
  const transactions = new Transactions(tables)
  const write = (n: number) => transactions.applyAll([{ collection: 'things', id: 'a', text: `${n}` }])
  write(0)
  const early = transactions.start('early')
  for (let n = 1; n < 5; n += 1) {
    const passing = transactions.start('passing')
    write(n)
    expect(transactions.read(passing, 'things', 'a')).toBe(`${n - 1}`)
    transactions.abort(passing, 'passing')
  }
  expect(transactions.read(early, 'things', 'a')).toBe('0')
  const late = transactions.start('late')
  transactions.abort(early, 'early')
  expect(transactions.read(late, 'things', 'a')).toBe('4')
})
